import type { Clock } from '../clock.ts'
import type { Socket } from '../link.ts'
import type { Answer, Rest } from '../rest.ts'
import { unreachable } from '../trouble.ts'

interface Fact {
  seq: number
  type: string
  at: string
  actor: { kind: string; id?: string; name?: string }
  [field: string]: unknown
}

interface Conversation {
  id: string
  visitor: string
  facts: Fact[]
  resolved: boolean
  byClientId: Map<string, number>
  /** Where it goes on. */
  into: string | null
}

/** How the way between widget and desk behaves. Each is asked once per frame or call. */
export interface Weather {
  /** Milliseconds from one side to the other. */
  delay(): number
  /** The line breaks with this frame, which is not delivered. */
  breaks(): boolean
  /** The desk says that it cannot take this one now. */
  busy(): boolean
}

export const fair: Weather = { delay: () => 5, breaks: () => false, busy: () => false }

/**
 * The widget's side of the public contract, in memory: visitors, conversations, messages stored once by client id, events by cursor.
 * It stands for the far end of a bad line, so that schedules which no real network gives on demand can be played.
 */
export function fakeDesk(clock: Clock, weather: () => Weather = () => fair) {
  const conversations = new Map<string, Conversation>()
  const tokens = new Map<string, string>()
  const calls: { method: string; path: string; body: unknown; key: string | undefined }[] = []
  const sockets = new Set<{ feed(): void; cut(): void }>()
  const done = new Map<string, Answer>()
  let ids = 0
  let up = true
  let socketsAllowed = true
  let forgetful = false
  let hanging: string | null = null
  let free: readonly string[] = []

  const problem = (status: number, code: string, more = {}) => ({ status, code, next: 'See the docs.', ...more })
  const refuse = (status: number, code: string, more = {}): Answer => ({
    ok: false,
    trouble: { conversationId: null, ...problem(status, code, more) },
  })

  function add(
    id: string,
    type: string,
    fields: Record<string, unknown> = {},
    actor: Fact['actor'] = { kind: 'system' },
  ) {
    const conversation = conversations.get(id)
    if (!conversation) throw new Error(`no conversation ${id}`)
    const at = new Date(clock.now()).toISOString()
    conversation.facts.push({ seq: conversation.facts.length + 1, type, at, actor, ...fields })
    if (type === 'Resolved') conversation.resolved = true
    for (const s of sockets) s.feed()
    return conversation.facts.length
  }

  const told = (key: string, params: object) => ({ told: { key, params } })

  /** What came into it, by way of others too. */
  const partsOf = (id: string): Conversation[] =>
    [...conversations.values()].filter(({ into }) => into === id).flatMap((c) => [c, ...partsOf(c.id)])

  function store(c: Conversation, clientId: string, text: string): number {
    const next = c.into === null ? undefined : conversations.get(c.into)
    const known = [c, ...partsOf(c.id)]
      .map(({ byClientId }) => byClientId.get(clientId))
      .find((seq) => seq !== undefined)
    if (known === undefined && next) return store(next, clientId, text)
    if (known !== undefined) return known
    if (c.resolved) {
      c.resolved = false
      add(c.id, 'Reopened', { told: { key: 'conversation.reopened', params: {} } })
    }
    c.byClientId.set(clientId, c.facts.length + 1)
    return add(c.id, 'MessageReceived', { messageId: `m_${clientId}`, clientId, text }, { kind: 'customer' })
  }

  const rest: Rest = async (method, path, { token, body, key } = {}) => {
    await new Promise<void>((go) => void clock.after(weather().delay(), go))
    if (!up || weather().breaks()) return { ok: false, trouble: unreachable }
    calls.push({ method, path, body, key })
    if (hanging && path.endsWith(hanging)) return new Promise<never>(() => {})
    const answer = (key === undefined ? null : done.get(path + key)) ?? answerTo(method, path, token ?? null, body)
    if (key !== undefined && answer.ok) done.set(path + key, answer)
    // The deed is done, the answer is lost.
    return weather().breaks() ? { ok: false, trouble: unreachable } : answer
  }

  function answerTo(method: string, path: string, token: string | null, body: unknown): Answer {
    const ok = (value: Record<string, unknown>): Answer => ({ ok: true, value })
    if (path === '/v1/visitors') {
      const visitor = `v${++ids}`
      tokens.set(`t_${visitor}`, visitor)
      return ok({ visitorId: visitor, token: `t_${visitor}` })
    }
    const visitor = tokens.get(token ?? '')
    if (visitor === undefined) return refuse(401, 'token_invalid')
    const mine = [...conversations.values()].find((c) => c.visitor === visitor && !c.resolved && c.into === null)
    if (path === '/v1/visitors/me') return ok({ visitorId: visitor, conversationId: mine?.id ?? null })
    if (path === '/v1/visitors/me/identity') {
      const { token: jwt } = body as { token: string }
      if (jwt.endsWith('.forged')) return refuse(401, 'token_invalid')
      tokens.set(`t_${visitor}_known`, visitor)
      return ok({ visitorId: visitor, token: `t_${visitor}_known`, customer: { externalId: 'x', name: null } })
    }
    if (method === 'POST' && path === '/v1/conversations') {
      if (mine) return ok({ id: mine.id, created: false })
      const id = `k${++ids}`
      conversations.set(id, { id, visitor, facts: [], resolved: false, byClientId: new Map(), into: null })
      add(id, 'ConversationOpened', { channel: 'widget', locale: 'en' })
      if (forgetful) conversations.delete(id)
      return ok({ id, created: true })
    }
    const [, id, what] = /^\/v1\/conversations\/(\w+)\/(\w+)/.exec(path) ?? []
    const c = conversations.get(id ?? '')
    if (!c || c.visitor !== visitor) return refuse(404, 'conversation_not_found')
    if (what === 'messages') {
      if (weather().busy()) return refuse(503, 'busy')
      const { clientId, text } = body as { clientId: string; text: string }
      return ok({ seq: store(c, clientId, text) })
    }
    if (what === 'events') {
      const after = Number(/after=(\d+)/.exec(path)?.[1])
      return ok({ events: c.facts.filter((f) => f.seq > after), upTo: c.facts.length, caughtUp: true })
    }
    if (what === 'invitation') {
      const said = body as { handoffId: string; accepts?: boolean; slot?: string; clientId?: string; text?: string }
      if (said.accepts !== undefined) add(c.id, 'InvitationAnswered', { accepts: said.accepts })
      else if (said.text === undefined) add(c.id, 'InvitationSkipped', { slot: said.slot })
      else store(c, said.clientId ?? '', said.text)
      return ok({ invitation: null })
    }
    if (what === 'callback') {
      if (method === 'GET') return ok({ callback: null, minutes: 30, times: free })
      if (path.endsWith('/cancel')) add(c.id, 'CallbackCancelled', told('callback.cancelled', { because: 'customer' }))
      else {
        const { at } = body as { at: string }
        if (!free.includes(at)) return refuse(409, 'callback_taken')
        add(c.id, 'CallbackBooked', told('callback.booked', { agent: 'Nora', at: Date.parse(at) }))
      }
      return ok({})
    }
    if (what === 'assistant') {
      if (c.facts.at(-1)?.type === 'Offered') return refuse(409, 'not_waiting')
      if (c.facts.at(-1)?.type === 'Returned') return refuse(409, 'already_with_assistant')
      add(c.id, 'Returned', told('handoff.returned', {}))
      return ok({ epoch: 3 })
    }
    // Its path has a hyphen, which the pattern above cuts off.
    if (what === 'self') {
      if (c.resolved) return refuse(409, 'conversation_resolved')
      const { uses } = body as { uses: { title?: string; query?: string }[] }
      if (uses.some(({ title }) => title === 'not taken')) return refuse(400, 'invalid_request')
      for (const { title, query } of uses) add(c.id, 'SelfServiceUsed', { text: title ?? query })
      return ok({ kept: uses.length })
    }
    if (what === 'handoff') {
      if ((body as { note?: string }).note === 'not taken') return refuse(400, 'invalid_request')
      if (c.resolved) return refuse(409, 'conversation_resolved')
      add(c.id, 'Queued', { told: { key: 'handoff.queued', params: { team: 'Support' } } })
      return ok({ handoffId: 'h1', outcome: { kind: 'queued' } })
    }
    return refuse(404, 'not_found')
  }

  function openSocket(): Socket {
    if (!socketsAllowed) throw new Error('no sockets here')
    let open = true
    let visitor: string | null = null
    let following: Conversation | null = null
    let sent = 0
    // Frames of one socket never overtake each other.
    let [toDesk, toWidget] = [0, 0]
    const socket = Object.assign(new EventTarget(), {
      readyState: 0,
      send(data: string) {
        if (weather().breaks()) return cut()
        toDesk = Math.max(toDesk, clock.now() + weather().delay())
        clock.after(toDesk - clock.now(), () => open && up && hear(JSON.parse(data) as Record<string, unknown>))
      },
      close: () => end(),
    })
    const end = () => {
      open = false
      socket.readyState = 3
      sockets.delete(entry)
    }
    const cut = () => {
      if (!open) return
      end()
      clock.after(weather().delay(), () => socket.dispatchEvent(new Event('close')))
    }
    const tell = (frame: object) => {
      if (!open) return
      if (weather().breaks()) return cut()
      toWidget = Math.max(toWidget, clock.now() + weather().delay())
      clock.after(
        toWidget - clock.now(),
        () => open && socket.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) })),
      )
    }
    const entry = {
      cut,
      feed() {
        if (!following) return
        const events = following.facts.filter((f) => f.seq > sent)
        sent = following.facts.length
        if (events.length > 0)
          tell({ type: 'events', conversationId: following.id, events, upTo: sent, caughtUp: true })
      },
    }
    const hear = (frame: Record<string, unknown>) => {
      const { type, conversationId, clientId } = frame as Record<string, string>
      if (type === 'hello') {
        visitor = tokens.get(String(frame['token'])) ?? null
        return tell(visitor ? { type: 'ready' } : { type: 'problem', problem: problem(401, 'token_invalid') })
      }
      if (type === 'ping') return tell({ type: 'pong' })
      const c = conversations.get(conversationId ?? '')
      if (type === 'subscribe') {
        if (!c || c.visitor !== visitor) {
          return tell({ type: 'problem', problem: problem(404, 'conversation_not_found') })
        }
        following = c
        const anew = Number(frame['after']) > c.facts.length
        sent = anew ? 0 : Number(frame['after'])
        const events = c.facts.filter((f) => f.seq > sent)
        sent = c.facts.length
        const more = anew ? { anew } : {}
        return tell({ type: 'events', conversationId: c.id, events, upTo: sent, caughtUp: true, ...more })
      }
      if (type !== 'send' || !clientId) return
      if (!c || c.visitor !== visitor) {
        return tell({ type: 'refused', clientId, problem: problem(404, 'conversation_not_found') })
      }
      if (weather().busy()) return tell({ type: 'refused', clientId, problem: problem(503, 'busy') })
      if (String(frame['text']).includes('forbidden')) {
        return tell({ type: 'refused', clientId, problem: problem(400, 'invalid_request') })
      }
      const seq = store(c, clientId, String(frame['text']))
      tell({ type: 'sent', clientId, seq })
    }
    sockets.add(entry)
    clock.after(weather().delay(), () => {
      if (!open) return
      if (!up) return cut()
      socket.readyState = 1
      socket.dispatchEvent(new Event('open'))
    })
    return socket as unknown as Socket
  }

  return {
    rest,
    openSocket,
    calls,
    conversations,
    add,
    /** Every socket breaks at once. */
    cutAll: () => [...sockets].forEach((s) => s.cut()),
    go(way: 'up' | 'down') {
      up = way === 'up'
      if (!up) [...sockets].forEach((s) => s.cut())
    },
    allowSockets(allowed: boolean) {
      socketsAllowed = allowed
    },
    /** The desk is set back to what it had when the conversation had so many facts. */
    restore(id: string, length: number) {
      const c = conversations.get(id)
      for (const { clientId } of c?.facts.splice(length) ?? []) c?.byClientId.delete(String(clientId))
      ;[...sockets].forEach((s) => s.cut())
    },
    /** A conversation of somebody else's device, which an agent lets theirs go on in. */
    openElsewhere(visitor: string): string {
      const id = `k${++ids}`
      conversations.set(id, { id, visitor, facts: [], resolved: false, byClientId: new Map(), into: null })
      add(id, 'ConversationOpened', { channel: 'widget', locale: 'en' })
      return id
    },
    merge(from: string, into: string) {
      const c = conversations.get(from)
      if (c) c.into = into
      add(into, 'ConversationMerged', { from, ...told('conversation.merged', {}) })
      add(from, 'MergedInto', { into, ...told('conversation.moved', {}) })
    },
    /** Calls of that path get no answer from now on. */
    hangOn(path: string) {
      hanging = path
    },
    /** Times that somebody has free. */
    have(times: readonly string[]) {
      free = times
    },
    /** Every conversation is gone as soon as it is opened. */
    forgetConversations() {
      conversations.clear()
      forgetful = true
    },
    /** The desk has lost its memory of whom it knows. */
    forgetTokens: () => tokens.clear(),
  }
}
