import type { Noted } from '../between.ts'
import type { Chat } from '../live/chat.ts'
import { readAsk, readUse, type Use } from '../live/self-service.ts'

/** What the page noted goes to the chat. The page sends all that it still has, again and again: the chat knows an entry by its number. */
export function takeNotes(
  entries: readonly Noted[],
  chat: Pick<Chat, 'tellUses' | 'askForPerson'>,
  taken: (entries: readonly number[]) => void,
): void {
  const uses = new Map<number, Use>()
  const done: number[] = []
  let ask: Noted | null = null
  for (const entry of entries) {
    if (entry.kind === 'handoff') {
      ask = entry
      done.push(entry.n)
      continue
    }
    const use = readUse(entry)
    if (use) uses.set(entry.n, use)
    else done.push(entry.n)
  }
  // What was looked up goes ahead of the person who is asked for.
  if (uses.size > 0) chat.tellUses(uses)
  if (ask) chat.askForPerson(readAsk(ask))
  if (done.length > 0) taken(done)
}
