import type { CallbackCancelledBecause, CallbackMovedBecause } from '../conversation/callback-facts.ts'

/**
 * What the customer is told about a committed outcome: a key with the numbers and names that are true, worded at the edge
 * in the customer's language, never by a model. `at` is milliseconds since the epoch, UTC; `waitSeconds` is an estimate.
 */
export type Notice =
  /** A person was asked and has not answered yet, so no name is given. */
  | { key: 'handoff.offered'; params: { team: string } }
  /**
   * Nobody is free. Without `waitSeconds` no time is named. `ahead` counts those who may be served first, told where it can but fall;
   * else the wait is a range in which eight of ten fall.
   */
  | {
      key: 'handoff.queued'
      params: {
        team: string
        waitSeconds?: number | undefined
        ahead?: number | undefined
        fromSeconds?: number | undefined
        toSeconds?: number | undefined
      }
    }
  /** The team is away; an answer is promised by `at`, here, and by e-mail where there is an address. */
  | {
      key: 'handoff.scheduled'
      params: { team: string; at: number; address?: 'email' | 'none' | undefined }
    }
  /** `agent` is here in this chat at `at`. */
  | { key: 'callback.booked'; params: { agent: string; at: number } }
  | { key: 'callback.moved'; params: { agent: string; at: number; because: CallbackMovedBecause } }
  | { key: 'callback.cancelled'; params: { because: CallbackCancelledBecause } }
  | { key: 'handoff.accepted'; params: { agent: string } }
  | { key: 'handoff.opened'; params: { agent: string } }
  /** `agent` works on it and is back by `at`. */
  | { key: 'handoff.held'; params: { agent: string; at: number } }
  /** `agent` is who passed it on. */
  | { key: 'handoff.transferred'; params: { team: string; agent?: string | undefined } }
  | {
      key: 'handoff.requeued'
      params: { team: string; because: 'declined' | 'expired' | 'agent-away' | 'agent-silent' | 'sent-around' }
    }
  /** `agent` is empty where no person passed it back. */
  | { key: 'handoff.returned'; params: { agent: string } }
  | {
      key: 'conversation.resolved'
      params: { by: 'assistant' | 'agent' | 'customer'; agent?: string | undefined }
    }
  /** Nothing was heard from them: it is closed at `at`, unless they write. */
  | { key: 'conversation.closing'; params: { at: number } }
  | { key: 'conversation.reopened'; params: Record<string, never> }
  /** What they wrote in another conversation stands here too. */
  | { key: 'conversation.merged'; params: Record<string, never> }
  /** It goes on in another conversation of theirs. */
  | { key: 'conversation.moved'; params: Record<string, never> }
  /** The assistant's answer was cut off because the customer wrote again or the holder changed; another follows. */
  | { key: 'assistant.interrupted'; params: Record<string, never> }
  /**
   * A problem on our side that is known, `since` then: the next word comes by `at`, and a person may be asked for all the same. `worded`: what
   * is known stands beside it, in the words of whoever leads; otherwise the sentence says what is always true.
   */
  | { key: 'incident.held'; params: { since: number; at: number; worded: boolean } }
  /** One update to all. `at` is when the next one comes; absent where none is promised. */
  | {
      key: 'incident.update'
      params: { state: 'open' | 'monitoring' | 'resolved'; at?: number | undefined; worded: boolean }
    }
  /** The update that was promised for `promised` is late; it comes by `at`. */
  | { key: 'incident.delayed'; params: { promised: number; at: number } }
  /** The answer may not be enough: a person may be asked for. Nobody has been asked yet. */
  | { key: 'assistant.person-offered'; params: Record<string, never> }

export type NoticeKey = Notice['key']
