import type { Caller } from './caller.ts'

/** Whose conversation it is. It was loaded inside the workspace of the caller, so that another workspace's never comes here. */
export interface Belongs {
  visitorId: string | null
  customerId: string | null
  /** Who opened what came into it: they go on here. */
  merged?: readonly { visitorId: string | null }[]
}

/**
 * A visitor may read a conversation that they opened, or that belongs to the customer they are identified as, on whatever device it began.
 * An anonymous visitor is no customer, so that only what they opened themselves is theirs, and that in which it goes on.
 * Agents and keys may read every conversation of their workspace. Nobody may read none.
 */
export function mayReadConversation(caller: Caller, conversation: Belongs): boolean {
  switch (caller.kind) {
    case 'key':
    case 'agent':
      return true
    case 'visitor':
      return (
        caller.visitorId === conversation.visitorId ||
        conversation.merged?.some(({ visitorId }) => visitorId === caller.visitorId) ||
        (caller.customerId !== null && caller.customerId === conversation.customerId)
      )
    case 'nobody':
      return false
  }
}

/**
 * Whoever may read a conversation may write in it: a visitor in those that they opened or that belong to the customer they are identified as,
 * agents and keys in every one of their workspace. Whether they hold it is for the engine to say.
 */
export function mayWriteConversation(caller: Caller, conversation: Belongs): boolean {
  return mayReadConversation(caller, conversation)
}

/** How somebody looks is theirs to say, and an admin's and a key's. */
export function maySetPicture(caller: Caller, agentId: string): boolean {
  if (caller.kind === 'agent') return caller.role === 'admin' || caller.agentId === agentId
  return caller.kind === 'key'
}

/** An agent says so for themselves; a lead, an admin and a key for everybody of their workspace. */
export function maySetPresence(caller: Caller, agentId: string): boolean {
  if (caller.kind === 'agent') return caller.role !== 'agent' || caller.agentId === agentId
  return caller.kind === 'key'
}
