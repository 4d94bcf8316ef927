import type { PageSeen } from './live/frames.ts'

/** What the loader tells the frame. `shown`: the chat is open; `focus`: because somebody asked for it, not because the page came anew. */
export type ToFrame =
  | { type: 'page'; page: PageSeen | null }
  | { type: 'shown'; focus: boolean }
  | { type: 'hidden' }
  | { type: 'identify'; token: string }
  | { type: 'forget' }

/** What the frame tells the loader. */
export type ToSite =
  | { type: 'ready' }
  | { type: 'close' }
  /** There is a thread on this device, so the next page loads the frame at once. */
  | { type: 'thread'; exists: boolean }
  | { type: 'unread'; count: number }
  | { type: 'message'; by: 'assistant' | 'agent'; name: string | null }
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
