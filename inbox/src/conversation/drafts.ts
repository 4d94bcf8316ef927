export type Mode = 'message' | 'note'

const keyFor = (conversationId: string, mode: Mode) => `baton.draft.${conversationId}.${mode}`
/** Where the browser keeps nothing, drafts live as long as the page. */
const memory = new Map<string, string>()

/** What was written and not sent, by conversation and mode. Empty where there is nothing. */
export function loadDraft(conversationId: string, mode: Mode): string {
  const key = keyFor(conversationId, mode)
  try {
    return localStorage.getItem(key) ?? memory.get(key) ?? ''
  } catch {
    return memory.get(key) ?? ''
  }
}

export function keepDraft(conversationId: string, mode: Mode, text: string): void {
  const key = keyFor(conversationId, mode)
  memory.set(key, text)
  try {
    if (text) localStorage.setItem(key, text)
    else localStorage.removeItem(key)
  } catch {
    // Kept in memory.
  }
}

/** Forgets both drafts of a conversation. */
export function dropDrafts(conversationId: string): void {
  for (const mode of ['message', 'note'] as const) keepDraft(conversationId, mode, '')
}
