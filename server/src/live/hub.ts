import type { ConversationEvent, ServerFrame } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Committed, Door, Writing } from '../handle.ts'
import { readFacts, readTexts } from '../log/log.ts'
import { readResumed, type Receipts } from './receipts.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import { traced } from '../tracing/traced.ts'
import { isShown, namedIn, presentEvent, type Audience, type Resolved } from './present-event.ts'
import { textIdsOf } from '../log/text-ids.ts'

/** One client of one conversation. `cursor` is the number up to which everything visible was sent. */
export interface Subscriber {
  workspace: string
  conversation: string
  audience: Audience
  /** The agent whose connection it is; absent or null for everybody else. */
  agentId?: string | null
  cursor: number
  /** Reads what was missed; new facts wait for it. */
  catchingUp: boolean
  /** They were told how far each side has read. */
  knowsReceipts?: boolean
  /** Their place lay beyond the end of the log: they are told so with the first facts. */
  anew?: boolean
  send(frame: string): void
}

export interface Hub {
  /** Resolves when what was missed has been sent, or cannot be read now. */
  subscribe(subscriber: Subscriber): Promise<void>
  unsubscribe(subscriber: Subscriber): void
  /** Something in this conversation was committed elsewhere, up to `seq`. */
  changed(workspace: string, conversation: string, seq: number): void
  /** Whether anybody reads this conversation here. */
  isRead(workspace: string, conversation: string): boolean
  /** Whether the customer themselves reads it here. */
  isCustomerThere(workspace: string, conversation: string): boolean
  /** The conversations that customers themselves read here. */
  readByCustomers(): { workspace: string; conversation: string }[]
  /** A frame that is not a fact: typing, receipts. */
  tell(workspace: string, conversation: string, frame: ServerFrame, except?: Subscriber): void
  /** A frame for one agent alone; false where they do not read this conversation on this node. */
  tellAgent(workspace: string, conversation: string, agentId: string, frame: ServerFrame): boolean
  subscribers(): number
  /** When anybody last wrote anything on this node, by `performance.now()`. */
  writtenAt(): number
}

/** Facts with all of their words, at hand. */
interface Brought {
  records: Committed['records']
  texts(): Promise<ReadonlyMap<string, string>>
}

const pageSize = 500
/** A read that failed is made again after so long. Milliseconds. */
const retryMs = 1000

/**
 * Pushes facts to whoever reads a conversation, in order, without gap or double: a subscriber gets a commit at once when it is the next
 * after its cursor, and reads from the database when it is not. Losing a push costs a read, not a fact.
 */
export function createHub(db: Database, door: Door, surroundings: WorkspaceSurroundings): Hub {
  const byConversation = new Map<string, Set<Subscriber>>()
  /** Up to where a reader must get, as far as anybody has said: a read that began before may have missed it. */
  const wanted = new WeakMap<Subscriber, number>()
  /** What is being written, with its words. */
  const ahead = new WeakMap<Committed['records'], Brought>()

  let writtenAt = -Infinity

  function onCommitted(committed: Committed): void {
    writtenAt = performance.now()
    const readers = byConversation.get(keyOf(committed))
    const first = committed.records[0]
    if (!readers || !first) return
    traced('push', { 'baton.readers': readers.size }, () => push(committed, readers, first))
  }

  function push(committed: Committed, readers: ReadonlySet<Subscriber>, first: Committed['records'][number]): void {
    const upTo = committed.after.state.version
    const frames: Partial<Record<Audience, string>> = {}
    const texts = new Map(committed.texts.map(({ id, body }) => [id, body]))
    const resolved: Resolved = {
      text: (id) => texts.get(id),
      agentName: (id) => surroundings.knownAgentName(committed.workspace, id),
      agentPicture: (id) => surroundings.knownAgentPicture(committed.workspace, id),
      conversation: committed.conversation,
    }
    // Words or names that did not come with the commit are read, rather than left out: a package has what was said long ago.
    const whole: Partial<Record<Audience, boolean>> = {}
    const isWhole = (audience: Audience): boolean =>
      committed.records.every(
        (record) =>
          !isShown(record.fact, audience) ||
          (textIdsOf(record.fact).every((id) => texts.has(id)) &&
            namedIn(record).every((id) => resolved.agentName(id) !== undefined)),
      )
    const brought = ahead.get(committed.records) ?? bring(committed, texts)
    for (const reader of readers) {
      if (reader.cursor >= upTo) continue
      if (reader.catchingUp || reader.cursor !== first.seq - 1) {
        readUpTo(reader, upTo)
        continue
      }
      if (!(whole[reader.audience] ??= isWhole(reader.audience))) {
        readUpTo(reader, upTo, brought)
        continue
      }
      reader.cursor = upTo
      reader.send(
        (frames[reader.audience] ??= frameOf(
          committed.conversation,
          present(committed.records, reader.audience, resolved),
          upTo,
          true,
        )),
      )
    }
  }

  /** The facts of a commit, and all of their words: those that did not come with it are read once, for whoever needs them. */
  function bring({ workspace, conversation, records }: Writing, came: ReadonlyMap<string, string>): Brought {
    let reading: Promise<ReadonlyMap<string, string>> | undefined
    const missing = () => records.flatMap(({ fact }) => textIdsOf(fact)).filter((id) => !came.has(id))
    return {
      records,
      texts: () =>
        (reading ??= readTexts(db, workspace, conversation, missing()).then((read) => new Map([...came, ...read]))),
    }
  }

  /** A package has what was said long ago: where somebody reads along, those words are read while it is written. */
  function onWriting(writing: Writing): void {
    if (!writing.records.some(({ fact }) => fact.type === 'HandoffPrepared')) return
    if (!byConversation.has(keyOf(writing))) return
    const brought = bring(writing, new Map(writing.texts.map(({ id, body }) => [id, body])))
    ahead.set(writing.records, brought)
    brought.texts().catch(() => ahead.delete(writing.records)) // it is read again when it is committed
  }

  function readUpTo(reader: Subscriber, seq: number, brought?: Brought): void {
    wanted.set(reader, Math.max(wanted.get(reader) ?? 0, seq))
    void catchUp(reader, brought)
  }

  async function catchUp(reader: Subscriber, brought?: Brought): Promise<void> {
    if (reader.catchingUp) return
    await traced('push', { 'baton.after': reader.cursor }, () => read(reader, brought))
  }

  async function read(reader: Subscriber, brought?: Brought): Promise<void> {
    reader.catchingUp = true
    let next = brought
    try {
      while (!isGone(reader)) {
        const from = reader.cursor
        const known = wanted.get(reader)
        const here = next?.records[0]?.seq === from + 1 ? next : undefined
        next = undefined
        const { records, receipts } = here ? { ...here, receipts: null } : await page(reader)
        const events = await presentRecords(db, surroundings, reader, records, await here?.texts())
        if (receipts && !isGone(reader)) {
          reader.send(receiptsFrame(reader.conversation, receipts))
          reader.knowsReceipts = true
        }
        if (reader.cursor !== from) continue // subscribed anew from another place meanwhile
        const caughtUp = records.length < pageSize
        reader.cursor = records.at(-1)?.seq ?? from
        if (!isGone(reader)) {
          reader.send(frameOf(reader.conversation, events, reader.cursor, caughtUp, reader.anew))
          reader.anew = false
        }
        // What was committed since the read began waited for us.
        if (caughtUp && wanted.get(reader) === known) break
      }
    } catch {
      setTimeout(() => void catchUp(reader), retryMs).unref() // the database went away: it goes on from the cursor
    } finally {
      reader.catchingUp = false
    }
  }

  /** The next facts of a reader; with the first, how far each side has read. */
  async function page({ workspace, conversation, cursor, knowsReceipts }: Subscriber) {
    if (!knowsReceipts) return readResumed(db, workspace, conversation, cursor, pageSize)
    return { records: await readFacts(db, workspace, conversation, cursor, pageSize), receipts: null }
  }

  const isGone = (reader: Subscriber) => !byConversation.get(keyOf(reader))?.has(reader)

  door.onCommitted(onCommitted)
  door.onWriting(onWriting)

  return {
    subscribe(reader) {
      const readers = byConversation.get(keyOf(reader)) ?? new Set()
      readers.add(reader)
      byConversation.set(keyOf(reader), readers)
      return catchUp(reader)
    },
    unsubscribe(reader) {
      const readers = byConversation.get(keyOf(reader))
      readers?.delete(reader)
      if (readers?.size === 0) byConversation.delete(keyOf(reader))
    },
    changed(workspace, conversation, seq) {
      for (const reader of byConversation.get(keyOf({ workspace, conversation })) ?? []) {
        if (reader.cursor < seq) readUpTo(reader, seq)
      }
    },
    isRead: (workspace, conversation) => byConversation.has(keyOf({ workspace, conversation })),
    isCustomerThere: (workspace, conversation) =>
      [...(byConversation.get(keyOf({ workspace, conversation })) ?? [])].some(
        ({ audience }) => audience === 'customer',
      ),
    readByCustomers: () =>
      [...byConversation.values()].flatMap((readers) => {
        const theirs = [...readers].find(({ audience }) => audience === 'customer')
        return theirs ? [{ workspace: theirs.workspace, conversation: theirs.conversation }] : []
      }),
    tell(workspace, conversation, frame, except) {
      const text = JSON.stringify(frame)
      for (const reader of byConversation.get(keyOf({ workspace, conversation })) ?? []) {
        if (reader !== except) reader.send(text)
      }
    },
    tellAgent(workspace, conversation, agentId, frame) {
      const readers = byConversation.get(keyOf({ workspace, conversation })) ?? []
      const theirs = [...readers].filter((reader) => reader.agentId === agentId)
      if (theirs.length === 0) return false
      const text = JSON.stringify(frame)
      for (const reader of theirs) reader.send(text)
      return true
    },
    writtenAt: () => writtenAt,
    subscribers: () => [...byConversation.values()].reduce((sum, readers) => sum + readers.size, 0),
  }
}

/** Facts as one audience sees them, their words read from the database unless they are known. */
export async function presentRecords(
  db: Database,
  surroundings: WorkspaceSurroundings,
  where: { workspace: string; conversation: string; audience: Audience },
  records: Parameters<typeof present>[0],
  known?: ReadonlyMap<string, string>,
): Promise<ConversationEvent[]> {
  const texts =
    known ??
    (await readTexts(
      db,
      where.workspace,
      where.conversation,
      records.flatMap(({ fact }) => textIdsOf(fact)),
    ))
  for (const id of records.flatMap(namedIn)) await surroundings.agentName(where.workspace, id)
  return present(records, where.audience, {
    text: (id) => texts.get(id),
    agentName: (id) => surroundings.knownAgentName(where.workspace, id),
    agentPicture: (id) => surroundings.knownAgentPicture(where.workspace, id),
    conversation: where.conversation,
  })
}

function present(records: Committed['records'], audience: Audience, resolved: Resolved): ConversationEvent[] {
  return records.map((record) => presentEvent(record, audience, resolved)).filter((event) => event !== null)
}

function frameOf(
  conversationId: string,
  events: ConversationEvent[],
  upTo: number,
  caughtUp: boolean,
  anew = false,
): string {
  const frame = { type: 'events', conversationId, events, upTo, caughtUp } as const
  return JSON.stringify((anew ? { ...frame, anew } : frame) satisfies ServerFrame)
}

const receiptsFrame = (conversationId: string, receipts: Receipts): string =>
  JSON.stringify({ type: 'receipts', conversationId, ...receipts } satisfies ServerFrame)

const keyOf = ({ workspace, conversation }: { workspace: string; conversation: string }) =>
  `${workspace}/${conversation}`
