import vm from 'node:vm'

/** As much of a text as a pattern is tried on. Characters. */
const readAtMost = 2000
/** The longest that one search may take, ms. A sound pattern needs less than one; the rest is for a busy machine. */
const limitMs = 100

const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } })
const search = new vm.Script('new RegExp(source).exec(text)?.[0] ?? null')

/**
 * The first match of a pattern in the first 2,000 characters of a text; null when there is none, or when the search takes longer than
 * 100 ms: the text comes from customers, and some patterns never end on some texts.
 */
export function firstMatch(pattern: string, text: string): string | null {
  try {
    return run(pattern, text.slice(0, readAtMost))
  } catch {
    return null
  }
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
    if (runsAway(pattern, `${text}\u0001`) || runsAway(pattern, text)) {
      return `the pattern takes too long on a text like "${piece.repeat(4)}…": it repeats what is repeated already`
    }
  }
  return null
}

/** Twice too long is no chance. */
function runsAway(pattern: string, text: string): boolean {
  for (let i = 0; i < 2; i++) {
    try {
      run(pattern, text)
      return false
    } catch {}
  }
  return true
}

function run(source: string, text: string): string | null {
  Object.assign(context, { source, text })
  return search.runInContext(context, { timeout: limitMs }) as string | null
}
