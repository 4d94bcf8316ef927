import type { PageContext } from '@baton/protocol'

/** The protocol's own limits, whose file brings a library along. A test keeps them equal. */
export const contextLimits = { entries: 20, name: 60, value: 300, list: 10 } as const

/**
 * What of a site's context can be told: bare values and short lists under names. What is too long is cut, what is nothing of the kind is left
 * out and named to `leftOut`: the site's mistakes must not keep a message from going.
 */
export function readContext(json: string | undefined, leftOut: (name: string) => void): PageContext | undefined {
  const given = parsed(json)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined
  const context: PageContext = {}
  for (const [said, value] of Object.entries(given)) {
    const name = words(said, contextLimits.name)
    const read = valueOf(value)
    if (name === '' || read === null || Object.keys(context).length === contextLimits.entries) leftOut(said)
    else context[name] = read
  }
  return Object.keys(context).length > 0 ? context : undefined
}

function parsed(json: string | undefined): unknown {
  try {
    return json === undefined ? null : JSON.parse(json)
  } catch {
    return null
  }
}

function valueOf(value: unknown): PageContext[string] | null {
  if (typeof value === 'string') return words(value, contextLimits.value)
  if (typeof value === 'boolean' || typeof value === 'number') return value
  if (!Array.isArray(value)) return null
  const bare = value.filter((each) => typeof each === 'string' || typeof each === 'number')
  return bare.length < value.length
    ? null
    : bare.slice(0, contextLimits.list).map((each) => words(String(each), contextLimits.value))
}

// oxlint-disable-next-line no-control-regex
const words = (text: string, longest: number) =>
  text
    .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed()
