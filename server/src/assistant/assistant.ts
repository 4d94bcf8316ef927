import type { Act, Conversation, Locale } from '@baton/engine'
import type { AssistantSettings, PageContext, Target, TrailEntry } from '@baton/protocol'

/** One message of the thread, as an assistant may read it. */
export interface ThreadMessage {
  messageId: string
  by: 'customer' | 'assistant' | 'agent'
  /** Empty where it is files alone. */
  text: string
  at: number
  /** What it carries; absent where nothing. No assistant sees what is in them. */
  files?: readonly { name: string; type: string }[] | undefined
}

/** The page that the customer is on, as their browser told it. Every word of it is untrusted. */
export interface TurnPage {
  url: string
  title: string
  feature?: string | undefined
  /** What the site says of what they are doing, by its own names. */
  context?: PageContext | undefined
  /** What happened on it and on the pages before, oldest first. */
  trail?: readonly TrailEntry[] | undefined
}

/** What can be pointed at, where a picture of the page was taken in this episode. Its words are untrusted, too. */
export interface TurnPicture {
  captureId: string
  targets: readonly Target[]
}

/** What an assistant did in a turn, for whoever practises with it. */
export type Noticed =
  | {
      kind: 'searched'
      query: string
      found: readonly { articleId: string; title: string; url: string | null; score: number }[]
    }
  | { kind: 'called'; name: string; method: string; url: string }

/** Everything an assistant may know for one turn. Words in it are untrusted: from customers, pages and knowledge (law 9). */
export interface Turn {
  workspace: string
  conversationId: string
  turnId: string
  state: Conversation
  locale: Locale
  /** The newest messages of this episode, oldest first, at most 30; the last customer messages since the assistant spoke are what to answer. */
  thread: readonly ThreadMessage[]
  /** What the person who handed back wants the assistant to know. */
  briefing: string | null
  /** What leads whispered since the assistant has it, oldest first: how to go on here. The customer never sees it. */
  guidance?: readonly string[] | undefined
  /** What the assistant that takes it is, and may use; absent where there is one for all. */
  settings?: AssistantSettings | undefined
  /** Which one it is; absent where there is one for all. */
  assistantId?: string | undefined
  /** Somebody practises: no action is called, whatever is answered in its place. */
  dry?: boolean | undefined
  /** Told of what it looks up and calls, where somebody practises with it. */
  notice?: ((seen: Noticed) => void) | undefined
  page: TurnPage | null
  picture: TurnPicture | null
  /** A text of this conversation by its id: values of a playbook, titles of attempts. */
  text(id: string): Promise<string | null>
  newId(kind: 'message' | 'attempt'): string
  now(): number
  /** Aborted when somebody took over, the customer wrote again, or the turn's time is up. */
  signal: AbortSignal
}

/**
 * What stands behind the assistant's voice. Each batch of acts is committed at once under the turn's epoch, before anybody sees it;
 * the iterator is returned early when a batch is withheld. The last batch carries the act `end`. A throw is a fault of the assistant.
 */
export interface Assistant {
  readonly name: string
  takeTurn(turn: Turn): AsyncIterable<readonly Act[]>
}
