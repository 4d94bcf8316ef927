import { backOff, type Clock } from './clock.ts'
import { readFrame, type Frame, type Said } from './frames.ts'
import { isStranger, type Trouble } from './trouble.ts'

/** The part of a WebSocket that is used. */
export type Socket = Pick<WebSocket, 'send' | 'close' | 'readyState' | 'addEventListener'>

export interface LinkDeps {
  /** Throws where sockets cannot be had. */
  open(): Socket
  token(): string | null
  clock: Clock
  /** 0..1 */
  random(): number
}

export interface Heard {
  /** The server knows us: subscribe and send. */
  up(): void
  /** No link, another is coming; `tries` counts the losses in a row, from 1. */
  down(tries: number): void
  /** The server needs no link for this conversation until something happens: it has stopped. */
  rested(): void
  frame(frame: Frame): void
  /** The credential was refused: the link has stopped. */
  refused(problem: Trouble): void
}

/** One lasting connection: comes back by itself with back-off, and finds out when the line is dead. */
export interface Link {
  start(): void
  stop(): void
  /** Connects again, with what `token` says now. */
  restart(): void
  /** Something changed (back online, looked at again): try now, or make sure that the line is alive. */
  nudge(): void
  /** False when there is no link: say it again after `up`. */
  say(frame: Said): boolean
}

const readyWithin = 10_000
const pingEvery = 20_000
const answerWithin = 10_000
const nudgeWithin = 4_000
/** A link that held this long was a good one: the next loss starts from short waits. */
const goodAfter = 5_000

export function createLink({ open, token, clock, random }: LinkDeps, heard: Heard): Link {
  let socket: Socket | null = null
  /** A socket that was given up may still speak: nobody listens to it any more. */
  let listening = new AbortController()
  let up = false
  let resting = true
  let tries = 0
  let upSince = 0
  /** One timer at a time: the wait for the next try, for `ready`, for the next ping, or for its answer. */
  let cancel = () => {}

  const schedule = (ms: number, run: () => void) => {
    cancel()
    cancel = clock.after(ms, run)
  }

  function connect() {
    resting = false
    cancel()
    const credential = token()
    if (credential === null) return
    let next: Socket
    try {
      next = open()
    } catch {
      lost()
      return
    }
    socket = next
    listening = new AbortController()
    const { signal } = listening
    const hello = JSON.stringify({ type: 'hello', token: credential } satisfies Said)
    next.addEventListener('open', () => next.send(hello), { signal })
    next.addEventListener('message', ({ data }: MessageEvent) => take(readFrame(data)), { signal })
    next.addEventListener('close', lost, { signal })
    schedule(readyWithin, lost)
  }

  function take(frame: Frame | null) {
    if (up) schedule(pingEvery, ping)
    if (!frame) return
    switch (frame.type) {
      case 'ready':
        up = true
        upSince = clock.now()
        schedule(pingEvery, ping)
        heard.up()
        return
      case 'problem':
        if (isStranger(frame.problem)) {
          drop()
          heard.refused(frame.problem)
        } else heard.frame(frame)
        return
      case 'bye':
        // The server closes in a moment; a conversation that has ended needs no link until something happens.
        if (frame.because === 'resolved') {
          drop()
          heard.rested()
        } else lost()
        return
      case 'pong':
        return
      default:
        heard.frame(frame)
    }
  }

  function ping(within = answerWithin) {
    say({ type: 'ping' })
    schedule(within, lost)
  }

  function lost() {
    const wasGood = up && clock.now() - upSince >= goodAfter
    drop()
    resting = false
    tries = wasGood ? 1 : tries + 1
    schedule(backOff(tries - 1, random()), connect)
    heard.down(tries)
  }

  function drop() {
    cancel()
    const old = socket
    socket = null
    up = false
    resting = true
    listening.abort()
    old?.close()
  }

  function say(frame: Said): boolean {
    if (!socket || !up || socket.readyState !== 1) return false
    socket.send(JSON.stringify(frame))
    return true
  }

  return {
    start() {
      if (resting) connect()
    },
    stop: drop,
    restart() {
      drop()
      connect()
    },
    nudge() {
      if (up) ping(nudgeWithin)
      else if (!socket) connect()
    },
    say,
  }
}
