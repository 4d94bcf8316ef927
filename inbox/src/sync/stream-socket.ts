import type { ClientFrame, Problem, ServerFrame } from '@baton/protocol'
import { callApi, CallRefused, pathOf } from './call-api.ts'
import type { Socket } from './live-connection.ts'
import { readEvents } from './read-events.ts'

export interface StreamSocketParts {
  fetch?: typeof globalThis.fetch
  call?: typeof callApi
}

type Kind = Parameters<Socket['addEventListener']>[0]
type Send = Extract<ClientFrame, { type: 'send' }>

/** The server says something every 15 s. Milliseconds. */
const aliveWithin = 40_000
/** What is asked for in one go is asked for in one stream. Milliseconds. */
const gatherMs = 20

/**
 * What a socket is to the desk, without one: it listens to server-sent events and says what it has to say through the API. Another thread that
 * is read along begins another stream, from where this one is; who types is not told.
 */
export function openStreamSocket({ fetch = globalThis.fetch, call = callApi }: StreamSocketParts = {}): Socket {
  const listeners = new Map<Kind, Set<(event: { data?: unknown }) => void>>()
  const reached = new Map<string, number>()
  let cursor: string | undefined
  let follows = false
  let readyState = 0
  let ready = false
  let heardAt = performance.now()
  let stream = new AbortController()
  let again: ReturnType<typeof setTimeout> | undefined

  const emit = (kind: Kind, event: { data?: unknown } = {}) => {
    for (const listener of listeners.get(kind) ?? []) listener(event)
  }
  const tell = (frame: ServerFrame) => emit('message', { data: JSON.stringify(frame) })

  function close(): void {
    if (readyState === 3) return
    readyState = 3
    clearTimeout(again)
    stream.abort()
    emit('close')
  }

  function restart(): void {
    clearTimeout(again)
    again = setTimeout(() => void listen(), gatherMs)
  }

  async function listen(): Promise<void> {
    stream.abort()
    const mine = new AbortController()
    stream = mine
    const query = new URLSearchParams(follows ? { follow: '1' } : {})
    if (follows && cursor !== undefined) query.set('cursor', cursor)
    for (const [id, after] of reached) query.append('conversation', `${after}.${id}`)
    try {
      const response = await fetch(`${pathOf('/v1/live')}?${query}`, {
        headers: { accept: 'text/event-stream' },
        credentials: 'same-origin',
        cache: 'no-store',
        signal: mine.signal,
      })
      if (!response.ok || !response.body) {
        const problem = (await response.json().catch(() => null)) as Problem | null
        if (problem) tell({ type: 'problem', problem })
        close()
        return
      }
      for await (const data of readEvents(response.body)) {
        if (mine.signal.aborted) return
        hear(data)
      }
    } catch {
      // said below: the line is gone
    }
    if (!mine.signal.aborted) close()
  }

  function hear(data: string): void {
    heardAt = performance.now()
    const frame = JSON.parse(data) as ServerFrame
    if (frame.type === 'events' && reached.has(frame.conversationId)) reached.set(frame.conversationId, frame.upTo)
    if (frame.type === 'rows') cursor = frame.cursor ?? cursor
    // Only the first stream is a new beginning to the desk.
    if (frame.type === 'ready' && ready) return
    ready ||= frame.type === 'ready'
    emit('message', { data })
  }

  async function post({ conversationId, clientId, text, kind, page }: Send): Promise<void> {
    const params = { id: conversationId }
    try {
      const { seq } =
        kind === 'note'
          ? await call('addNote', { params, body: { clientId, text } })
          : await call('postMessage', { params, body: { clientId, text, page } })
      tell({ type: 'sent', clientId, seq })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      // Nobody answered: it is sent again, under the same client id, once there is a line.
      if (error.problem.status === 0) close()
      else tell({ type: 'refused', clientId, problem: error.problem })
    }
  }

  function say(frame: ClientFrame): void {
    switch (frame.type) {
      case 'hello':
        return void listen()
      case 'follow':
        follows = true
        cursor = frame.cursor
        return restart()
      case 'subscribe':
        reached.set(frame.conversationId, frame.after)
        return restart()
      case 'unsubscribe':
        reached.delete(frame.conversationId) // what still comes of it does no harm
        return
      case 'send':
        return void post(frame)
      case 'seen':
        // A courtesy to the customer: when it cannot be said, nothing is lost.
        return void call('markSeen', { params: { id: frame.conversationId }, body: { upTo: frame.upTo } }).catch(
          () => {},
        )
      case 'ping':
        return performance.now() - heardAt < aliveWithin ? tell({ type: 'pong' }) : close()
      case 'typing':
        return
    }
  }

  setTimeout(() => {
    if (readyState !== 0) return
    readyState = 1
    emit('open')
  })

  return {
    get readyState() {
      return readyState
    },
    send: (data) => say(JSON.parse(data) as ClientFrame),
    close,
    addEventListener(kind, listener) {
      listeners.set(kind, (listeners.get(kind) ?? new Set()).add(listener))
    },
  }
}
