/** Sentences end with a mark before a space, or with a line. */
export function sentencesOf(text: string): { from: number; to: number }[] {
  const sentences: { from: number; to: number }[] = []
  for (const match of text.matchAll(/[^\n.!?]+(?:[.!?]+(?!\s|$)[^\n.!?]+)*[.!?]*/g)) {
    const lead = match[0].length - match[0].trimStart().length
    const from = match.index + lead
    const to = match.index + match[0].trimEnd().length
    if (to > from && /[\p{L}\p{N}]/u.test(text.slice(from, to))) sentences.push({ from, to })
  }
  return sentences
}
