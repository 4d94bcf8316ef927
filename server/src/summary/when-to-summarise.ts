import { isOver, type Conversation, type FactRecord } from '@baton/engine'

/** Messages come in pieces: a summary waits for the last of them. Milliseconds. */
export const quietMs = 4000

/**
 * How long to wait before a summary is made after these facts, in milliseconds; null for none. At once when people get the conversation;
 * when it has become quiet while it may soon be handed off, or while a person has not answered yet.
 */
export function whenToSummarise(after: Conversation, records: readonly FactRecord[]): number | null {
  const types = new Set(records.map(({ fact }) => fact.type))
  if (after.status !== 'open' || after.lastCustomer === null) return null
  if (types.has('HandoffPrepared') || types.has('OfferAccepted') || types.has('TakenOver') || types.has('Offered'))
    return 0
  const moved = types.has('MessageReceived') || types.has('TurnEnded')
  if (!moved) return null
  if (after.holder.kind === 'assistant') return mayBeHandedOff(after) ? quietMs : null
  return !isOver(after.handoff) && after.handoff?.firstResponseAt === null ? quietMs : null
}

/** Something did not go well, the customer is not content, or it has gone on for a while. */
function mayBeHandedOff({ attempts, episode, clarified, faults, tones, messages }: Conversation): boolean {
  const failed = attempts.some(
    (each) => each.episode === episode && ['customer-said-no', 'action-failed', 'nothing-found'].includes(each.outcome),
  )
  const tone = tones.at(-1)
  const unhappy = tone !== undefined && (tone.frustration >= 0.5 || tone.urgency >= 0.5)
  return failed || clarified > 0 || faults > 0 || unhappy || messages >= 6
}
