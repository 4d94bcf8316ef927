import type { ServerResponse } from 'node:http'
import { problem, type ServerFrame, type StreamQuery } from '@baton/protocol'
import { problemOf } from '../api/problem-error.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { recheckMs } from '../identity/still-valid.ts'
import { createFollowing, type FollowingParts } from './following.ts'
import { readyFrame } from './ready-frame.ts'

export interface EventStreamParts extends Omit<FollowingParts, 'send'> {
  now: () => number
  /** Whether this credential still opens anything; asked every few seconds. */
  stillValid(caller: KnownCaller): Promise<boolean>
  log: (message: string, detail: object) => void
}

/** Where a stream begins, or goes on. */
export interface StreamPlace {
  /** Rows as well, from this cursor on; null is no rows, empty is from the beginning. */
  rows: string | null
  conversations: ReadonlyMap<string, number>
}

/** A client that has this much still to read is cut off, and resumes by its last event id from what it has read. Bytes. */
const slowAt = 1024 * 1024
/** So long it may go on reading what is on its way. Milliseconds. */
const readsOnFor = 30_000
/** So that neither side, nor anything between them, takes a quiet line for a dead one. Milliseconds. */
const pongEvery = 15_000

/** What is asked for, with what the last event id of the stream before says about how far that got. */
export function placeOf(query: StreamQuery, lastEventId: string | undefined): StreamPlace {
  const [cursor = '', ...got] = (lastEventId ?? '').slice(0, 8000).split(';')
  const reached = new Map(got.map(readPlace))
  const asked = query.conversation.map(readPlace)
  return {
    rows: query.follow ? cursor || (query.cursor ?? '') : null,
    conversations: new Map(asked.map(([id, after]) => [id, Math.max(after, reached.get(id) ?? 0)])),
  }
}

/** `12.cnv_x`: after the fact numbered 12. */
function readPlace(text: string): [id: string, after: number] {
  const dot = text.indexOf('.')
  return [text.slice(dot + 1), Number(text.slice(0, dot)) || 0]
}

/**
 * One client of the live updates over HTTP alone, where no socket can be had: the same frames as server-sent events, each with an id from
 * which the next stream goes on. It only listens; what it does goes through the API.
 */
export function serveEventStream(
  response: ServerResponse,
  who: KnownCaller,
  place: StreamPlace,
  parts: EventStreamParts,
): { end(because: 'shutting-down' | 'session-ended'): void; caller(): KnownCaller } {
  let rows = place.rows ?? ''
  let over = false
  const following = createFollowing({ ...parts, send })

  function send(text: string): void {
    if (over) return
    if (response.writableLength > slowAt) {
      leave()
      setTimeout(() => response.destroy(), readsOnFor).unref()
      return
    }
    if (text.startsWith('{"type":"rows"')) rows = (JSON.parse(text) as { cursor?: string }).cursor ?? rows
    const reached = [...place.conversations.keys()].map((id) => `${following.of(id)?.cursor ?? 0}.${id}`)
    response.write(`id: ${[rows, ...reached].join(';')}\ndata: ${text}\n\n`)
  }
  const sendFrame = (frame: ServerFrame) => send(JSON.stringify(frame))

  const pong = setInterval(() => sendFrame({ type: 'pong' }), pongEvery)
  const recheck = setInterval(() => {
    void parts.stillValid(who).then(
      (valid) => valid || end('session-ended'),
      () => {},
    )
  }, recheckMs)

  async function begin(): Promise<void> {
    sendFrame(readyFrame(who, parts.now()))
    try {
      for (const [conversation, after] of place.conversations) await following.subscribe(who, conversation, after)
      if (place.rows !== null) await following.follow(who, place.rows || undefined)
    } catch (error) {
      const told = problemOf(error)
      if (told.status >= 500) parts.log('a stream could not begin', { error: String(error) })
      sendFrame({ type: 'problem', problem: told })
      leave() // the browser comes back by itself, and to what is asked for then
    }
  }

  function end(because: 'shutting-down' | 'session-ended'): void {
    if (because === 'session-ended') sendFrame({ type: 'problem', problem: problem('session_expired') })
    sendFrame({ type: 'bye', because })
    leave()
  }

  function leave(): void {
    letGo()
    response.end()
  }

  function letGo(): void {
    over = true
    clearInterval(pong)
    clearInterval(recheck)
    following.end()
  }

  response.on('close', letGo)
  response.on('error', letGo)
  void begin()
  return { end, caller: () => who }
}
