import { crowdOf, leads, waitingCase, type Roster, type WaitingCase, type Waits } from '@baton/engine'
import type { Database } from '../db/database.ts'

/** Of each class the oldest so many: in a class all but age is alike, and age only adds to the index. See docs/routing.md. */
const ofEachClass = 4
/** As many classes as are looked at, and so far each is counted. */
const mostClasses = 400
const countedTo = 40
/** The oldest of all, whatever they are: past the bound age alone decides. And those whose customer this agent knows. */
const oldest = 50
const known = 25

export interface WaitingNow {
  cases: readonly WaitingCase[]
  /** How many wait for the same people, as far as they are counted. */
  crowds: ReadonlyMap<string, number>
}

interface Row extends Omit<Waits, 'passedBy' | 'previousAgent' | 'owner'> {
  id: string
  passedBy: string[]
  previousAgent: string | null
  owner: string | null
  class: string
  crowd: number | null
}

const columns = `w.conversation_id as id, w.team, w.since, w.need, w.passed_by as "passedBy", w.previous_agent as "previousAgent", w.owner, w.class::text`
const heads = (where: string, limit: number) =>
  `(select ${columns}, null::int as crowd from baton.waiting w where w.workspace_id = $1 and not ($3 = any (w.passed_by)) ${where} limit ${limit})`

/**
 * Those of all who wait among whom the next one is: for an agent, without those that they have let go by, or for anybody. By index, a bounded
 * number of rows however many wait.
 */
export async function readWaiting(
  db: Database,
  workspace: string,
  { teams, agentId }: { teams: readonly string[]; agentId: string | null },
): Promise<WaitingNow> {
  const rows = await db.scoped<Row>(
    workspace,
    `with recursive classes (team, class) as (
        select t.team, (select min(w.class) from baton.waiting w where w.workspace_id = $1 and w.team = t.team) from unnest($2::text[]) as t (team)
        union all
        select c.team, (select min(w.class) from baton.waiting w where w.workspace_id = $1 and w.team = c.team and w.class > c.class)
          from classes c where c.class is not null)
      select h.*, n.crowd from (select * from classes where class is not null limit ${mostClasses}) c
        cross join lateral (select count(*)::int as crowd from (select from baton.waiting w
          where w.workspace_id = $1 and w.team = c.team and w.class = c.class order by w.since limit ${countedTo}) as one) n
        cross join lateral (select ${columns} from baton.waiting w where w.workspace_id = $1 and w.team = c.team and w.class = c.class
          and not ($3 = any (w.passed_by)) order by w.since, w.conversation_id limit ${ofEachClass}) h
      union all ${heads('order by w.since, w.conversation_id', oldest)}
      union all ${heads('and w.previous_agent = $3 order by w.since', known)}
      union all ${heads('and w.owner = $3 order by w.since', known)}`,
    [workspace, teams, agentId ?? ''],
  )
  const cases = new Map<string, WaitingCase>()
  const counted = new Set<string>()
  const crowds = new Map<string, number>()
  for (const { id, class: kind, crowd, previousAgent, owner, ...waits } of rows) {
    const it = waitingCase(id, { ...waits, ...(previousAgent ? { previousAgent } : {}), ...(owner ? { owner } : {}) })
    if (crowd !== null && !counted.has(`${it.team}/${kind}`)) {
      counted.add(`${it.team}/${kind}`)
      crowds.set(crowdOf(it), (crowds.get(crowdOf(it)) ?? 0) + crowd)
    }
    cases.set(id, it)
  }
  return { cases: [...cases.values()], crowds }
}

/** The teams whose cases may come to somebody of these teams, as far as the search goes by teams. */
export function teamsServed({ teams }: Roster, of: readonly string[]): string[] {
  const parentOf = new Map(teams.map(({ id, parent }) => [id, parent ?? null]))
  const above = new Set<string>()
  for (const team of of) {
    for (let at: string | null = team; at !== null && !above.has(at); at = parentOf.get(at) ?? null) above.add(at)
  }
  // A case of a team goes to its parts, and in time to those of the same parent.
  const served = teams.filter(({ id, parent }) => above.has(id) || (parent != null && above.has(parent)))
  return [...served.map(({ id }) => id), ...(of.includes(leads) ? [leads] : [])]
}

export const everyTeam = ({ teams }: Roster): string[] => [...teams.map(({ id }) => id), leads]
