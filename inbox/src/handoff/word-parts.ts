export interface WordPart {
  at: number
  part: string
  /** What it shows; null for what stands between. */
  of: string | null
}

/** A text in parts, those that show something apart; without the space around it. Places that the text does not have are left out. */
export function wordParts(
  text: string,
  shown: readonly { of: string; from: number; to: number }[],
): readonly WordPart[] {
  const parts: WordPart[] = []
  const end = text.trimEnd().length
  let at = text.length - text.trimStart().length
  const add = (to: number, of: string | null) => {
    if (to > at) parts.push({ at, part: text.slice(at, to), of })
    at = Math.max(at, to)
  }
  for (const { of, from, to } of shown.toSorted((a, b) => a.from - b.from)) {
    if (from < at || to > end || to <= from) continue
    add(from, null)
    add(to, of)
  }
  add(end, null)
  return parts
}
