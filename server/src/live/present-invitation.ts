import type { Conversation } from '@baton/engine'
import { phrase, questionIn, wordings, type Invitation } from '@baton/protocol'
import type * as z from 'zod'

/** The text of the question that is open, where it is in the workspace's own words. */
export function askTextId({ invitation }: Conversation): string | null {
  return invitation?.asks?.find(({ slot }) => slot === invitation.open)?.textId ?? null
}

/** What a customer who waits is being asked, worded in the conversation's language; null where nothing is. `ask` is the text of `askTextId`. */
export function presentInvitation(state: Conversation, ask: string | null): z.input<typeof Invitation> | null {
  const { invitation, holder, handoff } = state
  if (!invitation || invitation.heldBack || holder.kind !== 'queue' || invitation.handoffId !== handoff?.id) return null
  const language = state.language === 'other' ? state.locale : state.language
  const { handoffId, accepts, open } = invitation
  return {
    handoffId,
    accepts,
    text: phrase('invite', language),
    question: open ? { slot: open, text: ask ?? questionIn(wordings[language], open) } : null,
  }
}
