import type { ModelBudget, Amount, Call, Spending, UsedUp } from '../assistant/model/spending.ts'
import { createSpent } from '../assistant/spent.ts'
import type { Database, Query } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import type { NewId } from '../ids.ts'
import { budgetsIn, firstReached, periodsOf, warnAt, type Limits, type Periods, type PeriodSums } from './budgets.ts'

export interface ModelSpendingParts {
  db: Database
  now: () => number
  newId: NewId
  /** What whoever runs the server allows each workspace, beside what it allows itself. */
  operator: ModelBudget
  log: (message: string, detail: object) => void
}

/** A call that never says what it has cost has ended by then: longer than any turn or summary takes. Milliseconds. */
const callMs = 60_000

interface Counted extends PeriodSums {
  period: string
  warnedAt: number | null
}

/**
 * Budgets that hold across nodes: each call is set aside under the lock of its workspace's month before it is made, and what it has cost takes
 * its place. Who cannot count does not spend: without the database there is no call.
 */
export function createModelSpending({ db, now, newId, operator, log }: ModelSpendingParts): Spending {
  const spent = createSpent(db, now)

  return {
    async begin(workspace, conversationId, call) {
      const at = now()
      const periods = periodsOf(conversationId, at)
      await ensureCounted(db, workspace, conversationId, periods, { at, spent })
      const id = newId('model-call')
      const usedUp = await db.transaction({ workspace }, (query) =>
        setAside(query, workspace, { id, conversationId, periods, call, at, operator }),
      )
      if (usedUp) return usedUp
      return { done: (cost) => settle(workspace, { id, periods, cost }) }
    },
  }

  async function settle(workspace: string, it: { id: string; periods: Periods; cost: Amount }): Promise<void> {
    const { id, periods, cost } = it
    try {
      const limits = await db.transaction({ workspace }, async (query) => {
        await lockPeriods(query, workspace, periods)
        await query('delete from baton.model_calls where workspace_id = $1 and id = $2', [workspace, id])
        const counted = await query<Counted>(
          `update baton.model_spending set tokens = tokens + $3, micros = micros + $4, updated_at = $5
            where workspace_id = $1 and period = any($2) returning period, tokens, micros, turns, warned_at as "warnedAt"`,
          [workspace, Object.values(periods), Math.round(cost.tokens), Math.round(cost.micros), now()],
        )
        return warn(query, workspace, periods, counted)
      })
      for (const each of limits) log('four fifths of a budget of the model are used', { workspace, of: each })
    } catch (error) {
      log('what a call of the model has cost could not be written down', { workspace, error: faultWords(error) })
    }
  }

  /** The budgets of the day and the month of which four fifths were reached just now. Each is told once. */
  async function warn(
    query: Query,
    workspace: string,
    periods: Periods,
    counted: readonly Counted[],
  ): Promise<string[]> {
    const { limits } = await budgetsIn(query, workspace, operator)
    const near: ('day' | 'month')[] = []
    for (const each of ['day', 'month'] as const) {
      const row = counted.find(({ period }) => period === periods[each])
      if (!row || row.warnedAt !== null || !firstReached(row, limits[each], warnAt)) continue
      near.push(each)
      await query('update baton.model_spending set warned_at = $3 where workspace_id = $1 and period = $2', [
        workspace,
        row.period,
        now(),
      ])
    }
    return near
  }
}

/** The counters are there, begun with what the facts say where they are new. */
async function ensureCounted(
  db: Database,
  workspace: string,
  conversationId: string | null,
  periods: Periods,
  { at, spent }: { at: number; spent: ReturnType<typeof createSpent> },
): Promise<void> {
  const names = Object.values(periods)
  const there = await db.scoped<{ period: string }>(
    workspace,
    'select period from baton.model_spending where workspace_id = $1 and period = any($2)',
    [workspace, names],
  )
  if (there.length === names.length) return
  const before = await spent(workspace, conversationId ?? '')
  const sums = {
    ...(periods.conversation !== undefined && { [periods.conversation]: before.conversation }),
    [periods.day]: before.today,
    [periods.month]: before.month,
  }
  for (const period of names) {
    const sum = sums[period] ?? { tokens: 0, micros: 0 }
    await db.scoped(
      workspace,
      `insert into baton.model_spending (workspace_id, period, tokens, micros, updated_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
      [workspace, period, sum.tokens, sum.micros, at],
    )
  }
}

interface SettingAside {
  id: string
  conversationId: string | null
  periods: Periods
  call: Call
  at: number
  operator: ModelBudget
}

/** A call that belongs to no conversation counts in the day and the month alone. */
const lockPeriods = (query: Query, workspace: string, periods: Periods): Promise<Counted[]> =>
  query<Counted>(
    `select period, tokens, micros, turns, warned_at as "warnedAt" from baton.model_spending
      where workspace_id = $1 and period = any($2) order by period desc for update`,
    [workspace, Object.values(periods)],
  )

/** Sets a call aside, or says which budget is used up. The rows are locked in one order: nobody waits for each other. */
async function setAside(query: Query, workspace: string, it: SettingAside): Promise<UsedUp | null> {
  const { id, conversationId, periods, call, at, operator } = it
  const rows = await lockPeriods(query, workspace, periods)
  const [open] = await query<{ tokens: number; micros: number; mineTokens: number; mineMicros: number; mine: boolean }>(
    `with gone as (delete from baton.model_calls where workspace_id = $1 and expires_at <= $3)
      select coalesce(sum(tokens), 0)::bigint as tokens, coalesce(sum(micros), 0)::bigint as micros,
        coalesce(sum(tokens) filter (where conversation_id = $2), 0)::bigint as "mineTokens",
        coalesce(sum(micros) filter (where conversation_id = $2), 0)::bigint as "mineMicros"
      from baton.model_calls where workspace_id = $1 and expires_at > $3`,
    [workspace, conversationId, at],
  )
  const { limits, whenSpent } = await budgetsIn(query, workspace, operator)
  for (const each of ['conversation', 'day', 'month'] as const) {
    if (periods[each] === undefined) continue
    const row = rows.find(({ period }) => period === periods[each])
    const held = each === 'conversation' ? [open?.mineTokens, open?.mineMicros] : [open?.tokens, open?.micros]
    const sums = {
      turns: row?.turns ?? 0,
      tokens: (row?.tokens ?? 0) + (held[0] ?? 0),
      micros: (row?.micros ?? 0) + (held[1] ?? 0),
    }
    const measure = firstReached(sums, withoutTurns(limits[each], call.begins))
    if (measure) return { of: each, measure, otherwise: whenSpent }
  }
  await query(
    `insert into baton.model_calls (workspace_id, id, conversation_id, tokens, micros, expires_at) values ($1, $2, $3, $4, $5, $6)`,
    [workspace, id, conversationId ?? '', Math.round(call.most.tokens), Math.round(call.most.micros), at + callMs],
  )
  if (call.begins)
    await query(
      'update baton.model_spending set turns = turns + 1, updated_at = $3 where workspace_id = $1 and period = any($2)',
      [workspace, Object.values(periods), at],
    )
  return null
}

/** A turn that has begun goes on: its later calls are no turns. */
const withoutTurns = (limits: Limits, begins: boolean): Limits => (begins ? limits : { ...limits, turns: null })
