import type { Snippet } from '@baton/protocol'
import { find } from '../ui/find.ts'

/** What is typed to find a snippet: a slash or a semicolon at the beginning of a word, and the letters after it up to the caret. */
export interface SnippetCall {
  from: number
  to: number
  query: string
}

export function snippetCall(text: string, caret: number): SnippetCall | null {
  const match = /(?:^|\s)([/;])([^\s/;]{0,40})$/.exec(text.slice(0, caret))
  if (!match) return null
  const query = match[2] ?? ''
  return { from: caret - query.length - 1, to: caret, query }
}

/** The snippets for these letters, those whose title begins so first. */
export function findSnippets(snippets: readonly Snippet[], query: string, most = 8): Snippet[] {
  return find(
    snippets.map((snippet) => ({ ...snippet, about: snippet.body })),
    query,
    most,
  )
}
