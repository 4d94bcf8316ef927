import type { ConversationDeeds } from '../api/conversation-deeds.ts'
import { ProblemError } from '../api/problem-error.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { Arrivals } from './arrivals.ts'
import type { Feed, Follower } from './feed.ts'
import type { Hub, Subscriber } from './hub.ts'

export interface FollowingParts {
  deeds: ConversationDeeds
  hub: Hub
  feed: Feed
  arrivals: Arrivals
  /** To the client, whatever the way. */
  send(frame: string): void
}

/** What one client reads along: conversations from their numbers on, and all rows from a cursor on. */
export interface Following {
  /** Sent again it goes on from another place. */
  subscribe(who: KnownCaller, conversation: string, after: number): Promise<void>
  unsubscribe(conversation: string): void
  follow(who: KnownCaller, cursor: string | undefined): Promise<void>
  /** The client's own subscription, so that it is not told of what it does itself. */
  of(conversation: string): Subscriber | undefined
  /** Nothing more is sent. */
  end(): void
}

const conversationsAtMost = 200

export function createFollowing({ deeds, hub, feed, arrivals, send }: FollowingParts): Following {
  const subscriptions = new Map<string, Subscriber>()
  let follower: Follower | null = null
  let over = false

  async function subscribe(who: KnownCaller, conversation: string, after: number): Promise<void> {
    const place = await deeds.placeIn(who, conversation, after)
    if (subscriptions.size >= conversationsAtMost && !subscriptions.has(conversation))
      throw new ProblemError('rate_limited', { detail: 'at most 200 conversations on one connection' })
    const before = subscriptions.get(conversation)
    if (before) hub.unsubscribe(before)
    const subscriber: Subscriber = {
      workspace: who.workspace,
      conversation,
      audience: who.kind === 'visitor' ? 'customer' : 'team',
      agentId: who.kind === 'agent' ? who.agentId : null,
      cursor: place.after,
      catchingUp: false,
      anew: place.anew,
      send,
    }
    if (over) return // gone while we asked: nobody would ever take the subscription away
    subscriptions.set(conversation, subscriber)
    await hub.subscribe(subscriber)
  }

  async function follow(who: KnownCaller, cursor: string | undefined): Promise<void> {
    if (who.kind === 'visitor') throw new ProblemError('forbidden')
    if (over) return
    if (follower) feed.unfollow(follower)
    follower = { workspace: who.workspace, agentId: who.kind === 'agent' ? who.agentId : null, send }
    await feed.follow(follower, cursor)
  }

  return {
    subscribe: (who, conversation, after) => arrivals.run(() => subscribe(who, conversation, after)),
    unsubscribe(conversation) {
      const subscriber = subscriptions.get(conversation)
      if (subscriber) hub.unsubscribe(subscriber)
      subscriptions.delete(conversation)
    },
    follow: (who, cursor) => arrivals.run(() => follow(who, cursor)),
    of: (conversation) => subscriptions.get(conversation),
    end() {
      over = true
      for (const subscriber of subscriptions.values()) hub.unsubscribe(subscriber)
      subscriptions.clear()
      if (follower) feed.unfollow(follower)
      follower = null
    },
  }
}
