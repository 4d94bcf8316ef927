import {
  labelDecisions,
  labellingFacts,
  learnConversation,
  priorModel,
  ripeAfter,
  type Actor,
  type DecisionPolicy,
  type DeskLearning,
  type EstimatorModel,
  type Fact,
  type FactRecord,
  type LabelledConversation,
  type StoredDecision,
  type Taught,
} from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import { asOwner, keepState, type Claim } from './lease.ts'

/** Conversations in one transaction: some milliseconds of computing. */
const atOnce = 100
/** Facts of one conversation that are looked at: what was decided before a person came lies among them. */
const mostFacts = 1000
/** The last so many keep their decisions. */
export const keptDecisions = 5000

interface Ripe {
  id: string
  taught: Taught | null
  tier: string | null
  customer: string | null
}

interface Row {
  id: string
  taught: Taught | null
  ripeAt: number | null
  ordinal: number | null
  decisions: readonly StoredDecision[] | null
}

export interface LearntBatch {
  desk: DeskLearning
  /** Conversations that were looked at; fewer than asked for when there are no more. */
  looked: number
  more: boolean
}

/** Learns from the conversations whose outcome is known by now, the oldest first: some, in one transaction with what was learned. */
export async function learnRipe(
  db: Database,
  claim: Claim,
  desk: DeskLearning,
  { policy, live, now }: { policy: DecisionPolicy; live: EstimatorModel; now: number },
): Promise<LearntBatch> {
  const { workspace } = claim
  const ripe = await ripeOnes(db, workspace, now)
  if (ripe.length === 0) return { desk, looked: 0, more: false }
  const labelled = await labelAll(db, workspace, ripe)
  const rows: Row[] = []
  let state = desk
  for (const [i, { id, taught, tier }] of ripe.entries()) {
    const it = labelled[i]!
    if (it.lastAt === null) {
      rows.push({ id, taught: 'silent', ripeAt: null, ordinal: null, decisions: null })
      continue
    }
    if (taught === null && it.mark === null && it.lastAt + ripeAfter > now) {
      rows.push({ id, taught, ripeAt: it.lastAt + ripeAfter, ordinal: null, decisions: null })
      continue
    }
    const learned = learnConversation(state, { labelled: it, taught, tier, policy, live, shipped: priorModel, now })
    state = learned.desk
    const teaches = learned.stored?.some(({ resolved }) => resolved !== null) ?? false
    rows.push({
      id,
      taught: learned.taught,
      ripeAt: null,
      ordinal: teaches ? state.lessons : null,
      decisions: teaches ? learned.stored : null,
    })
  }
  await asOwner(db, claim, async (query) => {
    await keepRows(query, workspace, rows)
    await query(
      `update baton.learned_conversations set decisions = null where workspace_id = $1 and decisions is not null and ordinal <= $2`,
      [workspace, state.lessons - keptDecisions],
    )
    await keepState(query, workspace, state)
  })
  return { desk: state, looked: ripe.length, more: ripe.length === atOnce }
}

const ripeOnes = (db: Database, workspace: string, now: number): Promise<Ripe[]> =>
  db.scoped<Ripe>(
    workspace,
    `select l.conversation_id as id, l.taught, coalesce(a.answer ->> 'tier', u.tier) as tier, c.customer_id as customer
      from baton.learned_conversations l
      left join baton.conversations c on c.workspace_id = $1 and c.id = l.conversation_id
      left join baton.customers u on u.workspace_id = $1 and u.id = c.customer_id
      left join baton.account_lookups a on a.workspace_id = $1 and a.customer_id = c.customer_id
      where l.workspace_id = $1 and l.ripe_at <= $2 order by l.ripe_at, l.conversation_id limit ${atOnce}`,
    [workspace, now],
  )

async function labelAll(db: Database, workspace: string, ripe: readonly Ripe[]): Promise<LabelledConversation[]> {
  const records = await factsOf(db, workspace, ripe.map(({ id }) => id)) // prettier-ignore
  const of = (id: string) => records.get(id) ?? []
  const labelled = ripe.map(({ id }) => labelDecisions(of(id), null))
  // Who was not helped opens another conversation: of those that no person was called to.
  const asked = ripe.flatMap(({ id, customer }, i) => {
    const { called, lastAt } = labelled[i]!
    return customer === null || called || lastAt === null ? [] : [{ id, customer, lastAt }]
  })
  const returned = await returns(db, workspace, asked)
  return ripe.map(({ id }, i) => {
    const back = returned.get(id)
    return back === undefined ? labelled[i]! : labelDecisions(of(id), back)
  })
}

/** What labels are read from, of each conversation in order; words and signatures stay where they are. */
async function factsOf(db: Database, workspace: string, ids: readonly string[]): Promise<Map<string, FactRecord[]>> {
  const rows = await db.scoped<{ id: string; seq: number; at: number; actor: Actor['kind']; fact: Fact }>(
    workspace,
    `select c.id, f.seq, f.at, f.actor_kind as actor, f.data - 'reading' - 'citations' - 'fingerprint' - 'shadow' as fact
      from unnest($2::text[]) as c(id) cross join lateral (select seq, at, actor_kind, data from baton.facts
        where workspace_id = $1 and conversation_id = c.id and type = any($3) order by seq limit ${mostFacts}) as f
      order by c.id, f.seq`,
    [workspace, ids, labellingFacts],
  )
  const found = new Map<string, FactRecord[]>()
  for (const { id, seq, at, fact } of rows) {
    const record: FactRecord = { seq, at, actor: { kind: 'system' }, fact }
    const known = found.get(id)
    if (known) known.push(record)
    else found.set(id, [record])
  }
  return found
}

async function returns(
  db: Database,
  workspace: string,
  asked: readonly { id: string; customer: string; lastAt: number }[],
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  const rows = await db.scoped<{ id: string; at: number }>(
    workspace,
    `select r.id, min(c.opened_at) as at from unnest($2::text[], $3::text[], $4::bigint[]) as r(id, customer, last_at)
      join baton.conversations c on c.workspace_id = $1 and c.customer_id = r.customer and c.id <> r.id and c.channel <> 'drill' and c.merged_into is null
          and c.id <> baton.root_of(r.id)
        and c.opened_at >= r.last_at and c.opened_at <= r.last_at + $5
      group by r.id`,
    [
      workspace,
      asked.map(({ id }) => id),
      asked.map(({ customer }) => customer),
      asked.map(({ lastAt }) => lastAt),
      ripeAfter,
    ],
  )
  return new Map(rows.map(({ id, at }) => [id, at]))
}

const keepRows = (query: Query, workspace: string, rows: readonly Row[]): Promise<unknown> =>
  query(
    `update baton.learned_conversations l set taught = r.taught, ripe_at = r."ripeAt", ordinal = coalesce(r.ordinal, l.ordinal),
        decisions = coalesce(r.decisions, l.decisions)
      from jsonb_to_recordset($2::jsonb) as r(id text, taught text, "ripeAt" bigint, ordinal int, decisions jsonb)
      where l.workspace_id = $1 and l.conversation_id = r.id`,
    [workspace, JSON.stringify(rows)],
  )
