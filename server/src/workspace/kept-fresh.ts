/** What changes slowly, by workspace: the first look is waited for; after that what is known serves until a newer one has come. */
export function keptFresh<T>(
  look: (workspace: string) => Promise<T>,
  { freshFor, mostKept, now }: { freshFor: number; mostKept: number; now: () => number },
): (workspace: string) => Promise<T> {
  const kept = new Map<string, { value: Promise<T>; until: number }>()
  return (workspace) => {
    const known = kept.get(workspace)
    if (known && known.until > now()) return known.value
    const next = look(workspace)
    if (!known) {
      if (kept.size >= mostKept) kept.clear()
      kept.set(workspace, { value: next, until: now() + freshFor })
      next.catch(() => kept.delete(workspace))
      return next
    }
    known.until = now() + freshFor
    next.then(
      (value) => kept.set(workspace, { value: Promise.resolve(value), until: now() + freshFor }),
      () => {}, // what is known stays until the next look
    )
    return known.value
  }
}
