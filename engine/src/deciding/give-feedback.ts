import type { Command } from '../conversation/commands.ts'
import { drillChannel } from '../conversation/drill-channel.ts'
import type { Resolution } from '../conversation/facts.ts'
import type { FeedbackAbout } from '../conversation/feedback-facts.ts'
import type { Conversation } from '../conversation/state.ts'
import { refuse, type Deciding } from './deciding.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

const minute = 60_000
/** What was said can be changed for so long. */
export const feedbackChanges = 15 * minute
/** So long after the end it can be said at all. */
export const feedbackLasts = 14 * 24 * 60 * minute

/** Nobody was helped in these, or in another conversation: there is nothing to ask. */
const unasked: ReadonlySet<Resolution> = new Set(['spam', 'duplicate'])

/** What the customer is asked about when it ends so; null where they are not asked. */
export function asksAbout(s: Conversation, resolution: Resolution): FeedbackAbout | null {
  if (unasked.has(resolution) || s.channel === drillChannel || s.lastCustomer === null) return null
  const begun = s.openedAgainAt ?? s.openedAt
  // Who had it before it was opened again was asked about then.
  if (s.handled === null || s.handled.since < begun) return { kind: 'assistant' }
  const handoff = s.handoff !== null && s.handoff.requestedAt >= begun ? s.handoff : null
  return {
    kind: 'handoff',
    handoffId: handoff?.id ?? null,
    agentId: s.handled.agentId,
    team: handoff?.team ?? null,
  }
}

/** Each tap is kept at once: whoever stops after the first has said something. The same again is nothing. */
export function giveFeedback(
  d: Deciding,
  { satisfaction, repeated, words, via, closing }: Named<'GiveFeedback'>,
): void {
  const { feedback } = d.state
  if (!feedback || (closing !== undefined && closing !== feedback.closing)) return refuse({ code: 'nothing_to_rate' })
  const until = feedback.firstAt === null ? feedback.askedAt + feedbackLasts : feedback.firstAt + feedbackChanges
  if (d.given.now > until) return refuse({ code: 'feedback_closed' })
  const next = {
    satisfaction: satisfaction ?? feedback.satisfaction,
    repeated: repeated ?? feedback.repeated,
  }
  const said = words?.trim() ?? ''
  if (said === '' && next.satisfaction === feedback.satisfaction && next.repeated === feedback.repeated) return
  d.add({
    type: 'FeedbackGiven',
    closing: feedback.closing,
    about: feedback.about,
    ...next,
    textId: said === '' ? feedback.textId : d.text('message', said),
    via,
  })
}
