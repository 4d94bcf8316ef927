import type { ConversationRow } from '@baton/protocol'
import { createStore } from '../sync/store.ts'

const key = 'baton.read'
const most = 500

/** How many messages of each conversation were on this screen, by conversation. Kept in this browser. */
export const readMarks = createStore<Readonly<Record<string, number>>>(load())

/** The conversation is being looked at, with this many messages in it. */
export function markRead({ id, messages }: Pick<ConversationRow, 'id' | 'messages'>): void {
  if ((readMarks.get()[id] ?? -1) >= messages) return
  readMarks.set(({ [id]: _, ...others }) =>
    Object.fromEntries([...Object.entries(others).slice(1 - most), [id, messages] as const]),
  )
  try {
    localStorage.setItem(key, JSON.stringify(readMarks.get()))
  } catch {
    // Without storage a reload shows them as new again.
  }
}

/** The customer has written since it was last looked at. */
export function isUnread(row: ConversationRow, marks: Readonly<Record<string, number>>): boolean {
  return row.status === 'open' && row.lastBy === 'customer' && row.messages > (marks[row.id] ?? 0)
}

function load(): Record<string, number> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '{}')
    if (kept === null || typeof kept !== 'object') return {}
    return Object.fromEntries(Object.entries(kept).filter((pair): pair is [string, number] => Number.isFinite(pair[1])))
  } catch {
    return {}
  }
}
