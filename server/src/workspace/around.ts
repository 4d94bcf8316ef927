import {
  drillChannel,
  nothingAround,
  peopleThere,
  waitMinutes,
  type Around,
  type Earlier,
  type Matter,
  type Policy,
  type Roster,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import { handleMinutes } from './handle-minutes.ts'
import { keptFresh } from './kept-fresh.ts'
import { latelyOf } from './lately.ts'

/** For that long one look is enough: a turn asks once before its draft and once or more with it. Milliseconds. */
const freshFor = 5_000
/** What is not about the customer serves for so long where nobody can wait for a look; one is taken meanwhile. Milliseconds. */
const servesFor = 10_000
/** What a desk's conversations are about changes slowly: looked at again so often, beside the decisions that use what is known. */
const latelyFor = 60_000
/** What cases take people changes more slowly still. */
const minutesFor = 10 * 60_000
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
  const slow = { freshFor: latelyFor, mostKept, now }
  const matterCounts = keptFresh((workspace) => latelyOf(db, workspace), slow)
  const minutes = keptFresh((workspace) => handleMinutes(db, workspace), { ...slow, freshFor: minutesFor })
  /** What is known of a workspace, whoever the customer is. */
  const desks = new Map<string, { value: Partial<Around>; at: number }>()

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

  async function of(workspace: string, about: AroundFor): Promise<Around> {
    const { conversation, customerId } = about
    const known = keptFor(workspace, about)
    if (known) return known
    const [queue, lately, minutesOf, customer] = await Promise.all([
      queueOf(workspace),
      matterCounts(workspace),
      minutes(workspace),
      customerId === null ? {} : aboutCustomer(db, workspace, { conversation, customerId }, now()),
    ])
    const desk = { ...queue, lately, minutesOf }
    const value: Around = { ...nothingAround, ...customer, ...desk }
    for (const each of [kept, desks]) if (each.size >= mostKept) each.clear()
    desks.set(workspace, { value: desk, at: now() })
    kept.set(keyOf(workspace, about), { value, until: now() + freshFor })
    return value
  }

  function keptFor(workspace: string, about: AroundFor): Around | undefined {
    const it = kept.get(keyOf(workspace, about))
    return it && it.until > now() ? it.value : undefined
  }

  /** The same without asking anybody; undefined where something has to be read first. */
  function known(workspace: string, about: AroundFor): Around | undefined {
    const its = keptFor(workspace, about)
    const desk = desks.get(workspace)
    if (its || about.customerId !== null || !desk || now() - desk.at >= servesFor) return its
    if (now() - desk.at >= freshFor) of(workspace, about).catch(() => {})
    return { ...nothingAround, ...desk.value }
  }

  return { of, known }
}

const keyOf = (workspace: string, { conversation, customerId }: AroundFor) =>
  `${workspace}/${conversation}/${customerId ?? ''}`

async function aboutCustomer(
  db: Database,
  workspace: string,
  { conversation, customerId }: { conversation: string; customerId: string },
  now: number,
): Promise<Partial<Around>> {
  const [row] = await db.scoped<{
    tier: string | null
    contacts: number
    matters: Matter[] | null
    lastAgent: string | null
    owner: string | null
    value: string | null
  }>(
    workspace,
    `select coalesce(l.answer ->> 'tier', u.tier) as tier,
        (select count(*)::int from baton.conversations c where c.workspace_id = $1 and c.customer_id = $2 and c.id <> $3 and c.merged_into is null
          and c.opened_at > $4) as contacts,
        (select jsonb_agg(e.matter) from (select c.row -> 'matter' as matter from baton.conversations c
          where c.workspace_id = $1 and c.customer_id = $2 and c.id <> $3 and c.merged_into is null and c.channel <> '${drillChannel}'
          order by c.opened_at desc limit ${earlierSeen}) e where e.matter is not null) as matters,
        (select e.who from (select coalesce(c.row -> 'ended' ->> 'agentId', case when c.holder_kind = 'agent' then c.holder_id end,
              h.data ->> 'agentId') as who
            from baton.conversations c left join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id
            where c.workspace_id = $1 and c.customer_id = $2 and c.id <> $3 and c.merged_into is null and c.channel <> '${drillChannel}'
            order by c.opened_at desc limit ${earlierSeen}) e where e.who is not null limit 1) as "lastAgent",
        (select a.id from baton.agents a where a.workspace_id = $1 and a.removed_at is null and (a.id = ${said('owner', 'u.owner_id')}
          or lower(a.email) = lower(${said('owner', 'u.owner_id')})) limit 1) as owner,
        ${said('value')} as value
      from baton.customers u
      left join baton.account_lookups l on l.workspace_id = $1 and l.customer_id = u.id
      where u.workspace_id = $1 and u.id = $2`,
    [workspace, customerId, conversation, now - contactsWithin],
  )
  if (!row) return {}
  const { tier, contacts, matters, lastAgent, owner, value } = row
  return {
    known: true,
    tier,
    contacts48h: contacts,
    earlier: earlierOf(matters ?? []),
    lastAgent,
    owner,
    value: value === null || value.trim() === '' || !Number.isFinite(Number(value)) ? null : Number(value),
  }
}

/** What was set, else what the account's own system says, else what is among the attributes that were told. */
const said = (name: 'owner' | 'value', set?: string): string =>
  `coalesce(${set ? `${set}, ` : ''}l.answer ->> '${name}', l.answer -> 'attributes' ->> '${name}', u.attributes ->> '${name}')`

const earlierOf = (matters: readonly Matter[]): Earlier => ({
  intents: matters.map(({ intent }) => intent),
  areas: [...new Set(matters.flatMap(({ areas = [] }) => areas))],
})
