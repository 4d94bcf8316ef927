import type { ConversationRow, SnoozeTime } from '@baton/protocol'
import { lengthWords, momentInside } from '../ui/clock-words.ts'

export const snoozeWords: Record<SnoozeTime, string> = {
  hour: 'In an hour',
  evening: 'This evening',
  tomorrow: 'Tomorrow morning',
  'next-day': 'The next day of work',
  monday: 'On Monday',
}

type Aside = NonNullable<ConversationRow['aside']>

/** What was put aside, and what brings it back. Times are ms of the server's clock. */
export function asideWords(aside: Aside, customer: string, now: number): { head: string; rest: string } {
  const back = aside.backAt === null ? null : momentInside(Date.parse(aside.backAt), now)
  if (aside.for === 'time')
    return { head: `Put aside until ${back ?? 'it is taken up'}.`, rest: `It is back before if ${customer} writes.` }
  const head = `Waiting for ${customer} for ${lengthWords(now - Date.parse(aside.since))}.`
  if (aside.closesAt !== null)
    return { head, rest: `They were told that it closes ${momentInside(Date.parse(aside.closesAt), now)}.` }
  return {
    head,
    rest: back ? `A promised time is near: it is back ${back}.` : 'It is back when they write.',
  }
}

/** The same in a row of the queue: "till 14:00", "their turn". */
export function asideShort(aside: Aside, now: number): string {
  if (aside.closesAt !== null) return `closes ${momentInside(Date.parse(aside.closesAt), now)}`
  if (aside.backAt !== null) return `till ${momentInside(Date.parse(aside.backAt), now)}`
  return 'customer’s turn'
}
