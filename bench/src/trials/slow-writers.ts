import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '../../../server/src/db/database.ts'
import { checkMessages, countOf, type Findings } from '../checker/check-messages.ts'
import type { Line, Reading, Sent } from '../checker/evidence.ts'
import { logOf, nodeOn, openHeld, prepareTrial, subscriber, workspace, write, type BareNode } from '../lab/node-on.ts'
import { seeded } from '../lab/random.ts'

export interface SlowWritersResult {
  seed: number
  messages: number
  findings: Findings
  /** Conversations whose newest version a follower of everything never heard of. */
  unheard: string[]
  faults: number
}

const tenMinutes = 600_000

/**
 * R2: 64 writers on three nodes whose clocks are ten minutes apart write into shared conversations; a part of their transactions commits late,
 * and others keep a transaction open beside them. Every reader, on whatever node, must see a prefix without a gap at every moment.
 */
export async function slowWriters(
  db: Database,
  { seed = 1, writers = 64, conversations = 16, each = 15 } = {},
): Promise<SlowWritersResult> {
  const random = seeded(seed)
  await prepareTrial(db)
  const nodes = await Promise.all(
    [-tenMinutes, 0, tenMinutes].map((clockOffMs) => nodeOn(sometimesSlow(db, random), { clockOffMs })),
  )
  const ids: string[] = []
  for (let n = 0; n < conversations; n++) ids.push(await openHeld(nodes[n % 3] as BareNode))

  const readings: (Reading & { lines: Line[] })[] = []
  const heard = nodes.map(() => new Map<string, number>())
  for (const [n, node] of nodes.entries()) {
    for (const conversation of ids) {
      const reading = { reader: `node ${n}`, conversation, lines: [] as Line[] }
      readings.push(reading)
      node.hub.subscribe(subscriber(conversation, 0, (lines) => reading.lines.push(...lines)))
    }
    const send = (frame: string) => {
      const { conversations: rows } = JSON.parse(frame) as { conversations: { id: string; version: number }[] }
      for (const { id, version } of rows) heard[n]?.set(id, Math.max(version, heard[n]?.get(id) ?? 0))
    }
    await node.feed.follow({ workspace, agentId: null, send }, undefined)
  }

  let running = true
  const beside = keepTransactionsOpen(db, () => running, random)
  const sent: Sent[] = []
  await Promise.all(
    Array.from({ length: writers }, async (_, n) => {
      const conversation = ids[n % ids.length] as string
      for (let m = 1; m <= each; m++) {
        const node = nodes[Math.floor(random() * 3)] as BareNode
        const text = `writer ${n} says ${m}`
        const message: Sent = { writer: `writer ${n}`, conversation, text, seq: null }
        sent.push(message)
        message.seq = await write(node, conversation, `c${n}-${m}`, text)
      }
    }),
  )
  running = false
  await beside

  const held = Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await logOf(db, id)] as const)))
  const end = (id: string) => held[id]?.at(-1)?.seq ?? 0
  const until = performance.now() + 10_000
  const quiet = () =>
    readings.every(({ conversation, lines }) => lines.at(-1)?.seq === end(conversation)) &&
    heard.every((versions) => ids.every((id) => versions.get(id) === end(id)))
  while (!quiet() && performance.now() < until) await sleep(25)
  for (const node of nodes) node.feed.stop()

  const findings = checkMessages({ sent, readings, held })
  const unheard = heard.flatMap((versions, n) =>
    ids
      .filter((id) => versions.get(id) !== end(id))
      .map((id) => `node ${n}: ${id} at ${versions.get(id)} of ${end(id)}`),
  )
  return { seed, messages: sent.length, findings, unheard, faults: countOf(findings) + unheard.length }
}

/** One append in four commits up to a fifth of a second after its work is done. PGlite has one connection: nothing is beside it. */
function sometimesSlow(db: Database, random: () => number): Database {
  if (db.kind === 'pglite') return db
  return {
    kind: db.kind,
    scoped: db.scoped.bind(db),
    transaction: db.transaction.bind(db),
    migrate: db.migrate.bind(db),
    close: () => db.close(),
    call: <R>(sql: string, params?: readonly unknown[]) => {
      if (!sql.includes('baton.append') || random() > 0.25) return db.call<R>(sql, params)
      return db.transaction({}, async (query) => {
        const rows = await query<R>(sql, params)
        await query('select pg_sleep($1)', [random() * 0.2])
        return rows
      })
    },
  }
}

async function keepTransactionsOpen(db: Database, goOn: () => boolean, random: () => number): Promise<void> {
  while (goOn()) {
    if (db.kind === 'pglite') return
    await db.transaction({}, async (query) => {
      await query('select pg_current_xact_id()')
      await query('select pg_sleep($1)', [random() * 0.8])
    })
  }
}
