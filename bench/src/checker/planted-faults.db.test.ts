import { describe, expect, test, beforeAll, afterAll } from 'vitest'
import type { Database } from '../../../server/src/db/database.ts'
import { append, readFacts } from '../../../server/src/log/log.ts'
import { columnsOf } from '../../../server/src/log/row-of.ts'
import { defaultPolicy, type FactRecord } from '@baton/engine'
import {
  agent,
  logOf,
  nodeOn,
  openHeld,
  prepareTrial,
  subscriber,
  workspace,
  write,
  type BareNode,
} from '../lab/node-on.ts'
import { openLabDatabase, type LabDatabase } from '../lab/open-database.ts'
import { through } from '../lab/through.ts'
import { checkHolders, type HolderFindings } from './check-holders.ts'
import { checkMessages, type Findings } from './check-messages.ts'
import type { Line, Reading, Sent } from './evidence.ts'

// A checker that has never found anything is not known to find. Each test breaks the system in one place, in the way in which such systems
// break, runs it, and sees the checker name the fault; where it can, it first runs the same without the fault and sees nothing.

let lab: LabDatabase
let node: BareNode
let other: BareNode
const started: BareNode[] = []

async function start(db: Database, clockOffMs = 0): Promise<BareNode> {
  const made = await nodeOn(db, { clockOffMs })
  started.push(made)
  return made
}

beforeAll(async () => {
  lab = await openLabDatabase('pglite', '')
  await prepareTrial(lab.db)
  node = await start(lab.db)
  other = await start(lab.db)
})
afterAll(async () => {
  for (const { feed } of started) feed.stop()
  await lab.end()
})

/** Sends one after the other, as `by` does it, and takes down what was acknowledged. */
async function sendAll(
  conversation: string,
  count: number,
  by: (text: string, n: number) => Promise<number>,
): Promise<Sent[]> {
  const sent: Sent[] = []
  for (let n = 1; n <= count; n++) {
    const text = `message ${n}`
    sent.push({ writer: 'w', conversation, text, seq: await by(text, n) })
  }
  return sent
}

async function check(
  conversation: string,
  sent: readonly Sent[],
  readings: readonly Reading[] = [],
): Promise<Findings> {
  return checkMessages({ sent, readings, held: { [conversation]: await logOf(lab.db, conversation) } })
}

const none: Findings = { lost: [], doubled: [], gaps: [], misordered: [], ghosts: [], behind: [] }

/** What a reader on the real hub is shown while `work` runs. */
async function reading(on: BareNode, conversation: string, work: () => Promise<unknown>): Promise<Reading> {
  const lines: Line[] = []
  const reader = subscriber(conversation, 0, (more) => lines.push(...more))
  on.hub.subscribe(reader)
  await work()
  const end = (await logOf(lab.db, conversation)).at(-1)?.seq ?? 0
  await expect.poll(() => lines.at(-1)?.seq, { timeout: 10_000 }).toBe(end)
  on.hub.unsubscribe(reader)
  return { reader: 'r', conversation, lines }
}

describe('the checker finds', () => {
  test('nothing, where nothing is broken', async () => {
    const conversation = await openHeld(node)
    let sent: Sent[] = []
    const shown = await reading(other, conversation, async () => {
      sent = await sendAll(conversation, 8, (text, n) => write(n % 2 ? node : other, conversation, `c${n}`, text))
    })
    expect(await check(conversation, sent, [shown])).toEqual(none)
  })

  test('1: an acknowledgement before the commit', async () => {
    const conversation = await openHeld(node)
    let commits = 0
    // The process is killed after the third commit; the others were acknowledged, and waited to be written.
    const early = await start(
      through(lab.db, (sql, run) =>
        sql.includes('baton.append') && ++commits > 3 ? [{ answer: { outcome: 'appended' } }] : run(),
      ),
    )
    const sent = await sendAll(conversation, 6, (text, n) => write(early, conversation, `c${n}`, text))
    const { lost, ...rest } = await check(conversation, sent)
    expect(lost).toHaveLength(3)
    expect({ lost: [], ...rest }).toEqual(none)
  })

  test('2: client ids that nothing keeps unique', async () => {
    const conversation = await openHeld(node)
    // The acknowledgement is lost on the way, and the client sends it again, to another node.
    const twice = async (text: string, n: number) => {
      const seq = await write(node, conversation, `c${n}`, text)
      await write(other, conversation, `c${n}`, text)
      return seq
    }
    expect(await check(conversation, await sendAll(conversation, 2, twice))).toEqual(none)
    await lab.db.migrate(async (exec, query) => {
      await exec('drop index baton.facts_client')
      await change(exec, query, 'append', / and not exists \([^;]*?p_client\)/)
      await change(
        exec,
        query,
        'why_not_appended',
        /if found then\s+return jsonb_build_object\('outcome', 'duplicate'[^;]*;\s+end if;/,
      )
    })
    try {
      const again = await openHeld(node)
      const sent = await sendAll(again, 3, async (text, n) => {
        const seq = await write(node, again, `c${n}`, text)
        await write(other, again, `c${n}`, text)
        return seq
      })
      const { doubled } = checkMessages({ sent, readings: [], held: { [again]: await logOf(lab.db, again) } })
      expect(doubled).toHaveLength(3)
    } finally {
      await restore()
    }
  })

  test('3: a push before the commit', async () => {
    const conversation = await openHeld(node)
    const lines: Line[] = (await logOf(lab.db, conversation)).slice()
    // Shown to the reader, and then the node dies before it has written.
    const killed = await start(
      through(lab.db, (sql, run) => (sql.includes('baton.append') ? Promise.reject(new Error('killed')) : run())),
    )
    lines.push({ seq: lines.length + 1, text: 'message 1' })
    await expect(write(killed, conversation, 'c1', 'message 1')).rejects.toThrow('killed')
    const { ghosts } = await check(conversation, [], [{ reader: 'r', conversation, lines }])
    expect(ghosts).toHaveLength(1)
  })

  test('4: a reader that goes by the clock', async () => {
    const ahead = await start(lab.db, 600_000)
    const conversation = await openHeld(node)
    const sent = await sendAll(conversation, 6, (text, n) => write(n % 2 ? ahead : node, conversation, `c${n}`, text))
    const lines = await lab.db.scoped<Line>(
      workspace,
      `select f.seq, t.body as text from baton.facts f left join baton.texts t on t.workspace_id = $1 and t.id = f.data ->> 'textId'
        where f.workspace_id = $1 and f.conversation_id = $2 order by f.at, f.seq`,
      [workspace, conversation],
    )
    const { misordered, lost } = await check(conversation, sent, [{ reader: 'r', conversation, lines }])
    expect(misordered.length).toBeGreaterThan(0)
    expect(lost).toEqual([])
  })

  test('5: a retry without a key', async () => {
    const conversation = await openHeld(node)
    const sent = await sendAll(conversation, 2, async (text, n) => {
      await write(node, conversation, `c${n}`, text)
      return write(node, conversation, `c${n}-again`, text)
    })
    const { doubled } = await check(conversation, sent)
    expect(doubled).toHaveLength(2)
  })

  test('6: a wake-up that is taken for the truth', async () => {
    const conversation = await openHeld(node)
    const lines: Line[] = (await logOf(lab.db, conversation)).slice()
    let wakes = 0
    // A bus that loses every third message, and a reader that shows what it brings and asks nobody what came before.
    node.door.onCommitted(({ conversation: id, records, texts }) => {
      if (id === conversation && ++wakes % 3 !== 0)
        for (const { seq } of records) lines.push({ seq, text: texts[0]?.body ?? null })
    })
    const sent = await sendAll(conversation, 6, (text, n) => write(node, conversation, `c${n}`, text))
    const { gaps, behind, ghosts } = await check(conversation, sent, [{ reader: 'r', conversation, lines }])
    expect(gaps).toHaveLength(1)
    expect(behind).toHaveLength(1)
    expect(ghosts).toEqual([])
  })

  test('7: a resume window that is shorter than an absence', async () => {
    const conversation = await openHeld(node)
    const sent = await sendAll(conversation, 30, (text, n) => write(node, conversation, `c${n}`, text))
    const log = await logOf(lab.db, conversation)
    // Offline after the fifth; the server remembers the last ten.
    const lines = [...log.slice(0, 5), ...log.slice(-10)]
    const { gaps } = await check(conversation, sent, [{ reader: 'r', conversation, lines }])
    expect(gaps).toHaveLength(1)
    // The real one, after the same absence.
    const shown: Line[] = log.slice(0, 5)
    const reader = subscriber(conversation, 5, (more) => shown.push(...more))
    node.hub.subscribe(reader)
    await expect.poll(() => shown.length).toBe(log.length)
    node.hub.unsubscribe(reader)
    expect(await check(conversation, sent, [{ reader: 'r', conversation, lines: shown }])).toEqual(none)
  })

  test('8: a version that is not looked at when it is written', async () => {
    await lab.db.migrate(async (exec, query) => {
      await exec('alter table baton.facts drop constraint facts_pkey')
      await change(exec, query, 'append', / and c\.version = p_expected/)
    })
    const conversation = await openHeld(node)
    try {
      await other.door.current({ workspace, conversation }) // what it knows is old from the next line on
      const sent = await sendAll(conversation, 4, (text, n) => write(n % 2 ? node : other, conversation, `c${n}`, text))
      const { doubled } = await check(conversation, sent)
      expect(doubled.some((each) => each.includes('twice'))).toBe(true)
    } finally {
      await lab.db.migrate(async (exec, query) => {
        for (const table of ['facts', 'conversations'])
          await query(`delete from baton.${table} where ${table === 'facts' ? 'conversation_id' : 'id'} = $1`, [
            conversation,
          ])
        await exec('alter table baton.facts add primary key (workspace_id, conversation_id, seq)')
      })
      await restore()
    }
  })

  test('9: what the assistant computed before somebody took over, written after it', async () => {
    const where = { workspace, conversation: await openForAssistant() }
    await write(node, where.conversation, 'c1', 'where is my parcel')
    const before = (await node.door.current(where)).state
    await node.door.handle(where, { kind: 'agent', id: agent }, { type: 'TakeOver', agentId: agent })
    const say = {
      kind: 'say',
      messageId: 'late',
      part: 0,
      last: true,
      text: 'It is on its way.',
      as: 'answer',
      citations: [],
      asks: null,
      grounding: 0.9,
    } as const
    const command = {
      type: 'ActAsAssistant',
      turnId: 't1',
      epoch: before.epoch,
      basedOn: before.lastCustomer?.messageId ?? '',
      acts: [say],
    } as const
    await node.door.handle(where, { kind: 'assistant' }, command)
    expect((await holders([where.conversation])).spokeOver).toEqual([])

    // Without the fence: whatever version the conversation has come to, the sentence is written.
    const { state, opener, last } = await node.door.current(where)
    const fact = {
      type: 'AssistantSaid',
      messageId: 'late',
      turnId: 't1',
      part: 0,
      last: true,
      textId: 'late-text',
      kind: 'answer',
      citations: [],
      asks: null,
      fingerprint: [],
    } as const
    await append(lab.db, {
      ...where,
      expected: state.version,
      clientId: null,
      bodyHash: null,
      at: Date.now(),
      actor: { kind: 'assistant' },
      facts: [fact],
      texts: [{ id: 'late-text', kind: 'message', body: say.text }],
      columns: columnsOf({ ...state, version: state.version + 1 }, opener, last, defaultPolicy),
      handoffs: [],
      reserve: null,
      released: null,
    })
    expect((await holders([where.conversation])).spokeOver).toHaveLength(1)
  })

  test('10: a conversation that goes back to the queue and keeps its place with the agent', async () => {
    const back = async (): Promise<string> => {
      const where = { workspace, conversation: await openForAssistant() }
      await node.door.handle(
        where,
        { kind: 'system' },
        {
          type: 'RequestHandoff',
          reason: { kind: 'customer-pressed' },
          team: null,
          skills: [],
          priority: 'normal',
          note: null,
          agentId: null,
        },
      )
      const offer = (await node.door.current(where)).state.handoff?.offer
      expect(offer?.agentId).toBe(agent)
      const decline = { type: 'DeclineOffer', offerId: offer?.id ?? '', agentId: agent, reason: 'busy' } as const
      await node.door.handle(where, { kind: 'agent', id: agent }, decline)
      return where.conversation
    }
    await back()
    expect((await holders()).miscounted).toEqual([])
    await lab.db.migrate((exec) =>
      exec(`create function baton.keep_place() returns trigger language plpgsql as $$
          begin new.offered_to := coalesce(new.offered_to, old.offered_to); return new; end $$;
        create trigger keep_place before update on baton.conversations for each row execute function baton.keep_place()`),
    )
    try {
      await back()
      expect((await holders()).miscounted).toHaveLength(1)
    } finally {
      await lab.db.migrate((exec) =>
        exec('drop trigger keep_place on baton.conversations; drop function baton.keep_place'),
      )
    }
  })
})

type Exec = (sql: string) => Promise<void>

const sound = new Map<string, string>()

/** Takes a part out of a function; throws when it is not there, so that a fault is never planted in vain. */
async function change(
  exec: Exec,
  query: Parameters<Parameters<Database['migrate']>[0]>[1],
  name: 'append' | 'why_not_appended',
  without: RegExp,
): Promise<void> {
  const [row] = await query<{ sql: string }>(`select pg_get_functiondef('baton.${name}'::regproc) as sql`)
  const before = row?.sql ?? ''
  const broken = before.replace(without, '')
  if (broken === before) throw new Error(`${name} has nothing like ${without}`)
  sound.set(name, before)
  await exec(broken)
}

async function restore(): Promise<void> {
  await lab.db.migrate(async (exec) => {
    for (const sql of sound.values()) await exec(sql)
  })
  sound.clear()
}

async function openForAssistant(): Promise<string> {
  const conversation = node.newId('conversation')
  const visitorId = node.newId('visitor')
  const open = {
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId,
    customerId: null,
    page: null,
  } as const
  await node.door.handle({ workspace, conversation }, { kind: 'customer', id: visitorId }, open)
  return conversation
}

/** Facts and rows of these conversations, or of all, compared. */
async function holders(only?: readonly string[]): Promise<HolderFindings> {
  const rows = await lab.db.scoped<{ id: string }>(
    workspace,
    'select id from baton.conversations where workspace_id = $1',
    [workspace],
  )
  const logs: Record<string, FactRecord[]> = {}
  for (const id of only ?? rows.map((row) => row.id)) logs[id] = await readFacts(lab.db, workspace, id, 0, 1000)
  const [load] = await lab.db.scoped<{ n: number }>(workspace, 'select baton.agent_load($1, $2) as n', [
    workspace,
    agent,
  ])
  return checkHolders(logs, { loads: only ? {} : { [agent]: load?.n ?? 0 }, capacities: {} })
}
