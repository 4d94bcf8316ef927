import type { ModelBudgets } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import type { Amount, ModelBudget } from '../assistant/model/spending.ts'
import type { Database, Query } from '../db/database.ts'
import { audit, type Audited } from '../identity/audit.ts'
import { iso } from '../live/rows.ts'

/** What may be spent in one period; null for no limit. Money in millionths of a US dollar. */
export interface Limits {
  turns: number | null
  tokens: number | null
  micros: number | null
}

export interface PeriodSums extends Amount {
  turns: number
}

/** The names of the counters that a call goes to. */
export interface Periods {
  /** Absent where a call belongs to none. */
  conversation?: string
  day: string
  month: string
}

type Wanted = Pick<ModelBudgets, 'conversation' | 'day' | 'month' | 'whenSpent'>

const noLimits: Limits = { turns: null, tokens: null, micros: null }
/** The share of a limit from which on it is told. */
export const warnAt = 0.8

export function periodsOf(conversationId: string | null, at: number): Periods {
  const date = new Date(at).toISOString()
  const conversation = conversationId === null ? {} : { conversation: `c:${conversationId}` }
  return { ...conversation, day: `d:${date.slice(0, 10)}`, month: `m:${date.slice(0, 7)}` }
}

/** What is reached of the limits, at a share of them; null where nothing. */
export function firstReached(sums: PeriodSums, limits: Limits, share = 1): 'turns' | 'tokens' | 'money' | null {
  const reached = (sum: number, limit: number | null) => limit !== null && sum >= limit * share
  if (reached(sums.micros, limits.micros)) return 'money'
  if (reached(sums.tokens, limits.tokens)) return 'tokens'
  return reached(sums.turns, limits.turns) ? 'turns' : null
}

/** The workspace's limits under those of whoever runs the server: the lower one holds. */
export async function budgetsIn(
  query: Query,
  workspace: string,
  operator: ModelBudget,
): Promise<{ limits: Record<keyof Periods, Limits>; whenSpent: 'hand-off' | 'built-in' }> {
  const [row] = await query<{ limits: Record<keyof Periods, Limits>; whenSpent: 'hand-off' | 'built-in' }>(
    'select limits, when_spent as "whenSpent" from baton.model_budgets where workspace_id = $1',
    [workspace],
  )
  const { conversation = noLimits, day = noLimits, month = noLimits } = row?.limits ?? {}
  const { conversationMicros, conversationTokens, workspaceDayMicros, workspaceDayTokens } = operator
  return {
    limits: {
      conversation: under(conversation, conversationMicros, conversationTokens),
      day: under(day, workspaceDayMicros, workspaceDayTokens),
      month,
    },
    whenSpent: row?.whenSpent ?? 'hand-off',
  }
}

const lower = (own: number | null, other: number | undefined): number | null =>
  own === null ? (other ?? null) : Math.min(own, other ?? own)

const under = ({ turns, micros, tokens }: Limits, most?: number, mostTokens?: number): Limits => ({
  turns,
  micros: lower(micros, most),
  tokens: lower(tokens, mostTokens),
})

export interface BudgetParts {
  db: Database
  now: () => number
  /** The model that is asked, and whether it has a price; null where there is none. */
  model: { name: string; priced: boolean } | null
  operator: ModelBudget
}

/** The limits as the workspace set them, with what was used of them. */
export async function readBudgets({ db, now, model, operator }: BudgetParts, workspace: string): Promise<ModelBudgets> {
  const { day, month } = periodsOf(null, now())
  const midnight = Date.parse(`${day.slice(2)}T00:00:00Z`)
  return db.transaction({ workspace }, async (query) => {
    const rows = await query<PeriodSums & { period: string; warnedAt: number | null }>(
      `(select period, tokens, micros, turns, warned_at as "warnedAt" from baton.model_spending where workspace_id = $1 and period = any($2))
        union all (select 'dearest', tokens, micros, turns, null from baton.model_spending
          where workspace_id = $1 and period like 'c:%' and updated_at >= $3 order by micros desc, tokens desc limit 1)`,
      [workspace, [day, month], midnight],
    )
    const of = (period: string) => rows.find((row) => row.period === period)
    const own = await budgetsIn(query, workspace, {})
    const { limits } = await budgetsIn(query, workspace, operator)
    const reached = (share: number) =>
      (['day', 'month'] as const).some((each) =>
        firstReached(of(each === 'day' ? day : month) ?? { turns: 0, tokens: 0, micros: 0 }, limits[each], share),
      )
    const warnedAt = of(day)?.warnedAt ?? of(month)?.warnedAt ?? null
    return {
      conversation: shown(own.limits.conversation),
      day: shown(own.limits.day),
      month: shown(own.limits.month),
      whenSpent: own.whenSpent,
      model: model?.name ?? null,
      priced: model?.priced ?? false,
      used: { day: used(of(day)), month: used(of(month)), dearest: used(of('dearest')) },
      state: reached(1) ? 'used-up' : reached(warnAt) ? 'near' : 'fine',
      warnedAt: warnedAt === null ? null : iso(warnedAt),
    }
  })
}

const shown = ({ turns, tokens, micros }: Limits) => ({
  turns,
  tokens,
  dollars: micros === null ? null : micros / 1_000_000,
})

const used = ({ turns, tokens, micros }: PeriodSums = { turns: 0, tokens: 0, micros: 0 }) => ({
  turns,
  tokens,
  dollars: micros / 1_000_000,
})

const kept = ({ turns, tokens, dollars }: Wanted['day']): Limits => ({
  turns,
  tokens,
  micros: dollars === null ? null : Math.round(dollars * 1_000_000),
})

/** Sets the workspace's limits. Who asks to be told again at four fifths of a new one is. */
export async function putBudgets(
  { db, now, model }: BudgetParts,
  workspace: string,
  wanted: Wanted,
  { by, newId }: Audited,
): Promise<void> {
  const limits = { conversation: kept(wanted.conversation), day: kept(wanted.day), month: kept(wanted.month) }
  const dollars = Object.values(limits).some(({ micros }) => micros !== null)
  if (dollars && !model?.priced) throw new ProblemError('no_price')
  await db.transaction({ workspace }, async (query) => {
    const before = await budgetsIn(query, workspace, {})
    await query(
      `insert into baton.model_budgets (workspace_id, limits, when_spent, updated_at) values ($1, $2::jsonb, $3, $4)
        on conflict (workspace_id) do update set limits = excluded.limits, when_spent = excluded.when_spent, updated_at = excluded.updated_at`,
      [workspace, JSON.stringify(limits), wanted.whenSpent, now()],
    )
    const { day, month } = periodsOf(null, now())
    await query('update baton.model_spending set warned_at = null where workspace_id = $1 and period = any($2)', [
      workspace,
      [day, month],
    ])
    const detail = { before: before.limits, after: limits, whenSpent: wanted.whenSpent }
    await audit(query, newId, { workspace, by, action: 'model-budgets.changed', target: workspace, detail }, now())
  })
}
