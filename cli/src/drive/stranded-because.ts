import type { ConversationEvent } from '@baton/protocol'
import { holderAfter, type HolderKind } from './holder-after.ts'

/**
 * Why the customer of this log was left alone, or null. They were when the run is over and their last words have no answer, or when a handoff
 * is open that nobody accepted and that has no promised time still to come. `now` in ms UTC.
 */
export function strandedBecause(log: readonly ConversationEvent[], now: number): string | null {
  let holder: HolderKind = 'nobody'
  let unanswered: number | null = null
  let waiting: number | null = null
  let promised = 0
  let hanging: number | null = null
  for (const event of log) {
    const { seq, type } = event
    holder = holderAfter(holder, event)
    if (holder !== 'queue') waiting = null
    if (type === 'MessageReceived') unanswered = seq
    if (type === 'AgentReplied' || type === 'Resolved') unanswered = null
    if (type === 'AssistantSaid') {
      hanging = event['last'] === true ? null : seq
      if (event['last'] === true) unanswered = null
    }
    if (type === 'ReplyWithheld' || type === 'Resolved') hanging = null
    if (type === 'Escalated') {
      waiting = seq
      promised = 0
    }
    if (type === 'Scheduled') promised = timeIn(event, 'promisedAt')
    if (type === 'CallbackBooked' || type === 'CallbackMoved') promised = timeIn(event, 'callAt')
    if (type === 'Offered' || type === 'Queued' || type === 'CallbackCancelled') promised = 0
  }
  if (waiting !== null)
    return promised > now ? null : `the handoff at ${waiting} was neither accepted nor promised a time`
  if (hanging !== null) return `the assistant's answer at ${hanging} never ended`
  if (unanswered !== null) return `the customer's words at ${unanswered} have no answer; held by ${holder}`
  return null
}

function timeIn(event: ConversationEvent, field: 'promisedAt' | 'callAt'): number {
  const at = event[field]
  return typeof at === 'string' ? Date.parse(at) : 0
}
