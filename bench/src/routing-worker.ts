import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { WebSocket } from 'ws'
import type { Actor } from '@baton/engine'
import { readConfig } from '../../server/src/config.ts'
import { openDatabase } from '../../server/src/db/open.ts'
import { createEndings } from '../../server/src/identity/endings.ts'
import { openSession } from '../../server/src/identity/sessions.ts'
import { Busy } from '../../server/src/handle.ts'
import { createIds } from '../../server/src/ids.ts'
import { createNode } from '../../server/src/node.ts'
import type { Told, WorkerTask } from './routing-trial/worker-process.ts'

// One of several processes on one database: a whole node, customers who press for a person, and the agents who sit at it. What it does is told
// by its parent, as messages.

const task = JSON.parse(process.env['ROUTING_TASK'] ?? '{}') as WorkerTask
const root = path.join(import.meta.dirname, '../..')
const { workspace, name, ignores } = task
const now = () => Date.now()
const newId = createIds(now)
const config = readConfig({ ...process.env, BATON_WORKSPACE: workspace })
const db = await openDatabase({ databaseUrl: config.databaseUrl, dataDir: config.dataDir })
const assistant = {
  name: 'silent',
  // oxlint-disable-next-line require-yield
  async *takeTurn(): AsyncGenerator<never> {
    throw new Error('the assistant was asked although everybody presses for a person')
  },
}
const log = pino({ level: process.env['BATON_LOG'] ?? 'silent' })
const node = await createNode({ config, db, assistant, newId, now, log, root, version: 'torture' })
await node.start()
const url = (await node.app.listen({ port: 0, host: '127.0.0.1' })).replace(/^http/, 'ws')

/** Who is at work, with their connections where they have any. */
const there = new Map<string, WebSocket | null>()
let left = 0
let made = 0
let over = false
const tell = (told: Told) => void process.send?.(told)
const random = () => Math.random()

async function sitDown(agentId: string): Promise<void> {
  if (!task.sockets) return void there.set(agentId, null)
  const { token } = await openSession({ db, newId, endings: createEndings() }, { workspace, agentId }, now())
  const socket = new WebSocket(`${url}/v1/live`)
  await new Promise((done, failed) => socket.once('open', done).once('error', failed))
  socket.send(JSON.stringify({ type: 'hello', token }))
  there.set(agentId, socket)
}

async function ask(): Promise<void> {
  const conversation = newId('conversation')
  const where = { workspace, conversation }
  const visitorId = newId('visitor')
  const by: Actor = { kind: 'customer', id: visitorId }
  const open = {
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId,
    customerId: null,
    page: null,
  } as const
  const press = {
    type: 'RequestHandoff',
    reason: { kind: 'customer-pressed' },
    team: null,
    skills: [],
    priority: 'normal',
    note: null,
    agentId: null,
  } as const
  await untilTaken(() => node.door.handle(where, by, open))
  await untilTaken(() => node.door.handle(where, by, press))
}

/** They press again, as a customer does whose page says that it did not work. What went wrong is told, and fails nothing by itself. */
async function untilTaken(press: () => Promise<unknown>): Promise<void> {
  while (!over) {
    try {
      await press()
      return
    } catch (error) {
      if (error instanceof Busy) tell({ type: 'busy' })
      else {
        tell({ type: 'fault', fault: String(error) })
        await sleep(250)
      }
    }
  }
}

/** Keeps so many of its customers waiting or served, and no more. */
async function askOn(): Promise<void> {
  while (!over) {
    const [row] = await read<{ open: number }>(
      `select count(*)::int as open from baton.conversations where workspace_id = $1 and status = 'open'`,
      [workspace],
    )
    const room = Math.min(left, Math.ceil((task.inFlight - (row?.open ?? 0)) / task.workers))
    if (room > 0) {
      left -= room
      await Promise.all(Array.from({ length: room }, ask))
      made += room
      tell({ type: 'made', made })
    }
    await sleep(room > 0 ? 5 : 30)
  }
}

/** What a look at the database finds; nothing, where it could not be asked just now. */
const read = <T>(sql: string, params: unknown[]): Promise<T[]> =>
  db.scoped<T>(workspace, sql, params).catch((error: unknown) => {
    tell({ type: 'fault', fault: String(error) })
    return []
  })

interface Case {
  id: string
  agent: string
  offer: string | null
}

const busy = new Set<string>()

/** The agents accept what is offered to them, let a share of it pass, and resolve what they hold. */
async function serve(): Promise<void> {
  while (!over) {
    const agents = [...there.keys()]
    const cases = await read<Case>(
      `select c.id, c.offered_to as agent, h.data -> 'offer' ->> 'id' as offer from baton.conversations c
          join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id where c.workspace_id = $1 and c.offered_to = any ($2::text[])
        union all select c.id, c.holder_id, null from baton.conversations c
          where c.workspace_id = $1 and c.status = 'open' and c.holder_kind = 'agent' and c.holder_id = any ($2::text[])`,
      [workspace, agents],
    )
    for (const it of cases) {
      const key = `${it.id} ${it.offer ?? ''}`
      if (busy.has(key)) continue
      busy.add(key)
      void act(it).finally(() => setTimeout(() => busy.delete(key), it.offer === null ? 1000 : 20_000).unref())
    }
    await sleep(20)
  }
}

async function act({ id, agent, offer }: Case): Promise<void> {
  if (offer !== null && random() < ignores) return
  await sleep(random() * task.workMs)
  if (!there.has(agent)) return
  const where = { workspace, conversation: id }
  const by: Actor = { kind: 'agent', id: agent }
  await node.door
    .handle(
      where,
      by,
      offer === null
        ? { type: 'Resolve', by: 'agent', agentId: agent, resolution: 'solved' }
        : { type: 'AcceptOffer', offerId: offer, agentId: agent },
    )
    .catch((error: unknown) => tell({ type: 'fault', fault: String(error) }))
}

process.on('message', async (said: { type: string; agents?: string[]; count?: number }) => {
  if (said.type === 'ask') left += said.count ?? 0
  // Their machine is gone, without a word.
  if (said.type === 'lose')
    for (const id of said.agents ?? []) {
      there.get(id)?.terminate()
      there.delete(id)
    }
  if (said.type === 'sit') {
    for (const id of said.agents ?? []) await sitDown(id)
    tell({ type: 'seated' })
  }
  if (said.type === 'end') {
    over = true
    for (const socket of there.values()) socket?.close()
    await sleep(200)
    await node.stop()
    await db.close()
    process.exit(0)
  }
})
process.on('disconnect', () => process.exit(0))
void askOn()
void serve()
tell({ type: 'ready' })
process.title = `baton ${name}`
