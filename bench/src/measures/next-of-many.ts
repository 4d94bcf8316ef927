import type { Actor } from '@baton/engine'
import { ensureWorkspace } from '../../../server/src/identity/first-run.ts'
import type { Stage } from '../lab/stage.ts'
import { logLogSlope, quantile, round } from '../lab/statistics.ts'

export interface NextOfMany {
  /** How much longer the next case takes among the most that wait than among the fewest, at the median and the 99th of a hundred. */
  ratio: number
  ratioP99: number
  /** The exponent in the number of those who wait. */
  slope: number
  samples: number
  /** From the commit by which an agent is free to the commit by which the next case is theirs, by the number of those who wait. */
  ms: Record<string, { p50: number; p99: number }>
  /** Taking what is due, sixty-four at a time, by the number of conversations with a time in the future. */
  sweepMs: Record<string, number>
}

interface Queue {
  waiting: number
  workspace: string
  took: number[]
  sweeps: number[]
  held: string
}

const agentId = 'ann'
const ann: Actor = { kind: 'agent', id: agentId }
const classes = 12

/** P3: an agent comes free and is offered the next of a thousand, and of a million; one of each in turn, through the node that serves them. */
export async function nextOfMany(stage: Stage, { sizes = [1000, 1_000_000], samples = 120 } = {}): Promise<NextOfMany> {
  const queues: Queue[] = []
  for (const waiting of sizes) queues.push(await fill(stage, waiting, samples + 10))
  await stage.db.migrate((exec) => exec('analyze baton.conversations; analyze baton.waiting'))
  for (const queue of queues) queue.held = await firstCase(stage, queue)
  for (let n = 0; n < samples; n++) {
    for (const queue of queues) {
      const next = offeredIn(stage, queue.workspace)
      const where = { workspace: queue.workspace, conversation: queue.held }
      await stage.node.door.handle(where, ann, { type: 'Resolve', by: 'agent', agentId, resolution: 'solved' })
      const began = performance.now()
      const { conversation, offerId } = await next
      queue.took.push(performance.now() - began)
      await stage.node.door.handle({ ...where, conversation }, ann, { type: 'AcceptOffer', offerId, agentId })
      queue.held = conversation
      queue.sweeps.push(await sweep(stage))
    }
  }
  const of = (share: number) => queues.map(({ took }) => quantile(took.slice(10), share))
  const [first = NaN, ...rest] = of(0.5)
  const [firstP99 = NaN, ...restP99] = of(0.99)
  const by = <T>(what: (queue: Queue) => T) => Object.fromEntries(queues.map((queue) => [queue.waiting, what(queue)]))
  return {
    ratio: round((rest.at(-1) ?? NaN) / first),
    ratioP99: round((restP99.at(-1) ?? NaN) / firstP99),
    slope: round(logLogSlope(queues.map(({ waiting }, i) => ({ size: waiting, cost: of(0.5)[i] ?? NaN })))),
    samples: samples - 10,
    ms: by(({ took }) => ({ p50: round(quantile(took.slice(10), 0.5)), p99: round(quantile(took.slice(10), 0.99)) })),
    sweepMs: by(({ sweeps }) => round(quantile(sweeps, 0.5))),
  }
}

/** The oldest really waited, through the door; those behind them have a row each, as the door would have written it, but nobody asks for their facts. */
async function fill({ db, node, newId }: Stage, waiting: number, real: number): Promise<Queue> {
  const workspace = `waiting-${waiting}`
  const at = Date.now()
  await ensureWorkspace({ db, newId }, { id: workspace, name: workspace, locale: 'en' }, at)
  await db.scoped(
    workspace,
    `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
      values ($1, $2, 'Ann', 'ann@waiting.example', 'agent', '{support}', 1, 'away', $3, $3)`,
    [workspace, agentId, at],
  )
  for (let n = 0; n < real; n++) {
    const where = { workspace, conversation: newId('conversation') }
    const visitorId = newId('visitor')
    const by: Actor = { kind: 'customer', id: visitorId }
    await node.door.handle(where, by, {
      type: 'OpenConversation',
      channel: 'widget',
      locale: 'en',
      visitorId,
      customerId: null,
      page: null,
    })
    await node.door.handle(where, by, {
      type: 'RequestHandoff',
      reason: { kind: 'customer-pressed' },
      team: null,
      skills: [],
      priority: 'normal',
      note: null,
      agentId: null,
    })
  }
  // As many as that at once, without a note for each: nobody's roster hangs on them one by one.
  await db.migrate((exec) =>
    exec(`set session_replication_role = replica;
      insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, holder_id, channel, opener, visitor_id, handoff_id, row,
          due_at, due_kind, opened_at, updated_at)
        select c.workspace_id, 'bulk-' || n, c.version, c.epoch, c.status, c.holder_kind, c.holder_id, c.channel, 'bulk-' || n, null, null,
            jsonb_set(jsonb_set(c.row, '{waits,since}', to_jsonb((c.row -> 'waits' ->> 'since')::bigint + 60000 + n)),
              '{waits,need,minutes}', to_jsonb(5 + n % ${classes})), ${at} + 86400000 + n, 'queue', c.opened_at, c.updated_at
          from (select * from baton.conversations where workspace_id = '${workspace}' and holder_kind = 'queue' limit 1) c,
            generate_series(1, ${waiting - real}) as n;
      insert into baton.waiting (workspace_id, conversation_id, team, class, since, need, passed_by)
        select c.workspace_id, c.id, c.row -> 'waits' ->> 'team', baton.wait_class(c.row -> 'waits' -> 'need'), (c.row -> 'waits' ->> 'since')::bigint,
            c.row -> 'waits' -> 'need', '{}'
          from baton.conversations c where c.workspace_id = '${workspace}' and c.id like 'bulk-%';
      set session_replication_role = default`),
  )
  return { waiting, workspace, took: [], sweeps: [], held: '' }
}

/** They come to work: their first case is theirs. */
async function firstCase({ db, node }: Stage, { workspace }: Queue): Promise<string> {
  const [first] = await db.scoped<{ id: string }>(
    workspace,
    `select conversation_id as id from baton.waiting where workspace_id = $1 order by since limit 1`,
    [workspace],
  )
  const conversation = first?.id ?? ''
  await db.scoped(workspace, `update baton.agents set presence = 'online' where workspace_id = $1`, [workspace])
  await node.door.handle({ workspace, conversation }, ann, { type: 'TakeOver', agentId })
  return conversation
}

const waits = new Map<string, (found: { conversation: string; offerId: string }) => void>()
const listened = new WeakSet<object>()

function offeredIn({ node }: Stage, workspace: string): Promise<{ conversation: string; offerId: string }> {
  if (!listened.has(node)) {
    listened.add(node)
    node.door.onCommitted((committed) => {
      const offered = committed.records.find(({ fact }) => fact.type === 'Offered')?.fact
      if (offered?.type === 'Offered')
        waits.get(committed.workspace)?.({ conversation: committed.conversation, offerId: offered.offerId })
    })
  }
  return new Promise((done) => waits.set(workspace, done))
}

/** What a node asks every second: what is due. Nothing is yet, among a million that will be. */
async function sweep({ db }: Stage): Promise<number> {
  const began = performance.now()
  await db.transaction({ role: 'baton_sweeper' }, (query) =>
    query('select * from baton.claim_due($1, $2, $3, $4)', [Date.now() - 60_000, Date.now(), 'bench', 64]),
  )
  return performance.now() - began
}
