import { ServerFrame, type ClientFrame } from '@baton/protocol'

/** What a connection needs of a WebSocket. */
export interface Socket {
  readonly readyState: number
  send(data: string): void
  close(): void
  addEventListener(type: 'open' | 'close' | 'message', listener: (event: { data?: unknown }) => void): void
}

export interface LiveConnectionOptions {
  open(): Socket
  onFrame(frame: ServerFrame): void
  /** The connection was lost and is tried again at `retryAt` (ms), or is being made (null). */
  onTrying(retryAt: number | null): void
  /** It will not be made again: the session has ended, or this page does not understand the server. */
  onEnded(because: 'session-ended' | 'out-of-date'): void
  now?: () => number
  random?: () => number
}

export interface LiveConnection {
  /** Sent now when the connection is live; otherwise dropped: what must arrive is sent again on `ready`. */
  send(frame: ClientFrame): void
  /** Tries at once instead of waiting, when the connection is down. */
  hurry(): void
  close(): void
}

const pingEvery = 20_000
/** Nothing heard for so long after a ping: the other end is gone, whatever the socket says. */
const patience = 10_000
const open = 1
const known = new Set<unknown>(ServerFrame.options.map(({ shape }) => shape.type.value))

/** Milliseconds before try number `attempt` (from 0): 0.3 s doubling to 10 s, each between half and the whole of it. */
export function backOff(attempt: number, random: number): number {
  return Math.min(300 * 2 ** attempt, 10_000) * (0.5 + random / 2)
}

/** Keeps one live connection: says hello, pings, notices silence, and connects again with back-off. */
export function connectLive(options: LiveConnectionOptions): LiveConnection {
  const { now = Date.now, random = Math.random } = options
  let socket: Socket | null = null
  let ready = false
  let attempt = 0
  let over = false
  let retry: ReturnType<typeof setTimeout> | undefined
  let pings: ReturnType<typeof setInterval> | undefined
  let silence: ReturnType<typeof setTimeout> | undefined

  function connect(): void {
    clearTimeout(retry)
    options.onTrying(null)
    const mine = options.open()
    socket = mine
    ready = false
    mine.addEventListener('open', () => mine.send(JSON.stringify({ type: 'hello' } satisfies ClientFrame)))
    mine.addEventListener('message', ({ data }) => {
      if (mine === socket) take(data)
    })
    mine.addEventListener('close', () => {
      if (mine === socket) lost()
    })
    // A handshake that never ends is a lost connection, too.
    listenFor(patience)
  }

  function take(data: unknown): void {
    clearTimeout(silence)
    const json = parse(data)
    const frame = ServerFrame.safeParse(json)
    if (!frame.success) {
      // A kind of frame that this build has never heard of may be left out; a broken one of a known kind may not.
      if (known.has(kindOf(json))) end('out-of-date')
      return
    }
    if (frame.data.type === 'ready') {
      ready = true
      attempt = 0
      clearInterval(pings)
      pings = setInterval(() => {
        socket?.send('{"type":"ping"}')
        listenFor(patience)
      }, pingEvery)
    }
    options.onFrame(frame.data)
    if (frame.data.type === 'bye' && frame.data.because === 'session-ended') end('session-ended')
    if (frame.data.type === 'problem' && !ready && frame.data.problem.status === 401) end('session-ended')
  }

  function listenFor(ms: number): void {
    clearTimeout(silence)
    silence = setTimeout(lost, ms)
  }

  function lost(): void {
    letGo()
    const wait = backOff(attempt, random())
    attempt += 1
    options.onTrying(now() + wait)
    retry = setTimeout(connect, wait)
  }

  function letGo(): void {
    const old = socket
    socket = null
    ready = false
    clearTimeout(silence)
    clearInterval(pings)
    clearTimeout(retry)
    old?.close()
  }

  function end(because: 'session-ended' | 'out-of-date'): void {
    over = true
    letGo()
    options.onEnded(because)
  }

  connect()
  return {
    send(frame) {
      if (ready && socket?.readyState === open) socket.send(JSON.stringify(frame))
    },
    hurry() {
      if (over || socket) return
      attempt = 0
      connect()
    },
    close() {
      over = true
      letGo()
    },
  }
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data))
  } catch {
    return null
  }
}

function kindOf(json: unknown): unknown {
  return json !== null && typeof json === 'object' && 'type' in json ? json.type : undefined
}
