import {
  decide as decideUntraced,
  type AccountSnapshot,
  type Actor,
  type Around,
  type Command,
  type Conversation,
  type Decision,
  type FactRecord,
  type Given,
  type Incident,
  type IntentRead,
  type Policy,
  type QueueLook,
  type Refusal,
  type Roster,
  type Text,
} from '@baton/engine'
import type { AccountFor } from './account/known-account.ts'
import type { Database } from './db/database.ts'
import type { NewId } from './ids.ts'
import type { KnownRoster } from './people/rosters.ts'
import type { AroundFor } from './workspace/around.ts'
import { noVault, type Vault } from './sealing/vault.ts'
import { sealTexts } from './sealing/seal-texts.ts'
import { DatabaseError } from './db/database-error.ts'
import { apply, type Loaded } from './log/loaded.ts'
import {
  appendBoth,
  keepSnapshot,
  load,
  openConversationOf,
  readFacts,
  readTexts,
  readWholeTexts,
  storedAmong,
  storedUnder,
  type Append,
} from './log/log.ts'
import { textIdsOf } from './log/text-ids.ts'
import { createAppender } from './log/appender.ts'
import { movesPeople, releasedBy } from './log/who-carries.ts'
import { columnsOf, handoffsTouched, keepsColumns } from './log/row-of.ts'
import { createStateCache } from './log/state-cache.ts'
import { faultWords } from './http/server-log.ts'
import { traced } from './tracing/traced.ts'

/** What a commit brought, for those who push it and act on it. `texts` are the words that came with it. */
export interface Committed {
  workspace: string
  conversation: string
  records: readonly FactRecord[]
  texts: readonly Text[]
  before: Conversation
  after: Loaded
  dueAt: number | null
  dueKind: string | null
}

/** What is being written. */
export type Writing = Pick<Committed, 'workspace' | 'conversation' | 'records' | 'texts'>

export type Handled =
  | { kind: 'done'; records: readonly FactRecord[]; state: Conversation }
  | { kind: 'duplicate'; seq: number; same: boolean }
  | { kind: 'refused'; refusal: Refusal }
  /** The opener has another open conversation on this channel. */
  | { kind: 'elsewhere'; conversationId: string | null }

/** What decisions need from the workspace's plain tables. */
export interface Surroundings {
  policy(workspace: string): Promise<Policy>
  /** How far the workspace's clocks are ahead of UTC now, in ms; known once its policy has been asked for. */
  zoneOffsetMs(workspace: string): number
  roster(workspace: string): Promise<Roster>
  /** The roster in memory, and the place at which it was right; null where this node has none that may be. */
  knownRoster(workspace: string): KnownRoster | null
  /** The roster in memory is about to change; call what this gives when it has, or has not. */
  movingRoster(workspace: string): () => void
  /** Who else waits, for what is told of a wait. */
  queue(workspace: string, conversation: string): Promise<QueueLook>
  /** This agent is about to be offered a case: who decides beside this one counts it, and does not choose the same one. */
  offering(workspace: string, agentId: string, weight: number): void
  /** The roster was wrong about this agent: it is not asked again as it was. */
  doubt(workspace: string, agentId: string): void
  agentName(workspace: string, agentId: string): Promise<string>
  /** What the decision to hand off may know beside the conversation. */
  around(workspace: string, about: AroundFor): Promise<Around>
  /** The same, where nothing has to be read for it. */
  knownAround(workspace: string, about: AroundFor): Around | undefined
  /** What reads a message's intent; undefined where the workspace has none to read by, or it is not to hand. */
  intentReader(workspace: string): Promise<((text: string) => IntentRead | null) | undefined>
  /** The incidents that are not over. */
  incidents(workspace: string): Promise<readonly Incident[]>
  /** The account as a snapshot and the text that holds it; null where nothing is known. */
  account(workspace: string, about: AccountFor): Promise<{ snapshot: AccountSnapshot; text: Text } | null>
}

export interface Where {
  workspace: string
  conversation: string
}

export interface HandleOptions {
  /** The client's own id of what it sends: stored once, however often it is sent. */
  clientId?: string
  /** What the client sent under that id: another body is a conflict. */
  body?: string
}

export interface Door {
  handle(where: Where, actor: Actor, command: Command, options?: HandleOptions): Promise<Handled>
  /** Another conversation of the same customer goes on in `where`: both are written, or neither. */
  merge(where: Where, actor: Actor, from: string, agentId: string | null): Promise<Handled>
  /** The state as this node knows it, read afresh when it knows none. */
  current(where: Where): Promise<Loaded>
  onCommitted(listener: (committed: Committed) => void): void
  /** Told of what is about to be written, by the records with which the commit is told; it may not come to be. */
  onWriting(listener: (writing: Writing) => void): void
  /** Another node wrote up to `seq`: what this one knows from before is forgotten. */
  heardOf(where: Where, seq: number): void
  /** Resolves when nothing is being decided any more. */
  idle(): Promise<void>
}

export interface DoorParts {
  db: Database
  now: () => number
  newId: NewId
  surroundings: Surroundings
  /** What seals what was masked; without one, originals are not kept. */
  vault?: Vault | undefined
  /** Told of what went wrong after a commit, where nobody waits for it. */
  log?: ((message: string, detail: object) => void) | undefined
  /** A command is decided again until then, not a number of times. Milliseconds. */
  deadlineMs?: number
}

export class Busy extends Error {}

/** A turn is weighed with what is known beside the conversation. */
const weighs: ReadonlySet<Command['type']> = new Set(['ConsiderTurn', 'ActAsAssistant'])

/** Their handoffs may wait for an incident, or they are read for its signs. */
const mayWait: ReadonlySet<Command['type']> = new Set([...weighs, 'ReceiveMessage'])

/** They send a handoff on that has its package already. */
const routesOnly: ReadonlySet<Command['type']> = new Set(['RouteAgain', 'DeclineOffer', 'ExpireOffer'])

/** The only function that writes a conversation: load, decide, append; then those who listen are told. */
export function createDoor({
  db,
  now,
  newId,
  surroundings,
  vault = noVault,
  log = () => {},
  deadlineMs = 5000,
}: DoorParts): Door {
  const cache = createStateCache<Loaded>(5000)
  const appender = createAppender(db)
  const append: typeof appender = (it) => traced('append', { 'baton.facts': it.facts.length }, () => appender(it))
  const queues = new Map<string, Promise<unknown>>()
  const listeners: ((committed: Committed) => void)[] = []
  const writers: ((writing: Writing) => void)[] = []

  async function current(where: Where): Promise<Loaded> {
    const known = cache.get(keyOf(where))
    if (known) return known
    const loaded = await load(db, where.workspace, where.conversation)
    // Written while it was read: the newer one stays.
    const meanwhile = cache.get(keyOf(where))
    if (meanwhile && meanwhile.state.version >= loaded.state.version) return meanwhile
    // What is not there is not remembered: another node may be about to write it.
    return loaded.state.version === 0 ? loaded : cache.put(keyOf(where), loaded)
  }

  /** Whether other nodes wrote since this one looked. An append finds out by itself; what writes nothing has to ask. */
  async function missed(where: Where, loaded: Loaded): Promise<boolean> {
    const missing = await readFacts(db, where.workspace, where.conversation, loaded.state.version, 1000)
    if (missing.length > 0) cache.put(keyOf(where), apply(loaded, missing))
    return missing.length > 0
  }

  /** What was committed is committed, whatever becomes of those who listen. */
  function tell(committed: Committed): void {
    for (const listener of listeners) {
      try {
        listener(committed)
      } catch (error) {
        const { workspace, conversation } = committed
        log('a commit was not passed on', { workspace, conversation, error: faultWords(error) })
      }
    }
  }

  /** What is decided for a conversation that goes on in another, ready to be written beside it. */
  async function otherSide(
    where: Where,
    { state, opener, last }: Loaded,
    command: Extract<Command, { type: 'MergeInto' }>,
    given: Given,
    actor: Actor,
  ): Promise<Side | null> {
    const decision = decide(state, command, given)
    if (decision.kind !== 'facts' || decision.facts.length === 0) return null
    const records = decision.facts.map((fact, i) => ({ seq: state.version + 1 + i, at: given.now, actor, fact }))
    const after = apply({ state, opener, last }, records)
    const columns = columnsOf(after.state, after.opener, after.last, given.policy)
    return {
      where,
      records,
      before: state,
      after,
      it: {
        ...where,
        expected: state.version,
        clientId: null,
        bodyHash: null,
        at: given.now,
        actor,
        facts: decision.facts,
        texts: decision.texts,
        columns,
        handoffs: handoffsTouched(state, records),
        reserve: null,
        released: releasedBy(state, after.state),
      },
    }
  }

  /** Agents' names for what the customer is told: whoever acts, and whoever holds it as it stands. */
  async function namesFor(
    where: Where,
    command: Command,
    { holder }: Conversation,
    other: Conversation | undefined,
  ): Promise<Map<string, string>> {
    const names = new Map<string, string>()
    const acts = 'agentId' in command ? command.agentId : null
    const to = command.type === 'HandOver' ? command.to : command.type === 'Give' ? command.to.agentId : null
    const theirs = other?.holder.kind === 'agent' ? other.holder.id : null
    for (const id of [acts, to, holder.kind === 'agent' ? holder.id : null, theirs]) {
      if (id) names.set(id, await surroundings.agentName(where.workspace, id))
    }
    return names
  }

  async function once(where: Where, actor: Actor, command: Command, options: HandleOptions): Promise<Handled> {
    const key = keyOf(where)
    const policy = await surroundings.policy(where.workspace)
    const bodyHash = options.body === undefined ? null : vault.digest('body', options.body)
    const until = now() + deadlineMs
    let trusting = true

    while (now() <= until) {
      const loaded = await current(where)
      // Sent before to one that came into this one, and acknowledged there.
      if (options.clientId !== undefined && loaded.state.merged.length > 0) {
        const parts = loaded.state.merged.map(({ conversationId }) => conversationId)
        const stored = await storedAmong(db, where.workspace, parts, options.clientId, bodyHash)
        if (stored) return { kind: 'duplicate', ...stored }
      }
      const from = command.type === 'MergeIn' ? { ...where, conversation: command.from } : null
      const other = from ? await current(from) : null
      // A conversation that is opened and handed off at once says itself whose it is.
      const customerId = loaded.state.customerId ?? ('customerId' in command ? command.customerId : null)
      const about = { conversation: where.conversation, customerId }
      const known = trusting && !other ? surroundings.knownRoster(where.workspace) : null
      const names = await namesFor(where, command, loaded.state, other?.state)
      let account: Awaited<ReturnType<Surroundings['account']>> = null
      const given = {
        now: now(),
        zoneOffsetMs: surroundings.zoneOffsetMs(where.workspace),
        newId,
        policy,
        people: { name: (id: string) => names.get(id) ?? '' },
        readIntent: 'text' in command ? await surroundings.intentReader(where.workspace) : undefined,
        incidents: mayWait.has(command.type) ? await surroundings.incidents(where.workspace) : undefined,
        ...(other ? { other: other.state } : {}),
        around: weighs.has(command.type) ? await surroundings.around(where.workspace, about) : undefined,
      }
      // With what is in memory already, where nothing has to be read: most that is handed off is decided once.
      const isAtHand = loaded.state.unread.length === 0 && (customerId === null || routesOnly.has(command.type))
      const around = given.around ?? (known && isAtHand ? surroundings.knownAround(where.workspace, about) : undefined)
      const atHand = around && isAtHand ? known : null
      let isRouted = false
      let decision: Decision = decide(loaded.state, command, {
        ...given,
        around,
        account: null,
        get roster() {
          isRouted = true
          return atHand?.roster ?? null
        },
      })
      if (decision.kind === 'needs-roster') {
        const [roster, read, unread, around] = await Promise.all([
          known?.roster ?? surroundings.roster(where.workspace),
          customerId && !routesOnly.has(command.type)
            ? surroundings.account(where.workspace, {
                customerId,
                conversation: where.conversation,
                state: loaded.state,
                words: command.type === 'ReceiveMessage' ? command.text : null,
              })
            : null,
          wordsOf(db, where, loaded.state.unread, from, other?.state.unread),
          given.around ?? surroundings.around(where.workspace, about),
        ])
        account = read
        const whole = { ...given, roster, account: read?.snapshot ?? null, unread, around }
        decision = decide(loaded.state, command, { ...whole, queue: null })
        if (decision.kind === 'needs-queue') {
          const queue = await surroundings.queue(where.workspace, where.conversation)
          decision = decide(loaded.state, command, { ...whole, queue })
        }
      }
      const offered = decision.kind === 'facts' ? decision.facts.findLast((fact) => fact.type === 'Offered') : undefined
      const place = isRouted && known ? known.place : null
      if (place !== null && !offered) {
        trusting = false // that nobody can take it, or what is told of the wait, is said of the roster as it is now
        continue
      }
      const writes = decision.kind === 'facts' && decision.facts.length > 0
      if (!writes && (await missed(where, loaded))) continue
      if (!writes && from && other && (await missed(from, other))) continue
      if (decision.kind === 'refused') {
        // Sent again after its acknowledgement was lost, and no longer possible by now: it is stored all the same.
        const stored = options.clientId === undefined ? null : await storedUnder(db, where, options.clientId, bodyHash)
        return stored ? { kind: 'duplicate', ...stored } : { kind: 'refused', refusal: decision.refusal }
      }
      if (decision.kind !== 'facts') throw new Error(`what was given was asked for again: ${decision.kind}`)
      const { facts } = decision
      if (facts.length === 0) return { kind: 'done', records: [], state: loaded.state }

      const texts =
        account && facts.some((f) => f.type === 'HandoffPrepared') ? [...decision.texts, account.text] : decision.texts
      const { shown, stored } = sealTexts(vault, where, texts)
      const merged = facts.find((fact) => fact.type === 'ConversationMerged')
      // What it brings along is referred to here as well. Originals of what was masked stay where they were written.
      const brought =
        merged && from ? await readWholeTexts(db, where.workspace, [from.conversation], textIdsOf(merged.carried)) : []
      const records = facts.map((fact, i) => ({ seq: loaded.state.version + 1 + i, at: given.now, actor, fact }))
      const after = apply(loaded, records)
      const columns = columnsOf(after.state, after.opener, after.last, policy)
      const moved = movesPeople(loaded.state, after.state) ? surroundings.movingRoster(where.workspace) : undefined
      for (const listener of writers) listener({ ...where, records, texts: shown })
      const side =
        from && other && merged
          ? await otherSide(
              from,
              other,
              { type: 'MergeInto', into: where.conversation, agentId: merged.agentId },
              { ...given, roster: null, account: null },
              actor,
            )
          : null
      if (from && !side) continue // it was written meanwhile
      const sideMoved =
        side && movesPeople(side.before, side.after.state) ? surroundings.movingRoster(where.workspace) : undefined
      if (side) for (const listener of writers) listener({ ...side.where, records: side.records, texts: [] })
      const reserve = offered && after.state.handoff?.offer ? offered.agentId : null
      if (reserve !== null) surroundings.offering(where.workspace, reserve, columns.row.weight ?? 1)
      const it: Append = {
        ...where,
        expected: loaded.state.version,
        clientId: options.clientId ?? null,
        bodyHash,
        at: given.now,
        actor,
        facts,
        texts: [...stored, ...brought],
        columns,
        onlyLine: keepsColumns(loaded.state, after.state),
        handoffs: handoffsTouched(loaded.state, records),
        reserve,
        released: releasedBy(loaded.state, after.state),
        place,
      }
      const written = await (side ? both(side, it) : append(it))
        .catch((error: unknown) => {
          if (reserve !== null) surroundings.doubt(where.workspace, reserve)
          throw error
        })
        .finally(() => {
          moved?.()
          sideMoved?.()
        })
      if (reserve !== null && written.outcome !== 'appended') surroundings.doubt(where.workspace, reserve)
      switch (written.outcome) {
        case 'appended': {
          if (side) {
            cache.put(keyOf(side.where), side.after)
            const { due_at: dueAt, due_kind: dueKind } = side.it.columns
            const { records: theirs, before, after: afterwards } = side
            tell({ ...side.where, records: theirs, texts: [], before, after: afterwards, dueAt, dueKind })
          }
          cache.put(key, after)
          tell({
            ...where,
            records,
            texts: shown,
            before: loaded.state,
            after,
            dueAt: columns.due_at,
            dueKind: columns.due_kind,
          })
          if (Math.floor(after.state.version / 100) > Math.floor(loaded.state.version / 100)) {
            keepSnapshot(db, where.workspace, where.conversation, after).catch(() => {}) // the next hundred will
          }
          return { kind: 'done', records, state: after.state }
        }
        case 'side-moved':
          if (from && other && written.missing) cache.put(keyOf(from), apply(other, written.missing))
          else if (from) cache.drop(keyOf(from))
          break
        case 'duplicate':
          return { kind: 'duplicate', seq: written.seq, same: written.same }
        case 'taken':
          return { kind: 'elsewhere', conversationId: written.existing }
        case 'stale':
          cache.put(key, apply(loaded, written.missing))
          break
        case 'roster-moved':
          trusting = false
          break
        case 'agent-busy':
          trusting = false
          break // somebody else was faster: decide again with the roster as it is now
      }
    }
    throw new Busy()
  }

  /** Both of them, the side first: whom it frees has room when the other is decided. */
  async function both(side: Side, it: Append) {
    const written = await appendBoth(db, [side.it, it])
    if (written.of === 'both') return { outcome: 'appended' as const, version: it.columns.version }
    if (written.of === 1) return written.answer
    const { answer } = written
    return { outcome: 'side-moved' as const, missing: answer.outcome === 'stale' ? answer.missing : null }
  }

  /** One command at a time for each conversation on this node. */
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = queues.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    const settled = mine.then(
      () => {},
      () => {},
    )
    queues.set(key, settled)
    void settled.then(() => queues.get(key) === settled && queues.delete(key))
    return mine
  }

  return {
    current,
    onCommitted: (listener) => void listeners.push(listener),
    onWriting: (listener) => void writers.push(listener),
    heardOf(where, seq) {
      const known = cache.get(keyOf(where))
      if (known && known.state.version < seq) cache.drop(keyOf(where))
    },
    idle: async () => {
      while (queues.size > 0) await Promise.all(queues.values())
    },
    merge(where, actor, from, agentId) {
      const other = { ...where, conversation: from }
      // In one order, so that of two merges none waits for the other.
      const [first, second] = from < where.conversation ? [other, where] : [where, other]
      return inTurn(keyOf(first), () =>
        inTurn(keyOf(second), async () => {
          try {
            return await once(where, actor, { type: 'MergeIn', from, agentId }, {})
          } catch (error) {
            cache.drop(keyOf(where))
            cache.drop(keyOf(other))
            throw error
          }
        }),
      )
    },
    handle: (where, actor, command, options = {}) =>
      inTurn(keyOf(where), async () => {
        try {
          return await once(where, actor, command, options)
        } catch (error) {
          cache.drop(keyOf(where)) // what was written is not known: read it afresh
          if (error instanceof DatabaseError && error.constraint === 'conversations_one_open') {
            const { state, opener } = await current(where)
            return {
              kind: 'elsewhere',
              conversationId: await openConversationOf(db, where.workspace, opener, state.channel),
            }
          }
          throw error
        }
      }),
  }
}

/** One of two that are written at once. */
interface Side {
  where: Where
  records: readonly FactRecord[]
  before: Conversation
  after: Loaded
  it: Append
}

/** What was said while a person held the conversation is read only when it goes on to somebody else; of what comes into it too. */
async function wordsOf(
  db: Database,
  { workspace, conversation }: Where,
  unread: Conversation['unread'],
  from: Where | null,
  others: Conversation['unread'] = [],
): Promise<ReadonlyMap<string, string>> {
  const read = (id: string, words: Conversation['unread']) =>
    readTexts(
      db,
      workspace,
      id,
      words.map(({ textId }) => textId),
    )
  const mine = await read(conversation, unread)
  return from ? new Map([...mine, ...(await read(from.conversation, others))]) : mine
}

const decide: typeof decideUntraced = (state, command, given) =>
  traced('decide', { 'baton.command': command.type }, () => decideUntraced(state, command, given))

const keyOf = ({ workspace, conversation }: Where) => `${workspace}/${conversation}`
