import { ripeAfter, takesHandoff, type DecisionPolicy, type DeskLearning, type Outcome } from '@baton/engine'
import type { Database, Query } from '../db/database.ts'
import { asOwner, keepState, type Claim, type Place } from './lease.ts'

/** Facts read in one transaction. */
const atOnce = 1000

interface ReadFact {
  conversation: string
  seq: number
  xid: string
  type: 'HandoffWeighed' | 'HandoffTimed'
  at: number
  outcome: Outcome | null
  waitMin: number | null
  drill: boolean
}

/**
 * Reads decisions and marks that were written since the last time, in the order of their transactions and below the oldest that still runs, so that none
 * is passed over. Each conversation with one is looked at 48 hours after its last decision; with a mark, at once. Gives what handoffs make others
 * wait, learned in their order. Each page is one transaction with the place where it ends: read twice, it counts once.
 */
export async function readLog(
  db: Database,
  claim: Claim,
  begun: { desk: DeskLearning; place: Place },
  policy: DecisionPolicy,
  { now, signal }: { now: () => number; signal: AbortSignal },
): Promise<DeskLearning> {
  let { desk, place } = begun
  for (;;) {
    const facts = await page(db, claim.workspace, place)
    const last = facts.at(-1)
    if (!last) return desk
    const counted = facts.filter(({ drill }) => !drill)
    for (const { outcome, at, waitMin } of counted)
      if (outcome === 'hand-off') desk = takesHandoff(desk, at, waitMin, policy)
    place = { ...place, xid: last.xid, conversation: last.conversation, seq: last.seq }
    await asOwner(db, claim, async (query) => {
      await expect(query, claim.workspace, counted, now())
      await keepState(query, claim.workspace, desk)
      await keepPlace(query, claim.workspace, place)
    })
    if (facts.length < atOnce || signal.aborted) return desk
  }
}

const page = (db: Database, workspace: string, { xid, conversation, seq }: Place): Promise<ReadFact[]> =>
  db.scoped<ReadFact>(
    workspace,
    `select f.conversation_id as conversation, f.seq, f.xid::text as xid, f.type, f.at, f.data -> 'weighing' ->> 'outcome' as outcome,
        (f.data -> 'weighing' ->> 'waitMin')::float8 as "waitMin", c.channel = 'drill' as drill
      from baton.facts f join baton.conversations c on c.workspace_id = $1 and c.id = f.conversation_id
      where f.workspace_id = $1 and f.type in ('HandoffWeighed', 'HandoffTimed') and f.xid < pg_snapshot_xmin(pg_current_snapshot())
        and f.xid >= $2::text::xid8 and (f.xid > $2::text::xid8 or (f.conversation_id, f.seq) > ($3, $4))
      order by f.xid, f.conversation_id, f.seq limit ${atOnce}`,
    [workspace, xid, conversation, seq],
  )

/** When each is looked at. What has been learned from is looked at again for a mark alone, and only where none is known. */
async function expect(query: Query, workspace: string, facts: readonly ReadFact[], now: number): Promise<void> {
  const decided = new Map<string, number>()
  const marked = new Set<string>()
  for (const { conversation, type, at } of facts) {
    if (type === 'HandoffTimed') marked.add(conversation)
    else decided.set(conversation, Math.max(decided.get(conversation) ?? 0, at + ripeAfter))
  }
  await query(
    `insert into baton.learned_conversations (workspace_id, conversation_id, ripe_at)
      select $1, r.id, r.at from unnest($2::text[], $3::bigint[]) as r(id, at)
      on conflict (workspace_id, conversation_id) do update set ripe_at = greatest(baton.learned_conversations.ripe_at, excluded.ripe_at)
        where baton.learned_conversations.taught is null`,
    [workspace, [...decided.keys()], [...decided.values()]],
  )
  await query(
    `insert into baton.learned_conversations (workspace_id, conversation_id, ripe_at) select $1, id, $3 from unnest($2::text[]) as r(id)
      on conflict (workspace_id, conversation_id) do update set ripe_at = excluded.ripe_at
        where coalesce(baton.learned_conversations.taught, 'silent') in ('silent', 'yes')`,
    [workspace, [...marked], now],
  )
}

const keepPlace = (query: Query, workspace: string, { cluster, xid, conversation, seq }: Place): Promise<unknown> =>
  query(
    `update baton.learning set read_cluster = $2, read_xid = $3, read_conversation = $4, read_seq = $5 where workspace_id = $1`,
    [workspace, cluster, xid, conversation, seq],
  )

/** Where reading goes on: from the beginning in another cluster, whose transaction ids say nothing here. What was learned from stays so. */
export async function placeIn(db: Database, workspace: string, place: Place, cluster: string): Promise<Place> {
  const anew = { cluster, xid: '0', conversation: '', seq: 0 }
  if (place.cluster !== cluster) return anew
  const [ahead] = await db.scoped(
    workspace,
    'select 1 as ahead where $1::text::xid8 >= pg_snapshot_xmax(pg_current_snapshot())',
    [place.xid],
  )
  return ahead ? anew : place
}
