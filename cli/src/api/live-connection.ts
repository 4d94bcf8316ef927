import { setTimeout as sleep } from 'node:timers/promises'
import { ServerFrame, type ClientFrame, type Problem } from '@baton/protocol'
import { WebSocket } from 'ws'

type Of<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>

/** What the owner of a connection hears. `events` come with the number of the connection that brought them, counted from 1. */
export interface LiveEars {
  events?(frame: Of<'events'>, connection: number): void
  rows?(frame: Of<'rows'>): void
  sent?(frame: Of<'sent'>): void
  /** Refused for good. */
  refused?(clientId: string, problem: Problem): void
  /** The server could not take it now; it is sent again, and others may have come before it. */
  postponed?(clientId: string): void
  receipts?(frame: Of<'receipts'>): void
  problem?(problem: Problem): void
}

export interface Sending {
  conversationId: string
  clientId: string
  text: string
}

export interface LiveConnection {
  subscribe(conversationId: string): void
  follow(): void
  /** Sends, and sends again after each reconnect until the server has acknowledged or refused it. */
  send(message: Sending): void
  seen(conversationId: string, upTo: number): void
  /** Cuts the line without a word and stays away for a while; then it comes back by itself and resumes by its cursors. */
  drop(awayMs: number): void
  /** Messages that nobody acknowledged yet. */
  unacknowledged(): number
  /** How often the line was cut or lost, and taken up again. */
  reconnects(): number
  close(): Promise<void>
}

const firstBackoffMs = 300
const longestBackoffMs = 10_000
const pingMs = 20_000

/**
 * `WS /v1/live` that keeps itself up: after a lost line it connects again with back-off, says who it is, subscribes with the last `upTo` of each
 * conversation and sends what was not acknowledged, in the order in which it was first sent.
 */
export function connectLive({ url, token }: { url: string; token: string }, ears: LiveEars): LiveConnection {
  const address = `${url.replace(/^http/, 'ws').replace(/\/+$/, '')}/v1/live`
  const cursors = new Map<string, number>()
  const pending = new Map<string, Sending>()
  let following: { cursor: string | undefined } | null = null
  let socket: WebSocket | null = null
  let ready = false
  let closed = false
  let connections = 0
  let awayUntil = 0
  let backoff = firstBackoffMs
  let over: Promise<void> = Promise.resolve()

  const tell = (frame: ClientFrame) => {
    if (ready && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame))
  }

  function connect(): void {
    connections += 1
    const mine = connections
    const line = new WebSocket(address, { handshakeTimeout: 10_000 })
    socket = line
    ready = false
    let ping: NodeJS.Timeout | undefined
    over = new Promise((resolve) => {
      line.on('close', () => {
        clearInterval(ping)
        resolve()
        if (socket !== line) return
        ready = false
        if (!closed) void again()
      })
    })
    line.on('error', () => line.terminate())
    line.on('open', () => {
      line.send(JSON.stringify({ type: 'hello', token } satisfies ClientFrame))
      ping = setInterval(() => tell({ type: 'ping' }), pingMs)
    })
    line.on('message', (data) => {
      // What was under way when the line was cut has not arrived.
      if (socket === line && !closed) hear(String(data), mine)
    })
  }

  async function again(): Promise<void> {
    const wait = Math.max(awayUntil - Date.now(), backoff * (0.5 + Math.random() / 2))
    backoff = Math.min(backoff * 2, longestBackoffMs)
    await sleep(wait)
    if (!closed) connect()
  }

  function hear(data: string, connection: number): void {
    const frame = ServerFrame.parse(JSON.parse(data))
    switch (frame.type) {
      case 'ready':
        ready = true
        backoff = firstBackoffMs
        for (const [conversationId, after] of cursors) tell({ type: 'subscribe', conversationId, after })
        if (following) tell(followFrame(following.cursor))
        for (const message of pending.values()) tell({ type: 'send', kind: 'message', ...message })
        return
      case 'events':
        cursors.set(frame.conversationId, Math.max(frame.upTo, cursors.get(frame.conversationId) ?? 0))
        ears.events?.(frame, connection)
        return
      case 'rows':
        if (following && frame.cursor !== undefined) following.cursor = frame.cursor
        ears.rows?.(frame)
        return
      case 'sent':
        pending.delete(frame.clientId)
        ears.sent?.(frame)
        return
      case 'refused':
        // A server that is busy or going down says so; the message goes out again in a moment.
        if (frame.problem.status >= 500 || frame.problem.status === 429) {
          ears.postponed?.(frame.clientId)
          setTimeout(() => {
            const message = pending.get(frame.clientId)
            if (message) tell({ type: 'send', kind: 'message', ...message })
          }, 500).unref()
          return
        }
        pending.delete(frame.clientId)
        ears.refused?.(frame.clientId, frame.problem)
        return
      case 'receipts':
        ears.receipts?.(frame)
        return
      case 'problem':
        ears.problem?.(frame.problem)
        return
      case 'bye':
      case 'pong':
      case 'typing':
      case 'page-live':
      case 'wait':
        return
      default: {
        const unknown: never = frame
        return unknown
      }
    }
  }

  connect()
  return {
    subscribe(conversationId) {
      const after = cursors.get(conversationId) ?? 0
      cursors.set(conversationId, after)
      tell({ type: 'subscribe', conversationId, after })
    },
    follow() {
      following ??= { cursor: undefined }
      tell(followFrame(following.cursor))
    },
    send(message) {
      pending.set(message.clientId, message)
      tell({ type: 'send', kind: 'message', ...message })
    },
    seen: (conversationId, upTo) => tell({ type: 'seen', conversationId, upTo }),
    drop(awayMs) {
      awayUntil = Date.now() + awayMs
      socket?.terminate()
    },
    unacknowledged: () => pending.size,
    reconnects: () => connections - 1,
    async close() {
      closed = true
      socket?.close()
      const patience = setTimeout(() => socket?.terminate(), 2000)
      await over
      clearTimeout(patience)
    },
  }
}

function followFrame(cursor: string | undefined): ClientFrame {
  return cursor === undefined ? { type: 'follow' } : { type: 'follow', cursor }
}
