import vm from 'node:vm'

/** As much of a text as a pattern is tried on. Characters. */
const readAtMost = 2000
/** The longest that a search may take, at its first and at its second try, ms. A sound pattern needs less than one; a busy machine may stop for longer. */
const limitsMs = [100, 1000] as const

const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
const search = new vm.Script('new RegExp(source).exec(text)?.[0] ?? null')

/**
 * The first match of a pattern in the first 2,000 characters of a text; null when there is none, or when the search does not end within a
 * second: the text comes from customers, and some patterns never end on some texts.
 */
export function firstMatch(pattern: string, text: string): string | null {
  return run(pattern, text.slice(0, readAtMost)).match
}

/** Why a pattern cannot be used; null when it can. Tries it on texts that make a bad one run away. */
export function whyNotPattern(pattern: string): string | null {
  try {
    void new RegExp(pattern)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
  if (pattern.length > 500) return 'the pattern is longer than 500 characters'
  const letters = new Set(['a', 'A', '0', ' ', '-', '.', ...(pattern.match(/[\p{L}\p{N}@_:/+,;-]/gu) ?? [])])
  const pieces = [...[...letters].slice(0, 24), ...(pattern.match(/[A-Za-z0-9]{2,12}/g) ?? []).slice(0, 12)]
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(readAtMost / piece.length)).slice(0, readAtMost - 1)
    if (run(pattern, `${text}\u0001`).ranAway || run(pattern, text).ranAway) {
      return `the pattern takes too long on a text like "${piece.repeat(4)}…": it repeats what is repeated already`
    }
  }
  return null
}

/** A pattern that ran away once is not tried again: a thread has many messages. */
const ranAway = new Set<string>()

function run(source: string, text: string): { match: string | null; ranAway: boolean } {
  if (ranAway.has(source)) return { match: null, ranAway: true }
  Object.assign(context, { source, text })
  for (const timeout of limitsMs) {
    try {
      return { match: search.runInContext(context, { timeout }) as string | null, ranAway: false }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT')
        return { match: null, ranAway: false }
    }
  }
  if (ranAway.size < 1000) ranAway.add(source)
  return { match: null, ranAway: true }
}
