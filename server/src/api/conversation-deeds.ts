import type { Actor, Command, Conversation, GivenFile } from '@baton/engine'
import { maskWords, type Page, type TrailEntry } from '@baton/protocol'
import type { Door, Handled, Where } from '../handle.ts'
import { mayReadConversation, mayWriteConversation } from '../identity/access.ts'
import type { KnownCaller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { handleFollowing, whereItGoesOn } from '../log/handle-following.ts'
import type { Allowance } from '../live/allowance.ts'
import { ProblemError, refused } from './problem-error.ts'

/** What somebody may do in a conversation, whichever way they come: REST and live use the same. */
export interface ConversationDeeds {
  /** The state, when the caller may read it; otherwise it is not there. */
  read(caller: KnownCaller, conversation: string): Promise<Conversation>
  /** Where a reader who has got as far as `after` goes on: from the beginning when that lies beyond the end, as after a restore. */
  placeIn(caller: KnownCaller, conversation: string, after: number): Promise<{ after: number; anew: boolean }>
  /** `conversationId`: where it went, when that is another one. */
  write(caller: KnownCaller, message: MessageInput): Promise<Stored>
  note(caller: KnownCaller, note: NoteInput): Promise<Stored>
  /** An answer of a customer who waits: a message like any other. */
  answer(caller: KnownCaller, answer: AnswerInput): Promise<Stored>
  /** Where a customer's conversation goes on: itself, unless it was merged into another one. */
  goesOn(where: Where): Promise<{ where: Where; state: Conversation }>
  /** Any command, with refusals as problems. What a customer does is done where their conversation goes on. */
  command(where: Where, actor: Actor, command: Command): Promise<Extract<Handled, { kind: 'done' }>>
  /** The agent who acts: the signed-in one, or whom an API key names. */
  agentOf(caller: KnownCaller, named: string | undefined): Promise<string | null>
}

/** Where a message stands. `conversationId`: of another conversation than the one it was sent to. */
export interface Stored {
  seq: number
  conversationId?: string
}

export interface MessageInput {
  conversation: string
  clientId: string
  text: string
  page?: Page | undefined
  author?: { kind: 'customer' | 'agent'; id?: string | undefined } | undefined
  /** A message of files alone has their names as its text. */
  files?: readonly GivenFile[] | undefined
  wordless?: true
}

export interface AnswerInput {
  conversation: string
  handoffId: string
  slot: string
  clientId: string
  text: string
}

export interface NoteInput {
  conversation: string
  clientId: string
  text: string
  agentId?: string | undefined
}

export interface DeedsParts {
  door: Door
  newId: NewId
  agentExists(workspace: string, agentId: string): Promise<boolean>
  /** The agents whom these words name with `@`. */
  mentionedIn(workspace: string, text: string): Promise<string[]>
  /** The drafted first reply that stands before this agent; null where there is none. */
  draftShown(where: Where, state: Conversation, agentId: string): Promise<string | null>
  /** How many messages a visitor may still write now. */
  messages: Allowance
}

export function createConversationDeeds({
  door,
  newId,
  agentExists,
  mentionedIn,
  draftShown,
  messages,
}: DeedsParts): ConversationDeeds {
  async function reachable(
    caller: KnownCaller,
    conversation: string,
    may: typeof mayReadConversation,
  ): Promise<Conversation> {
    const { state } = await door.current({ workspace: caller.workspace, conversation })
    if (state.status === 'none' || !(await reaches(caller, state, may)))
      throw new ProblemError('conversation_not_found')
    return state
  }

  /** Whoever may read a conversation may read what came into it. */
  async function reaches(
    caller: KnownCaller,
    state: Conversation,
    may: typeof mayReadConversation,
    steps = 0,
  ): Promise<boolean> {
    if (may(caller, state)) return true
    if (!state.mergedInto || steps > 100) return false
    const next = await door.current({ workspace: caller.workspace, conversation: state.mergedInto.conversationId })
    return reaches(caller, next.state, may, steps + 1)
  }

  async function agentOf(caller: KnownCaller, named: string | undefined): Promise<string | null> {
    if (caller.kind === 'agent') {
      if (named !== undefined && named !== caller.agentId) throw new ProblemError('actor_not_allowed')
      return caller.agentId
    }
    if (named === undefined) return null
    if (caller.kind !== 'key') throw new ProblemError('actor_not_allowed')
    if (!(await agentExists(caller.workspace, named))) throw new ProblemError('agent_not_found')
    return named
  }

  async function store(
    where: Where,
    actor: Actor,
    command: Command & { clientId: string; text: string },
  ): Promise<Stored> {
    const files = 'files' in command ? (command.files ?? []).map(({ fileId }) => fileId) : []
    const body = JSON.stringify([actor, command.type, command.text, ...files])
    const options = { clientId: command.clientId, body }
    const { handled, where: at } =
      actor.kind === 'customer'
        ? await handleFollowing(door, where, actor, command, options)
        : { handled: await door.handle(where, actor, command, options), where }
    const went = at.conversation === where.conversation ? {} : { conversationId: at.conversation }
    switch (handled.kind) {
      case 'done': {
        const record = handled.records.find(({ fact }) => 'clientId' in fact && fact.clientId === command.clientId)
        if (!record) throw new Error('a message became no fact')
        return { seq: record.seq, ...went }
      }
      case 'duplicate':
        if (!handled.same) throw new ProblemError('idempotency_conflict')
        return { seq: handled.seq, ...went }
      case 'refused':
        throw refused(handled.refusal)
      case 'elsewhere':
        throw new ProblemError(
          'conversation_elsewhere',
          handled.conversationId ? { conversationId: handled.conversationId } : {},
        )
    }
  }

  return {
    read: (caller, conversation) => reachable(caller, conversation, mayReadConversation),
    agentOf,
    goesOn: (where) => whereItGoesOn(door, where),

    async placeIn(caller, conversation, after) {
      let { version } = await reachable(caller, conversation, mayReadConversation)
      if (after > version) {
        // Another node may have written more than this one knows.
        door.heardOf({ workspace: caller.workspace, conversation }, after)
        ;({ version } = await reachable(caller, conversation, mayReadConversation))
      }
      return after > version ? { after: 0, anew: true } : { after, anew: false }
    },

    async write(caller, { conversation, clientId, text, page, author, files, wordless }) {
      if (author !== undefined && caller.kind !== 'key') throw new ProblemError('actor_not_allowed')
      if (caller.kind === 'visitor' && !messages.take(caller.visitorId)) throw new ProblemError('rate_limited')
      const state = await reachable(caller, conversation, mayWriteConversation)
      const where = { workspace: caller.workspace, conversation }
      const base = { clientId, text, messageId: newId('message'), files, ...(wordless ? { wordless } : {}) }
      if (caller.kind === 'agent' || author?.kind === 'agent') {
        const agentId = await agentOf(caller, author?.id)
        if (!agentId)
          throw new ProblemError('invalid_request', {
            errors: [{ path: 'author.id', message: 'says which agent writes' }],
          })
        // Only who sits in the inbox has a draft before them.
        const draft = caller.kind === 'agent' ? await draftShown(where, state, agentId) : null
        return store(where, { kind: 'agent', id: agentId }, { type: 'ReplyAsAgent', agentId, ...base, draft })
      }
      const id = caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')
      return store(
        where,
        { kind: 'customer', id },
        { type: 'ReceiveMessage', page: page ? pageFrom(caller, page) : null, ...base },
      )
    },

    async answer(caller, { conversation, ...answer }) {
      if (caller.kind === 'visitor' && !messages.take(caller.visitorId)) throw new ProblemError('rate_limited')
      const state = await reachable(caller, conversation, mayWriteConversation)
      const id = caller.kind === 'visitor' ? caller.visitorId : (state.customerId ?? state.visitorId ?? '')
      return store(
        { workspace: caller.workspace, conversation },
        { kind: 'customer', id },
        { type: 'AnswerQuestion', messageId: newId('message'), page: null, ...answer },
      )
    },

    async note(caller, { conversation, clientId, text, agentId }) {
      await reachable(caller, conversation, mayWriteConversation)
      const by = await agentOf(caller, agentId)
      const actor: Actor = by ? { kind: 'agent', id: by } : { kind: 'system' }
      return store({ workspace: caller.workspace, conversation }, actor, {
        type: 'AddNote',
        messageId: newId('message'),
        clientId,
        text,
        mentions: await mentionedIn(caller.workspace, text),
      })
    },

    async command(where, actor, command) {
      const { handled } =
        actor.kind === 'customer'
          ? await handleFollowing(door, where, actor, command)
          : { handled: await door.handle(where, actor, command) }
      switch (handled.kind) {
        case 'done':
          return handled
        case 'refused':
          throw refused(handled.refusal)
        case 'elsewhere':
          throw new ProblemError(
            'conversation_elsewhere',
            handled.conversationId ? { conversationId: handled.conversationId } : {},
          )
        case 'duplicate':
          throw new Error('a command without a client id has no duplicate')
      }
    },
  }
}

/**
 * The page with the names of its query's parameters: `?order=1&token=x#y` becomes `?order&token`. A widget has cut the values already, but for
 * those that its site lets be seen; these stay. What comes by API key is cut here.
 */
export function pageFrom(caller: KnownCaller, page: Page): Page {
  const url = new URL(page.url)
  const query = [...new Map(url.searchParams)].map(([name, value]) => {
    const shown = encodeURIComponent(name).slice(0, 60)
    return caller.kind === 'visitor' && value !== '' ? `${shown}=${encodeURIComponent(value)}` : shown
  })
  const hash = caller.kind === 'visitor' ? url.hash : ''
  const cut = `${url.origin}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}${hash}`
  const { trail } = page
  return {
    ...page,
    url: cut.length > 2000 ? `${url.origin}${url.pathname}` : cut,
    ...(trail ? { trail: trail.map(maskedEntry) } : {}),
  }
}

/** The widget has masked it; what was sent in its place is masked here. */
function maskedEntry(entry: TrailEntry): TrailEntry {
  const words = (text: string) => maskWords(text)
  const place = (url: string) => url.replace(/[?#].*$/s, '')
  switch (entry.kind) {
    case 'page':
      return { ...entry, url: place(entry.url), title: words(entry.title) }
    case 'failed-request':
      return { ...entry, url: place(entry.url) }
    case 'console-error':
      return { ...entry, message: words(entry.message) }
    case 'invalid':
      return { ...entry, label: words(entry.label), ...(entry.message ? { message: words(entry.message) } : {}) }
    case 'click':
    case 'rage-click':
      return { ...entry, label: words(entry.label) }
  }
}
