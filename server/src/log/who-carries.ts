import type { Conversation } from '@baton/engine'

/** Whether somebody else carries it, or waits with it, than before. */
export const movesPeople = (before: Conversation, after: Conversation): boolean => placeOf(before) !== placeOf(after)

function placeOf({ status, holder, handoff }: Conversation): string {
  const to = handoff?.offer && handoff.endedAt === null ? handoff.offer.agentId : ''
  if (holder.kind === 'agent') return `${status} ${holder.id} ${to}`
  return holder.kind === 'queue' ? `${status} #${holder.team} ${to}` : to
}

/** The agent who held it and does not any more. */
export function releasedBy(before: Conversation, after: Conversation): string | null {
  const held = before.holder.kind === 'agent' ? before.holder.id : null
  return held && !(after.holder.kind === 'agent' && after.holder.id === held) ? held : null
}
