import { readPromises } from '../signals/promises.ts'
import { readDue } from '../signals/due-time.ts'
import type { Deciding } from './deciding.ts'

/** What a reply says will happen is kept where the next person sees it. */
export function notePromises(
  d: Deciding,
  said: { by: 'assistant' | 'agent'; messageId: string; textId: string },
  reply: string,
): void {
  for (const { from, to } of readPromises(reply)) {
    const dueAt = readDue(reply.slice(from, to), d.given.now, d.given.zoneOffsetMs)
    d.add({ type: 'PromiseMade', ...said, from, to, dueAt })
  }
}
