import type { ConversationRow } from '@baton/protocol'
import { momentIn } from '@baton/protocol/wording/amounts'

/** So long before a booked time whoever it is with is reminded: room is kept for it from then on. Milliseconds. */
export const remindedMs = 15 * 60_000

/** A time to come, where the reader is: "today, 14:30". */
export function comingWords(at: number, now: number, timeZone?: string): string {
  const { name, time } = momentIn('en', at, now, timeZone)
  return `${name}, ${time}`
}

/** With whom a time is booked: "you", or a first name. */
export function bookedWith(
  { handoff }: ConversationRow,
  me: string,
  nameOf: (id: string, unknown: string) => string,
): string {
  const id = handoff?.callback?.agentId ?? ''
  return id === me ? 'you' : nameOf(id, '').split(' ')[0] || 'a colleague'
}

export type Nearness = 'far' | 'near' | 'due'

/** `near`: within the reminder. `due`: its time has come, and nobody has it yet. */
export const nearnessOf = (at: number, now: number): Nearness =>
  now >= at ? 'due' : at - now <= remindedMs ? 'near' : 'far'
