import type { AgentRow, ConversationRow, Problem, ServerFrame } from '@baton/protocol'
import { callApi, CallRefused, type CallAnswer, type CallInput } from './call-api.ts'
import { emptyTimeline, nothingKnown, type DeskState, type Outgoing } from './desk-state.ts'
import { chooseLine } from './choose-line.ts'
import { connectLive, type LiveConnection, type Socket } from './live-connection.ts'
import { createHeldReplies, undoReplies } from './held-replies.ts'
import { mergeNow, mergeSoon } from './held-merges.ts'
import { sendAlthoughLeaving, whenSent } from './on-its-way.ts'
import { newId } from './new-id.ts'
import { keepOutbox, loadOutbox } from './outbox-storage.ts'
import { openStreamSocket } from './stream-socket.ts'
import { dropDrafts } from '../conversation/drafts.ts'
import { createStore, type Store } from './store.ts'
import { takeFrame, withoutWords } from './take-frame.ts'
import { createWonderWho } from './wonder-who.ts'

type TimingMark = NonNullable<CallInput<'resolve'>['body']['timing']>
type Resolution = NonNullable<CallInput<'resolve'>['body']['resolution']>
type Pointed = Omit<CallInput<'point'>['body'], 'agentId'>
type DeclineReason = NonNullable<CallInput<'declineOffer'>['body']['reason']>

export interface DeskParts {
  me: { id: string; name: string }
  /** Something asked of the server was refused. */
  onRefused(problem: Problem, what: string): void
  /** A customer was forgotten: what was fetched of them elsewhere is out of date. */
  onForgotten?: () => void
  openSocket?: () => Socket
  call?: typeof callApi
  /** Sends what must go although the page goes away. */
  sendOnLeaving?: (it: Outgoing) => void
}

/** One agent's desk: what the server says, and everything that can be asked of it. */
export interface Desk extends Pick<Store<DeskState>, 'get' | 'subscribe'> {
  readonly me: { id: string; name: string }
  /** The server's clock, ms. */
  now(): number
  /** Fetches a conversation that is older than the rows the server began with. False when there is none of that id. */
  find(conversationId: string): Promise<boolean>
  /** Follows the thread until the returned function is called. */
  watch(conversationId: string): () => void
  write(conversationId: string, kind: 'message' | 'note', text: string): void
  /** Takes back what was written and has not gone yet; gives its words, or null where it is on its way. */
  takeBack(clientId: string): string | null
  /** What is held in the conversation goes out now. */
  letGo(conversationId: string): void
  writeAgain(clientId: string): void
  discard(clientId: string): void
  typing(conversationId: string, on: boolean): void
  seen(conversationId: string, upTo: number): void
  acceptOffer(row: ConversationRow): Promise<boolean>
  declineOffer(row: ConversationRow, reason: DeclineReason): Promise<boolean>
  /** The card of an offer is on the screen. */
  cardLoaded(offerId: string): Promise<void>
  takeOver(row: ConversationRow): Promise<boolean>
  openCase(conversationId: string): void
  /** Whoever has it reads back in the thread. */
  openTranscript(conversationId: string): void
  /** "Working on it, back by …": ms of the server's clock. */
  hold(row: ConversationRow, until: number): Promise<boolean>
  /** Moves the time that is booked; false where nobody has that one free, or not any more. */
  moveCallback(row: ConversationRow, at: number): Promise<boolean>
  /** The customer waits again at once. */
  cancelCallback(row: ConversationRow): Promise<boolean>
  passBack(row: ConversationRow, briefing: string): Promise<boolean>
  /** Asks a colleague or a team, unseen by the customer. */
  consult(row: ConversationRow, whom: { ask: string } | { team: string }, question: string): Promise<boolean>
  answerConsult(row: ConversationRow, answer: string): Promise<boolean>
  /** Closes the question; with a name, whoever was asked has the conversation at once. */
  endConsult(row: ConversationRow, handOverTo: string | null): Promise<boolean>
  /** A word to whoever holds it, unseen by the customer. */
  whisper(row: ConversationRow, text: string): Promise<boolean>
  /** Follows it beside whoever holds it. */
  join(row: ConversationRow): Promise<boolean>
  leave(row: ConversationRow): Promise<boolean>
  /** "Not ours: it is …" */
  wrongTeam(row: ConversationRow, team: string, note: string): Promise<boolean>
  transfer(row: ConversationRow, team: string, note: string): Promise<boolean>
  /** Lets `row` go on in another one, in a moment: until then it can be undone. */
  merge(row: ConversationRow, into: ConversationRow): void
  /** Whether it was merged from here. */
  merges(conversationId: string): boolean
  /** Until a time, ms of the server's clock; until the customer writes; or null: it is taken up again. */
  putAside(row: ConversationRow, until: number | 'customer' | null): Promise<boolean>
  tag(row: ConversationRow, change: { add: string[]; remove: string[] }): Promise<boolean>
  resolve(row: ConversationRow, resolution: Resolution, timing?: TimingMark): Promise<boolean>
  /** Asks the customer whether their page may be seen as they use it. */
  askToFollow(row: ConversationRow): Promise<boolean>
  stopFollow(row: ConversationRow): Promise<boolean>
  /** Shows the customer something on their page, or offers to go somewhere. */
  point(row: ConversationRow, what: Pointed): Promise<boolean>
  /** `until` is when it ends by itself, ms. */
  setPresence(status: Exclude<AgentRow['presence'], 'wrap-up'>, until?: number): Promise<boolean>
  /** What was masked in a text, in order; null where it was refused. Kept nowhere. */
  reveal(conversationId: string, textId: string): Promise<readonly string[] | null>
  /** Asks what somebody is called of whom the server has not told. */
  wonderWho(agentId: string): void
  /** Tells that somebody uses the inbox; told no more often than it matters. */
  active(): void
  hurry(): void
  /** The page goes away: what is held goes out now. */
  goAway(): void
  close(): void
}

/** Milliseconds. */
const tellActiveEvery = 20_000

/** Sits an agent down: connects, follows all rows, and keeps what is written until it is acknowledged. */
export function createDesk({
  me,
  onRefused,
  onForgotten = () => {},
  openSocket = lineHere(),
  call = callApi,
  sendOnLeaving = sendAlthoughLeaving,
}: DeskParts): Desk {
  const store = createStore<DeskState>({ ...nothingKnown, outbox: loadOutbox(me.id) })
  const watched = new Map<string, number>()
  const forgotten = new Set<string>()
  let toldActive = 0
  let leaving = false
  /** Conversations that were merged from here. */
  const merged = new Set<string>()
  const held = createHeldReplies((clientId) => {
    const it = store.get().outbox.find((each) => each.clientId === clientId)
    if (!it) return
    store.set((s) => ({
      ...s,
      outbox: s.outbox.map((each) => (each.clientId === clientId ? { ...each, state: 'sending' } : each)),
    }))
    keep()
    if (leaving) sendOnLeaving(it)
    else put(it)
  })
  const live: LiveConnection = connectLive({
    open: openSocket,
    onFrame: take,
    onTrying: (retryAt) =>
      store.set((s) => ({
        ...s,
        connection: retryAt === null ? { kind: 'connecting' } : { kind: 'waiting', retryAt },
        typing: new Map(),
      })),
    onEnded: (because) => store.set((s) => ({ ...s, connection: { kind: 'ended', because } })),
  })

  function take(frame: ServerFrame): void {
    store.set((s) => takeFrame(s, frame, Date.now()))
    if (frame.type === 'events' && frame.events.some(({ type }) => type === 'CustomerForgotten')) {
      forget(frame.conversationId)
    }
    if (frame.type === 'ready') {
      toldActive = 0
      resume()
    }
    if (frame.type === 'problem') onRefused(frame.problem, 'The live connection was refused something')
    if (frame.type === 'sent' || frame.type === 'refused' || frame.type === 'events') keep()
  }

  /** Picks up where the last connection ended: rows by cursor, threads by number, writings by client id. */
  function resume(): void {
    const { cursor, outbox } = store.get()
    live.send(cursor === null ? { type: 'follow' } : { type: 'follow', cursor })
    for (const id of watched.keys()) subscribe(id)
    for (const it of outbox) if (it.state === 'sending') put(it)
  }

  /** Its words are deleted: what is left of them here goes, and the thread is read anew. */
  function forget(conversationId: string): void {
    if (forgotten.has(conversationId)) return
    forgotten.add(conversationId)
    store.set((s) => withoutWords(s, conversationId))
    keep()
    dropDrafts(conversationId)
    onForgotten()
    if (watched.has(conversationId)) subscribe(conversationId)
  }

  function subscribe(conversationId: string): void {
    const { upTo } = store.get().timelines.get(conversationId) ?? emptyTimeline
    live.send({ type: 'subscribe', conversationId, after: upTo })
  }

  function put({ conversationId, clientId, text, kind }: Outgoing): void {
    live.send({ type: 'send', conversationId, clientId, text, kind })
  }

  function keep(): void {
    keepOutbox(me.id, store.get().outbox)
  }

  /** Shows the change at once, asks, and takes it back when refused. True when it was done. */
  async function ask<K extends Parameters<typeof callApi>[0]>(
    what: string,
    row: ConversationRow,
    change: Partial<ConversationRow>,
    operation: K,
    input: CallInput<K>,
  ): Promise<boolean> {
    const deed = { id: newId(), conversationId: row.id, since: row.version, change }
    store.set((s) => ({ ...s, deeds: [...s.deeds, deed] }))
    const done = await attempt(what, operation, input)
    if (!done) store.set((s) => ({ ...s, deeds: s.deeds.filter(({ id }) => id !== deed.id) }))
    return done !== null
  }

  async function attempt<K extends Parameters<typeof callApi>[0]>(
    what: string,
    operation: K,
    input: CallInput<K>,
  ): Promise<{ answer: CallAnswer<K> } | null> {
    try {
      // What is done to a conversation comes after what was written in it.
      const { id } = (input as { params?: { id?: string } }).params ?? {}
      if (id !== undefined && held.release(id)) await whenSent(store, id)
      return { answer: await call(operation, input, leaving ? { keepalive: true } : {}) }
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      onRefused(error.problem, what)
      return null
    }
  }

  const mine = { kind: 'agent', id: me.id, name: me.name } as const
  const handoffOf = (row: ConversationRow, change: Partial<NonNullable<ConversationRow['handoff']>>) =>
    row.handoff ? { handoff: { ...row.handoff, ...change } } : {}

  return {
    me,
    get: store.get,
    subscribe: store.subscribe,
    now: () => Date.now() + store.get().clockOffset,

    async find(conversationId) {
      try {
        const row = rowOf(await call('getConversation', { params: { id: conversationId } }))
        store.set((s) =>
          s.conversations.has(row.id) ? s : { ...s, conversations: new Map(s.conversations).set(row.id, row) },
        )
        return true
      } catch (error) {
        if (error instanceof CallRefused && error.problem.status === 404) return false
        throw error
      }
    },

    watch(conversationId) {
      watched.set(conversationId, (watched.get(conversationId) ?? 0) + 1)
      subscribe(conversationId)
      return () => {
        const left = (watched.get(conversationId) ?? 1) - 1
        if (left > 0) return watched.set(conversationId, left)
        watched.delete(conversationId)
        return live.send({ type: 'unsubscribe', conversationId })
      }
    },

    write(conversationId, kind, text) {
      const it: Outgoing = {
        clientId: newId(),
        conversationId,
        kind,
        text,
        at: Date.now(),
        state: kind === 'message' && undoReplies.get() === 'on' ? 'held' : 'sending',
        seq: null,
        problem: null,
      }
      // In the order in which they were written.
      held.release(conversationId)
      store.set((s) => ({ ...s, outbox: [...s.outbox, it] }))
      keep()
      if (it.state === 'held') held.hold(it.clientId, conversationId)
      else put(it)
    },

    takeBack(clientId) {
      const it = store.get().outbox.find((each) => each.clientId === clientId)
      if (!it || !held.takeBack(clientId)) return null
      store.set((s) => ({ ...s, outbox: s.outbox.filter((each) => each.clientId !== clientId) }))
      keep()
      return it.text
    },

    letGo: (conversationId) => void held.release(conversationId),

    goAway() {
      leaving = true
      held.release()
      mergeNow()
      leaving = false
    },

    writeAgain(clientId) {
      const it = store.get().outbox.find((each) => each.clientId === clientId)
      if (!it) return
      store.set((s) => ({
        ...s,
        outbox: s.outbox.map((each) =>
          each.clientId === clientId ? { ...each, state: 'sending', problem: null } : each,
        ),
      }))
      put(it)
    },

    discard(clientId) {
      store.set((s) => ({ ...s, outbox: s.outbox.filter((each) => each.clientId !== clientId) }))
      keep()
    },

    typing: (conversationId, on) => live.send({ type: 'typing', conversationId, on }),
    seen: (conversationId, upTo) => live.send({ type: 'seen', conversationId, upTo }),

    async acceptOffer(row) {
      const offer = row.handoff?.offer
      if (!offer) return false
      const change = { holder: mine, ...handoffOf(row, { status: 'accepted', agentId: me.id, offer: null }) }
      return ask('The offer was not accepted', row, change, 'acceptOffer', { params: { id: offer.id }, body: {} })
    },

    async declineOffer(row, reason) {
      const offer = row.handoff?.offer
      if (!offer) return false
      const change = handoffOf(row, { status: 'queued', offer: null })
      return ask('The offer was not declined', row, change, 'declineOffer', {
        params: { id: offer.id },
        body: { reason },
      })
    },

    async cardLoaded(offerId) {
      // Counts in what leads see of handoffs, and for nothing else: when it cannot be said, nobody need be told.
      await call('noteCardLoaded', { params: { id: offerId }, body: {} }).catch(() => undefined)
    },

    takeOver: (row) =>
      ask('You have not taken over', row, { holder: mine }, 'takeOver', { params: { id: row.id }, body: {} }),

    openCase(conversationId) {
      // A courtesy to the customer: when it cannot be said, nothing is lost and nobody need be told.
      void call('openCase', { params: { id: conversationId }, body: {} }).catch(() => undefined)
    },

    openTranscript(conversationId) {
      // Counts in what leads see of handoffs, and for nothing else.
      void call('openTranscript', { params: { id: conversationId }, body: {} }).catch(() => undefined)
    },

    hold: async (row, until) =>
      (await attempt('The customer was not told', 'hold', {
        params: { id: row.id },
        body: { until: new Date(until).toISOString() },
      })) !== null,

    moveCallback: async (row, at) =>
      (await attempt('The time was not moved', 'bookCallback', {
        params: { id: row.id },
        body: { at: new Date(at).toISOString() },
      })) !== null,

    cancelCallback: async (row) =>
      (await attempt('The time still stands', 'cancelCallback', { params: { id: row.id }, body: {} })) !== null,

    passBack: (row, briefing) =>
      ask(
        'It was not passed back',
        row,
        { holder: { kind: 'assistant' }, ...handoffOf(row, { status: 'returned' }) },
        'returnToAssistant',
        { params: { id: row.id }, body: briefing.trim() ? { briefing } : {} },
      ),

    consult: async (row, whom, question) =>
      (await attempt('Nobody was asked', 'consult', { params: { id: row.id }, body: { ...whom, question } })) !== null,

    answerConsult: async (row, answer) =>
      (await attempt('The answer was not kept', 'answerConsult', { params: { id: row.id }, body: { answer } })) !==
      null,

    endConsult: async (row, handOverTo) =>
      (await attempt('The question is still open', 'endConsult', {
        params: { id: row.id },
        body: handOverTo === null ? {} : { handOverTo },
      })) !== null,

    whisper: async (row, text) =>
      (await attempt('Nobody has heard it', 'whisper', { params: { id: row.id }, body: { text } })) !== null,

    join: async (row) =>
      (await attempt('You do not follow it', 'joinConversation', { params: { id: row.id }, body: {} })) !== null,

    leave: async (row) =>
      (await attempt('You still follow it', 'leaveConversation', { params: { id: row.id }, body: {} })) !== null,

    wrongTeam: (row, team, note) =>
      ask(
        'It stays where it is',
        row,
        {
          holder: { kind: 'queue', id: team },
          ...handoffOf(row, { team, status: 'queued', agentId: null, offer: null }),
        },
        'wrongTeam',
        { params: { id: row.handoffId ?? '' }, body: { team, ...(note.trim() ? { note } : {}) } },
      ),

    transfer: (row, team, note) =>
      ask(
        'It was not transferred',
        row,
        { holder: { kind: 'queue', id: team }, ...handoffOf(row, { team, status: 'queued', agentId: null }) },
        'handOff',
        { params: { id: row.id }, body: { reason: 'transfer', team, ...(note.trim() ? { note } : {}) } },
      ),

    merge(row, into) {
      mergeSoon(row.id, into.id, () => {
        merged.add(row.id)
        const done = ask('They were not merged', row, {}, 'mergeConversation', {
          params: { id: row.id },
          body: { into: into.id },
        })
        void done.then((was) => was || merged.delete(row.id))
      })
    },

    merges: (conversationId) => merged.has(conversationId),

    putAside: (row, until) => {
      const since = new Date(Date.now() + store.get().clockOffset).toISOString()
      const input = { params: { id: row.id }, body: {} }
      if (until === null) return ask('It is still put aside', row, { aside: null }, 'bringBack', input)
      const aside = { since, closesAt: null, backAt: until === 'customer' ? null : iso(until) }
      const what = 'It was not put aside'
      return until === 'customer'
        ? ask(what, row, { aside: { for: 'customer', ...aside } }, 'waitForCustomer', input)
        : ask(what, row, { aside: { for: 'time', ...aside } }, 'snooze', {
            params: { id: row.id },
            body: { until: new Date(until).toISOString() },
          })
    },

    tag: (row, change) => {
      const stays = (row.tags ?? []).filter((id) => !change.remove.includes(id) && !change.add.includes(id))
      const tags = [...stays, ...change.add]
      return ask('The tags are as they were', row, { tags }, 'tagConversation', {
        params: { id: row.id },
        body: change,
      })
    },

    resolve: (row, resolution, timing) =>
      ask('It was not resolved', row, { status: 'resolved', holder: { kind: 'nobody' } }, 'resolve', {
        params: { id: row.id },
        body: { resolution, ...(timing ? { timing } : {}) },
      }),

    askToFollow: async (row) =>
      (await attempt('You have not asked to see the page', 'followPage', { params: { id: row.id }, body: {} })) !==
      null,

    stopFollow: async (row) =>
      (await attempt('The page is still followed', 'stopFollow', { params: { id: row.id }, body: {} })) !== null,

    point: async (row, what) =>
      (await attempt('The customer was shown nothing', 'point', { params: { id: row.id }, body: what })) !== null,

    async setPresence(status, until) {
      const before = store.get().agents.get(me.id)
      const show = (agent: AgentRow) => store.set((s) => ({ ...s, agents: new Map(s.agents).set(agent.id, agent) }))
      if (before)
        show({ ...before, presence: status, presenceReason: 'chosen', presenceBy: null, presenceUntil: iso(until) })
      const done = await attempt('Your presence is as it was', 'setPresence', {
        params: { id: me.id },
        body: { status, ...(until === undefined ? {} : { until: new Date(until).toISOString() }) },
      })
      if (done) show(done.answer)
      else if (before) show(before)
      return done !== null
    },

    async reveal(conversationId, textId) {
      const input = { params: { id: conversationId }, body: { textId } }
      return (await attempt('It stays masked', 'reveal', input))?.answer.values ?? null
    },

    wonderWho: createWonderWho(call, (found) => store.set((s) => ({ ...s, others: new Map([...s.others, ...found]) }))),

    active() {
      if (Date.now() - toldActive < tellActiveEvery) return
      toldActive = Date.now()
      live.send({ type: 'active' })
    },
    hurry: live.hurry,
    close() {
      held.release()
      live.close()
    },
  }
}

const iso = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

/** As much of a row as the conversation itself tells; its thread says the rest, and its next change brings the whole. */
function rowOf(detail: CallAnswer<'getConversation'>): ConversationRow {
  const { locale: _, receipts: __, invitation: ___, ...row } = detail
  return { ...row, handoff: null, problem: null, lastText: null, lastBy: null, messages: 0 }
}

/** A socket, or what does for one where the network lets none through. */
const lineHere = () => chooseLine({ openSocket: socketHere, openStream: openStreamSocket })

function socketHere(): Socket {
  return new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/v1/live`)
}
