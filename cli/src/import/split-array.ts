/** One element of a JSON array as text, and the line on which it begins, counted from 1. */
export interface Slice {
  text: string
  line: number
  /** False where the text ended in the middle of it. */
  ended: boolean
}

/** Cuts a JSON array into its elements by brackets and commas alone, so that a broken one does not take the others with it. */
export function* splitArray(text: string): Generator<Slice> {
  let depth = 0
  let inString = false
  let start = -1
  let line = 1
  let startLine = 1
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    if (sign === '\n') line += 1
    if (inString) {
      if (sign === '\\') at += 1
      // A string ends with its line at the latest: a missing quote spoils one element, not all that follow.
      else if (sign === '"' || sign === '\n') inString = false
      continue
    }
    const closes = depth === 1 && (sign === ',' || sign === ']')
    if (closes && start >= 0) {
      yield { text: text.slice(start, at), line: startLine, ended: true }
      start = -1
    }
    if (sign === ']' || sign === '}') depth -= 1
    if (depth === 0 && at > 0 && sign === ']') return
    if (depth >= 1 && start < 0 && !closes && !/\s/.test(sign ?? '')) {
      start = at
      startLine = line
    }
    if (sign === '[' || sign === '{') depth += 1
    if (sign === '"') inString = true
  }
  if (start >= 0) yield { text: text.slice(start), line: startLine, ended: false }
}
