import { ClientFrame, problem, type ServerFrame } from '@baton/protocol'
import type { WebSocket } from 'ws'
import { misfit, problemOf, ProblemError } from '../api/problem-error.ts'
import type { Caller, KnownCaller } from '../identity/caller.ts'
import { recheckMs } from '../identity/still-valid.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import type { Chatter, Typist } from './chatter.ts'
import { readyFrame } from './ready-frame.ts'
import { createFollowing, type FollowingParts } from './following.ts'
import { aboutToWrite, type Wire } from './gather-writes.ts'
import { faultWords } from '../http/server-log.ts'
import { traced } from '../tracing/traced.ts'

export interface SocketParts extends Omit<FollowingParts, 'send'> {
  chatter: Chatter
  /** What the socket writes to. */
  wire: Wire
  surroundings: WorkspaceSurroundings
  now: () => number
  /** Who the cookie says, for agents' browsers; nobody without one. */
  cookieCaller(): Promise<Caller>
  callerOfToken(token: string): Promise<Caller>
  /** They said who they are. */
  signedIn(caller: KnownCaller): void
  /** They use what is in front of them. */
  active(caller: KnownCaller): void
  /** Whether this credential still opens anything; asked every few seconds. */
  stillValid(caller: KnownCaller): Promise<boolean>
  /** Whether this caller may send one more frame now. */
  mayAsk(caller: KnownCaller): boolean
  log: (message: string, detail: object) => void
}

/** A client that has this much still to read is cut off, and resumes by its cursor from what it has read. Bytes. */
const slowAt = 1024 * 1024
/** A client that sends faster than it is served by so many frames is cut off; what it sent and nobody acknowledged it sends again. */
const framesWaiting = 1000
const bytesWaiting = 4 * 1024 * 1024
/** A client that goes on after it was refused so many frames in a row, for asking too much, is cut off. */
const refusalsAtMost = 100
/** Nobody needs longer to say who they are. Milliseconds. */
const helloWithin = 10_000

/** One client on `WS /v1/live`, from its hello to its end. Every frame is parsed; what does not fit is answered and changes nothing. */
export function serveSocket(
  socket: WebSocket,
  parts: SocketParts,
): { end(because: 'shutting-down' | 'session-ended'): void; caller(): KnownCaller | null } {
  const { deeds, chatter, surroundings } = parts
  const following = createFollowing({ ...parts, send: sendText })
  let caller: KnownCaller | null = null
  let pending: Promise<unknown> = Promise.resolve()
  let waiting = 0
  let waitingBytes = 0
  let refusals = 0
  /** Nothing more is taken from this client, though their end of the socket may stay open for a while. */
  let over = false
  const helloTimer = setTimeout(() => caller ?? leave(4401, 'no hello'), helloWithin)
  let recheck: NodeJS.Timeout | undefined

  function sendText(text: string): void {
    if (socket.readyState !== socket.OPEN) return
    if (socket.bufferedAmount > slowAt) {
      // Waiting for it would cost the others. What is on its way stays on its way, so that whoever reads on comes further each time; after half a
      // minute the line is dropped.
      leave(4408, 'reading too slowly')
      return
    }
    aboutToWrite(parts.wire)
    socket.send(text)
  }
  const send = (frame: ServerFrame) => sendText(JSON.stringify(frame))

  async function hello(token: string | undefined): Promise<void> {
    if (caller) throw new ProblemError('invalid_request', { detail: 'hello comes once' })
    const who = token === undefined ? await parts.cookieCaller() : await parts.callerOfToken(token)
    if (over) return
    if (who.kind === 'nobody') {
      send({ type: 'problem', problem: problem(who.why) })
      leave(4401, 'not signed in')
      return
    }
    caller = who
    recheck = setInterval(
      () =>
        void parts
          .stillValid(who)
          .then((valid) => valid || end('session-ended'))
          .catch(() => {}),
      recheckMs,
    )
    send(readyFrame(who, parts.now()))
    parts.signedIn(who)
  }

  async function act(who: KnownCaller, frame: Exclude<ClientFrame, { type: 'hello' }>): Promise<void> {
    switch (frame.type) {
      case 'subscribe':
        return following.subscribe(who, frame.conversationId, frame.after)
      case 'unsubscribe':
        return following.unsubscribe(frame.conversationId)
      case 'follow':
        return following.follow(who, frame.cursor)
      case 'send': {
        const { conversationId: conversation, clientId, text, page } = frame
        try {
          const stored = await traced('receive', { 'baton.frame': 'send' }, () =>
            frame.kind === 'note'
              ? note(who, { conversation, clientId, text })
              : deeds.write(who, { conversation, clientId, text, page }),
          )
          send({ type: 'sent', clientId, ...stored })
        } catch (error) {
          const refused = problemOf(error)
          if (refused.status >= 500) parts.log('a send failed', { conversation, clientId, error: faultWords(error) })
          send({ type: 'refused', clientId, problem: refused })
        }
        return
      }
      case 'typing': {
        const mine = following.of(frame.conversationId)
        if (!mine) throw new ProblemError('invalid_request', { detail: 'subscribe to the conversation first' })
        const where = { workspace: who.workspace, conversation: frame.conversationId }
        chatter.typing(where, typistOf(who), frame.on, mine)
        return
      }
      case 'seen': {
        await deeds.read(who, frame.conversationId)
        const where = { workspace: who.workspace, conversation: frame.conversationId }
        return chatter.seen(where, who.kind === 'visitor' ? 'customer' : 'team', frame.upTo)
      }
      case 'active':
        return parts.active(who)
      case 'ping':
        return send({ type: 'pong' })
    }
  }

  /** What was sent is sent again later, under the same client id; the rest is lost, as if it had not been asked. */
  function tooMuch(frame: ClientFrame): void {
    const told = problem('rate_limited')
    send(
      frame.type === 'send'
        ? { type: 'refused', clientId: frame.clientId, problem: told }
        : { type: 'problem', problem: told },
    )
    refusals += 1
    if (refusals > refusalsAtMost) leave(4429, 'too many frames')
  }

  function note(who: KnownCaller, it: { conversation: string; clientId: string; text: string }) {
    if (who.kind === 'visitor') throw new ProblemError('forbidden')
    return deeds.note(who, it)
  }

  async function receive(data: string): Promise<void> {
    try {
      if (over) return
      const frame = parseFrame(data)
      if (frame.type === 'hello') {
        clearTimeout(helloTimer) // they have said it; where many come at once, it takes its time
        return await parts.arrivals.run(() => hello(frame.token))
      }
      if (!caller) {
        send({ type: 'problem', problem: problem('not_signed_in') })
        leave(4401, 'no hello')
        return
      }
      if (!parts.mayAsk(caller)) return tooMuch(frame)
      refusals = 0
      // Names are needed to say who speaks; known before anything is pushed in this workspace.
      if (caller.kind === 'agent') await surroundings.agentName(caller.workspace, caller.agentId)
      if (!over) await act(caller, frame)
    } catch (error) {
      const told = problemOf(error)
      if (told.status >= 500) parts.log('a frame failed', { error: faultWords(error) })
      send({ type: 'problem', problem: told })
    }
  }

  function end(because: 'shutting-down' | 'session-ended'): void {
    send({ type: 'bye', because })
    leave(because === 'shutting-down' ? 1012 : 4401, because)
  }

  /** Closing asks the client to close too, and one who does not is heard for half a minute more: it must not matter. */
  function leave(code: number, reason: string): void {
    letGo()
    socket.close(code, reason)
  }

  function letGo(): void {
    over = true
    clearTimeout(helloTimer)
    clearInterval(recheck)
    following.end()
  }

  socket.on('message', (data, isBinary) => {
    if (over) return
    if (isBinary) {
      send({ type: 'problem', problem: problem('malformed_json') })
      return
    }
    const text = String(data)
    if (waiting >= framesWaiting || waitingBytes + text.length > bytesWaiting) {
      socket.terminate()
      return
    }
    waiting += 1
    waitingBytes += text.length
    // In the order in which the client sent them.
    pending = pending
      .then(() => receive(text))
      .finally(() => {
        waiting -= 1
        waitingBytes -= text.length
      })
  })
  socket.on('close', letGo)
  socket.on('error', () => socket.terminate())

  return { end, caller: () => caller }
}

const typistOf = (who: KnownCaller): Typist =>
  who.kind === 'visitor' ? { kind: 'customer' } : { kind: 'agent', id: who.kind === 'agent' ? who.agentId : null }

function parseFrame(data: string): ClientFrame {
  let json: unknown
  try {
    json = JSON.parse(data)
  } catch {
    throw new ProblemError('malformed_json')
  }
  const parsed = ClientFrame.safeParse(json)
  if (!parsed.success) throw misfit(parsed.error, 'frame')
  return parsed.data
}
