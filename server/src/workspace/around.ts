import {
  drillChannel,
  nothingAround,
  peopleThere,
  waitMinutes,
  type Around,
  type Earlier,
  type Lately,
  type Matter,
  type Policy,
  type Roster,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import { latelyOf } from './lately.ts'

/** For that long one look is enough: a turn asks once before its draft and once or more with it. Milliseconds. */
const freshFor = 5_000
/** What a desk's conversations are about changes slowly: looked at again so often, beside the decisions that use what is known. */
const latelyFor = 60_000
const contactsWithin = 48 * 60 * 60 * 1000
const mostKept = 2_000
/** As many of a customer's earlier conversations as are looked at. */
const earlierSeen = 20

export interface AroundFor {
  conversation: string
  customerId: string | null
}

export interface AroundParts {
  db: Database
  now: () => number
  roster: (workspace: string) => Promise<Roster>
  policy: (workspace: string) => Promise<Policy>
}

type Queue = Required<Pick<Around, 'waitMin' | 'staff'>>

/** What the decision to hand off may know beside the conversation: whose it is, how often they were here, how long a person would take. */
export function createAround({ db, now, roster, policy }: AroundParts) {
  const queues = new Map<string, { value: Promise<Queue>; until: number }>()
  const kept = new Map<string, { value: Around; until: number }>()
  const matters = new Map<string, { value: Promise<Lately>; until: number }>()

  function queueOf(workspace: string): Promise<Queue> {
    const known = queues.get(workspace)
    if (known && known.until > now()) return known.value
    const value = Promise.all([roster(workspace), policy(workspace)]).then(([people, { decision }]) => ({
      waitMin: waitMinutes(people, decision.hoursOf, now()),
      staff: peopleThere(people, decision.hoursOf),
    }))
    queues.set(workspace, { value, until: now() + freshFor })
    value.catch(() => queues.delete(workspace))
    return value
  }

  /** The first look is waited for. After that what is known serves until a newer one has come. */
  function matterCounts(workspace: string): Promise<Lately> {
    const known = matters.get(workspace)
    if (known && known.until > now()) return known.value
    const next = latelyOf(db, workspace)
    if (!known) {
      if (matters.size >= mostKept) matters.clear()
      matters.set(workspace, { value: next, until: now() + latelyFor })
      next.catch(() => matters.delete(workspace))
      return next
    }
    known.until = now() + latelyFor
    next.then(
      (value) => matters.set(workspace, { value: Promise.resolve(value), until: now() + latelyFor }),
      () => {}, // what is known stays until the next look
    )
    return known.value
  }

  return async (workspace: string, { conversation, customerId }: AroundFor): Promise<Around> => {
    const key = `${workspace}/${conversation}/${customerId ?? ''}`
    const known = kept.get(key)
    if (known && known.until > now()) return known.value
    const [queue, lately, about] = await Promise.all([
      queueOf(workspace),
      matterCounts(workspace),
      customerId === null ? {} : aboutCustomer(db, workspace, { conversation, customerId }, now()),
    ])
    const value: Around = { ...nothingAround, ...about, ...queue, lately }
    if (kept.size >= mostKept) kept.clear()
    kept.set(key, { value, until: now() + freshFor })
    return value
  }
}

async function aboutCustomer(
  db: Database,
  workspace: string,
  { conversation, customerId }: { conversation: string; customerId: string },
  now: number,
): Promise<Partial<Around>> {
  const [row] = await db.scoped<{ tier: string | null; contacts: number; matters: Matter[] | null }>(
    workspace,
    `select coalesce(l.answer ->> 'tier', u.tier) as tier,
        (select count(*)::int from baton.conversations c where c.workspace_id = $1 and c.customer_id = $2 and c.id <> $3
          and c.opened_at > $4) as contacts,
        (select jsonb_agg(e.matter) from (select c.row -> 'matter' as matter from baton.conversations c
          where c.workspace_id = $1 and c.customer_id = $2 and c.id <> $3 and c.channel <> '${drillChannel}'
          order by c.opened_at desc limit ${earlierSeen}) e where e.matter is not null) as matters
      from baton.customers u
      left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = u.id
      where u.workspace_id = $1 and u.id = $2`,
    [workspace, customerId, conversation, now - contactsWithin],
  )
  if (!row) return {}
  return { known: true, tier: row.tier, contacts48h: row.contacts, earlier: earlierOf(row.matters ?? []) }
}

const earlierOf = (matters: readonly Matter[]): Earlier => ({
  intents: matters.map(({ intent }) => intent),
  areas: [...new Set(matters.flatMap(({ areas = [] }) => areas))],
})
