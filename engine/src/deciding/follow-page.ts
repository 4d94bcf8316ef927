import type { FollowEnd } from '../conversation/facts.ts'
import { refuse, type Deciding } from './deciding.ts'

/** The holder asks to see the page as the customer uses it. Asking again changes nothing. */
export function askToFollow(d: Deciding, agentId: string): void {
  const { holder, status, follow } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind !== 'agent' || holder.id !== agentId) refuse({ code: 'not_the_holder' })
  if (d.given.policy.pageCapture === 'off') refuse({ code: 'page_capture_off' })
  if (!follow) d.add({ type: 'FollowAsked', agentId })
}

/** The customer's click. Without a question there is nothing to allow; saying the same twice is once. */
export function answerFollow(d: Deciding, allows: boolean): void {
  const { follow } = d.state
  if (!follow) return refuse({ code: 'not_following' })
  const { agentId, allowedAt } = follow
  if (allowedAt === null) d.add({ type: allows ? 'FollowAllowed' : 'FollowRefused', agentId })
  else if (!allows) end(d, 'customer')
}

export function stopFollow(d: Deciding, because: 'customer' | 'agent'): void {
  if (d.state.follow) end(d, because)
}

/** Its time is over: looked at again, because the customer may have answered meanwhile. */
export function endFollow(d: Deciding): void {
  const { follow } = d.state
  const { now, policy } = d.given
  if (!follow) return
  const { askedAt, allowedAt } = follow
  if (allowedAt === null && now >= askedAt + policy.followAskMs) end(d, 'not-answered')
  if (allowedAt !== null && now >= allowedAt + policy.followMs) end(d, 'timed-out')
}

/** Leave was given to one person: it ends with them, whoever comes after. */
export function endFollowWithHolder(d: Deciding): void {
  const { follow, holder, status } = d.state
  if (!follow || (holder.kind === 'agent' && holder.id === follow.agentId)) return
  end(d, status === 'resolved' ? 'resolved' : 'holder-changed')
}

function end(d: Deciding, because: FollowEnd): void {
  const { follow } = d.state
  if (follow) d.add({ type: 'FollowStopped', agentId: follow.agentId, because })
}
