import type { PageSeen } from './live/frames.ts'

/** The page as the loader tells it; its context as JSON, as the site gave it. The frame reads it, and believes nothing of it. */
export type PageTold = Omit<PageSeen, 'context'> & { context?: string | undefined }

/** Words and look of what is drawn on the site's page when somebody points at something there. */
export interface Pointer {
  /** The line of the thread that it is about. */
  seq: number
  /** Of the page's own numbers; null where it is known by its name alone. */
  node: number | null
  label: string | null
  note: string
  /** Who points, as a sentence. */
  by: string
  close: string
  /** The customer asked for it: what covers the page gives way. */
  wanted: boolean
}

/**
 * What a page noted for the chat, as its own script said it: a search, an article read, or a person asked for. `n` tells entries apart and is
 * when it was noted, in ms UTC. The frame reads the rest, and believes nothing of it.
 */
export interface Noted {
  n: number
  kind: 'search' | 'article' | 'handoff'
  [said: string]: unknown
}

/** What the loader tells the frame. `shown`: the chat is open; `focus`: because somebody asked for it, not because the page came anew. */
export type ToFrame =
  | { type: 'page'; page: PageTold | null }
  | { type: 'shown'; focus: boolean }
  | { type: 'hidden' }
  | { type: 'identify'; token: string }
  | { type: 'forget' }
  /** A picture of the page, as JSON; null where none could be taken. `live`: one of many. */
  | { type: 'picture'; id: string; json: string | null; live: boolean }
  /** Whether what was pointed at is still on the page. */
  | { type: 'pointed'; seq: number; found: boolean }
  /** The customer does not want to be followed any more. */
  | { type: 'stop-live' }
  /** All that has not been taken yet. */
  | { type: 'noted'; entries: readonly Noted[] }

/** What the frame tells the loader. */
export type ToSite =
  | { type: 'ready' }
  /** `escape`: by the key, which also ends what is shown on the page. */
  | { type: 'close'; escape?: true }
  /** There is a thread on this device, so the next page loads the frame at once. */
  | { type: 'thread'; exists: boolean }
  | { type: 'unread'; count: number }
  /** These entries need not be kept any more. */
  | { type: 'taken'; entries: readonly number[] }
  | { type: 'message'; by: 'assistant' | 'agent'; name: string | null }
  /** `allow`: selectors of what need not be masked. */
  | { type: 'freeze'; id: string; allow: readonly string[] }
  | ({ type: 'point' } & Pointer)
  /** The page may be followed from now on, with these words on it as long as it is; null: no more. */
  | { type: 'live'; as: { says: string; stop: string; allow: readonly string[] } | null }
  /** The last live picture has gone out: the next may come. */
  | { type: 'live-sent' }
  | { type: 'handoff'; to: 'assistant' | 'queue' | 'agent' | 'nobody'; name: string | null }

/** Both sides mark what they say, because the site and other scripts on it use the same channel. */
const mark = 'baton'

export function seal(message: ToFrame | ToSite): unknown {
  return { [mark]: 1, ...message }
}

/** The message in an event, if it comes from the very window and origin that it should come from. */
export function unseal(event: MessageEvent, from: Window | null, origins: readonly string[]): object | null {
  if (from === null || event.source !== from || !origins.includes(event.origin)) return null
  const data: unknown = event.data
  return typeof data === 'object' && data !== null && mark in data ? data : null
}
