import type { ClientFrame, ConversationEvent, ServerFrame } from '@baton/protocol'
import { WebSocket } from 'ws'

/** A client of the live connection that keeps everything it was told. For tests: waiting is on progress, never on time. */
export interface LiveClient {
  frames: ServerFrame[]
  events(conversationId: string): ConversationEvent[]
  send(frame: ClientFrame): void
  /** The first frame that fits, now or later. */
  until(fits: (frame: ServerFrame) => boolean): Promise<ServerFrame>
  untilEvent(conversationId: string, type: string, nth?: number): Promise<ConversationEvent>
  close(): Promise<void>
  closed: Promise<number>
}

export async function connectLive(
  url: string,
  token?: string,
  headers: Record<string, string> = {},
): Promise<LiveClient> {
  const socket = new WebSocket(url.replace(/^http/, 'ws') + '/v1/live', { headers })
  const frames: ServerFrame[] = []
  const waiting = new Set<() => void>()
  const events = new Map<string, ConversationEvent[]>()
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)))
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as ServerFrame
    frames.push(frame)
    if (frame.type === 'events')
      events.set(frame.conversationId, [...(events.get(frame.conversationId) ?? []), ...frame.events])
    for (const look of waiting) look()
  })
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => resolve())
    socket.on('error', reject)
  })
  const client: LiveClient = {
    frames,
    closed,
    events: (id) => events.get(id) ?? [],
    send: (frame) => socket.send(JSON.stringify(frame)),
    until: (fits) => progress(() => frames.find(fits)),
    untilEvent: (id, type, nth = 1) =>
      progress(() => client.events(id).filter((event) => event.type === type)[nth - 1]),
    async close() {
      socket.close()
      await closed
    },
  }
  socket.send(JSON.stringify(token === undefined ? { type: 'hello' } : { type: 'hello', token }))
  return client

  function progress<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`nothing came; frames: ${JSON.stringify(frames).slice(0, 2000)}`)),
        10_000,
      )
      const check = () => {
        const found = look()
        if (found === undefined) return
        clearTimeout(timer)
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      check()
    })
  }
}
