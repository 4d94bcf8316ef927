const placeholder = /\{\{\s*([A-Za-z][\w-]*(?:\.[\w-]+)*)\s*\}\}/g

/** The names that a template uses, each as its path: `order.status` is `['order', 'status']`. */
export function namesIn(template: string): string[][] {
  return [...template.matchAll(placeholder)].map(([, name]) => (name ?? '').split('.'))
}

/** Whether something between braces is not a name. */
export function hasBrokenName(template: string): boolean {
  return template.replace(placeholder, '').includes('{{')
}

/** The template with its names replaced. What is not there is an empty text. */
export function fill(
  template: string,
  valueOf: (path: readonly string[]) => unknown,
  write: (value: string) => string = (value) => value,
): string {
  return template.replace(placeholder, (_, name: string) => {
    const value = valueOf(name.split('.'))
    return value === undefined || value === null || typeof value === 'object' ? '' : write(String(value))
  })
}

/** What stands at a path of an answer; undefined where nothing does. Own fields only. */
export function at(value: unknown, path: readonly string[]): unknown {
  let current = value
  for (const key of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = (current as Record<string, unknown>)[key]
  }
  return current
}
