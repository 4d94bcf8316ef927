/** What is typed to name somebody: an at sign at the beginning of a word, and the letters after it up to the caret. */
export interface MentionCall {
  from: number
  to: number
  query: string
}

/** The call that the caret stands in; null where there is none. A name may have one space in it. */
export function mentionCall(text: string, caret: number): MentionCall | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.'-]{0,30}(?: [\p{L}\p{N}.'-]{0,30})?)$/u.exec(text.slice(0, caret))
  if (!match) return null
  const query = match[1] ?? ''
  return { from: caret - query.length - 1, to: caret, query }
}
