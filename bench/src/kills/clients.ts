import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { ClientFrame, ServerFrame } from '@baton/protocol'
import type { Line, Reading, Sent } from '../checker/evidence.ts'

/** Where the server is, now or when it is back. */
export interface Address {
  url: string
  key: string
}

export interface Writer {
  sent: Sent[]
  /** Sends nothing new, gets the acknowledgement of what is under way, and ends. */
  stop(): Promise<void>
}

export interface Reader extends Reading {
  /** Everything up to this number has been shown. */
  upTo(): number
  stop(): void
}

const patienceMs = 3000
/** What has to happen before the first kill, and reading a long log at the end: on a busy machine that is nobody's fault. Milliseconds. */
export const unhurriedMs = 60_000

/** Writes one message after the other, each again under its client id until it is acknowledged, whatever becomes of the server. */
export function startWriter(at: Address, over: 'rest' | 'live', writer: string, conversation: string): Writer {
  const sent: Sent[] = []
  let stopped = false
  const line = over === 'live' ? createSendLine(at, conversation) : undefined

  async function run(): Promise<void> {
    for (let n = 1; !stopped; n++) {
      const message: Sent = { writer, conversation, text: `${writer} says ${n}`, seq: null }
      sent.push(message)
      const clientId = `${writer}-${n}`
      for (;;) {
        message.seq = line
          ? await line.send(clientId, message.text)
          : await post(at, conversation, clientId, message.text)
        if (message.seq !== null) break
        await sleep(20 + Math.random() * 60)
      }
    }
    line?.close()
  }

  const done = run()
  return {
    sent,
    async stop() {
      stopped = true
      await done
    },
  }
}

/** The number it was stored under; null when nobody knows, or nobody answered. */
async function post(at: Address, conversation: string, clientId: string, text: string): Promise<number | null> {
  const answer = await call(at, 'POST', `/v1/conversations/${conversation}/messages`, {
    clientId,
    text,
    author: { kind: 'customer' },
  }).catch(() => null)
  if (answer === null || answer.status >= 500 || answer.status === 429) return null
  if (answer.status !== 201) throw new Error(`a message was refused: ${answer.status} ${JSON.stringify(answer.json)}`)
  return (answer.json as { seq: number }).seq
}

export async function call(
  at: Address,
  method: string,
  path: string,
  body?: object,
  waitMs = method === 'GET' ? unhurriedMs : patienceMs,
): Promise<{ status: number; json: unknown }> {
  const response = await fetch(at.url + path, {
    method,
    headers: { authorization: `Bearer ${at.key}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
    signal: AbortSignal.timeout(waitMs),
  })
  return { status: response.status, json: await response.json() }
}

interface SendLine {
  send(clientId: string, text: string): Promise<number | null>
  close(): void
}

function createSendLine(at: Address, conversation: string): SendLine {
  let socket: WebSocket | null = null
  let answer: (frame: ServerFrame | null) => void = () => {}

  async function connected(): Promise<WebSocket | null> {
    if (socket?.readyState === WebSocket.OPEN) return socket
    socket = await open(
      at,
      (frame) => answer(frame),
      () => answer(null),
    )
    return socket
  }

  return {
    async send(clientId, text) {
      const open = await connected()
      if (!open) return null
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          open.terminate()
          resolve(null)
        }, patienceMs)
        answer = (frame) => {
          if (frame?.type === 'refused' && frame.problem.status < 500)
            throw new Error(`refused: ${JSON.stringify(frame)}`)
          if (frame !== null && !('clientId' in frame && frame.clientId === clientId)) return
          clearTimeout(timer)
          resolve(frame?.type === 'sent' ? frame.seq : null)
        }
        open.send(
          JSON.stringify({
            type: 'send',
            conversationId: conversation,
            clientId,
            text,
            kind: 'message',
          } satisfies ClientFrame),
        )
      })
    },
    close: () => socket?.terminate(),
  }
}

/** Reads a conversation as every client does: what comes is shown as it comes, and a lost socket resumes after the last number. */
export function startReader(at: Address, reader: string, conversation: string): Reader {
  const lines: Line[] = []
  let cursor = 0
  let stopped = false
  let socket: WebSocket | null = null

  async function run(): Promise<void> {
    while (!stopped) {
      await new Promise<void>((lost) => {
        void open(at, hear, lost).then((opened) => {
          socket = opened
          if (!opened) return lost()
          opened.send(
            JSON.stringify({ type: 'subscribe', conversationId: conversation, after: cursor } satisfies ClientFrame),
          )
        })
      })
      await sleep(20 + Math.random() * 80)
    }
  }

  function hear(frame: ServerFrame): void {
    if (frame.type !== 'events') return
    for (const event of frame.events as { seq: number; type: string; text?: string }[])
      lines.push({ seq: event.seq, text: event.type === 'MessageReceived' ? (event.text ?? null) : null })
    cursor = frame.upTo
  }

  void run()
  return {
    reader,
    conversation,
    lines,
    upTo: () => cursor,
    stop() {
      stopped = true
      socket?.terminate()
    },
  }
}

/** A socket that is signed in; null when there is nobody. `onLost` comes once, when it ends after that. */
function open(at: Address, hear: (frame: ServerFrame) => void, onLost: () => void): Promise<WebSocket | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${at.url.replace(/^http/, 'ws')}/v1/live`, { handshakeTimeout: patienceMs })
    let ready = false
    const timer = setTimeout(() => socket.terminate(), patienceMs * 2)
    socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', token: at.key } satisfies ClientFrame)))
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as ServerFrame
      if (frame.type === 'ready') {
        ready = true
        clearTimeout(timer)
        resolve(socket)
      } else if (ready) hear(frame)
      else socket.terminate()
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearTimeout(timer)
      if (ready) onLost()
      else resolve(null)
    })
  })
}
