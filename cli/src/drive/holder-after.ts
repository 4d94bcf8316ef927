import type { ConversationEvent } from '@baton/protocol'

export type HolderKind = 'assistant' | 'queue' | 'agent' | 'nobody'

/** Who holds the conversation after this fact. Written against the law, not against the engine, so that the one can show a fault of the other. */
export function holderAfter(holder: HolderKind, { type }: Pick<ConversationEvent, 'type'>): HolderKind {
  switch (type) {
    case 'ConversationOpened':
    case 'Returned':
    case 'Reopened':
      return 'assistant'
    case 'Escalated':
    case 'Offered':
    case 'Queued':
    case 'Scheduled':
    case 'TakenBack':
    case 'Misrouted':
    case 'SentOn':
      return 'queue'
    case 'OfferAccepted':
    case 'TakenOver':
      return 'agent'
    case 'Resolved':
      return 'nobody'
    default:
      return holder
  }
}
