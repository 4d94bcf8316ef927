import { drillChannel } from '../conversation/drill-channel.ts'
import type { Conversation } from '../conversation/state.ts'
import { likeness } from '../signals/index.ts'
import { hasFailed } from './has-failed.ts'
import type { Policy } from './policy.ts'
import type { HandoffReason } from './reason.ts'

/** What the assistant is about to say, as far as the rules look at it. */
export interface Proposed {
  fingerprint: readonly number[]
  /** Rank of what it rests on; null where it does not claim to answer. */
  grounding: number | null
}

/** A rule sees the conversation, what is about to be said (null before the draft) and the policy. */
type Rule = (c: Conversation, proposed: Proposed | null, policy: Policy) => HandoffReason | null

const customerAsked: Rule = (c) =>
  c.lastCustomer?.asksForPerson && c.unansweredSince !== null
    ? { kind: 'customer-asked', messageId: c.lastCustomer.messageId }
    : null

const grave: Rule = (c, _proposed, { decision }) =>
  c.grave && decision.rules[c.grave.about]?.on !== false ? { kind: 'grave', ...c.grave } : null

/** What the ref of an attempt begins with that is an action of another system. */
export const toolRef = 'tool:'

const moneyPathFailed: Rule = (c) => {
  const failed = inEpisode(c).find(({ money, outcome }) => money && outcome === 'action-failed')
  if (!failed) return null
  const { attemptId, ref, evidence } = failed
  return ref.startsWith(toolRef)
    ? { kind: 'action-failed', attemptId, fault: evidence.fault ?? 'bad-answer' }
    : { kind: 'money-path-failed', attemptId }
}

const restrictedAction: Rule = (c) => {
  const refused = inEpisode(c).find(
    ({ outcome, evidence }) => outcome === 'action-failed' && evidence.fault === 'not-allowed',
  )
  return refused ? { kind: 'restricted-action', attemptId: refused.attemptId } : null
}

const bounced: Rule = (c, _proposed, policy) =>
  c.bounces >= policy.bounces ? { kind: 'bounced', bounces: c.bounces, limit: policy.bounces } : null

const assistantOff: Rule = (c, _proposed, policy) => (isAssistantOff(c, policy) ? { kind: 'assistant-off' } : null)

const attemptsUsedUp: Rule = (c, _proposed, policy) => {
  const failed = new Set(
    inEpisode(c)
      .filter((a) => hasFailed(a.outcome))
      .map(pathOf),
  ).size
  return failed >= policy.failedAttempts ? { kind: 'attempts-used-up', failed, limit: policy.failedAttempts } : null
}

const assistantLoop: Rule = (c, proposed, policy) => {
  if (!proposed) return null
  const alike = c.said.map((said) => likeness(said, proposed.fingerprint)).filter((each) => each >= policy.alike)
  return alike.length >= policy.repeats
    ? { kind: 'assistant-loop', likeness: Math.max(...alike), repeats: alike.length + 1 }
    : null
}

const notGrounded: Rule = (_c, proposed, policy) =>
  proposed && proposed.grounding !== null && proposed.grounding < policy.groundedAt
    ? { kind: 'not-grounded', score: proposed.grounding, threshold: policy.groundedAt }
    : null

/** Whether people answer everything. A drill is answered all the same: it is how the workspace finds out whether to switch it on. */
export function isAssistantOff({ channel }: Conversation, { assistant }: Policy): boolean {
  return assistant === 'off' && channel !== drillChannel
}

/** The order is the policy: the first rule that matches is the reason we record. */
const rules: readonly Rule[] = [
  customerAsked,
  grave,
  assistantOff,
  restrictedAction,
  moneyPathFailed,
  bounced,
  attemptsUsedUp,
  assistantLoop,
  notGrounded,
]

/** Why a person is needed now, or null to go on. Looks at this episode only: what led to an earlier handoff is over. */
export function whyEscalate(c: Conversation, proposed: Proposed | null, policy: Policy): HandoffReason | null {
  for (const rule of rules) {
    const reason = rule(c, proposed, policy)
    if (reason) return reason
  }
  return null
}

/** What was tried since the assistant began afresh. */
const inEpisode = (c: Conversation) => c.attempts.filter(({ episode }) => episode === c.episode)

/** The steps and actions of one playbook ("playbook/step") are one path: it goes on to its own end. */
function pathOf({ path, ref, attemptId }: Conversation['attempts'][number]): string {
  const playbook = path === 'playbook' || path === 'action' ? ref.indexOf('/') : -1
  return playbook > 0 ? ref.slice(0, playbook) : attemptId
}
