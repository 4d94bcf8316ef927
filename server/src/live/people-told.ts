import type { AgentRow } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { rosterChanges } from '../people/read-roster.ts'
import { agentRows } from './rows.ts'

/** Of so many people of a workspace its followers are told: those who are there first. Who is looked for beyond them is asked for by name. */
export const mostPeople = 100

/** What is new about people: for all who follow, and for single agents about themselves. */
export interface PeopleNews {
  agents: AgentRow[]
  /** Nobody is told of them any more. */
  gone: string[]
  own: ReadonlyMap<string, AgentRow>
}

export interface PeopleTold {
  /** Everybody of whom a new follower is told, themselves included. */
  whole(workspace: string, self: string | null): Promise<AgentRow[]>
  /** What has changed since anybody was told, as far as the roster notes it; `about` are looked at in any case. Costs what has changed. */
  news(workspace: string, about: Iterable<string>, selves: ReadonlySet<string>): Promise<PeopleNews>
  /** Everybody is looked at: names, and loads that time alone changes. */
  look(workspace: string, selves: ReadonlySet<string>): Promise<PeopleNews>
  forget(workspace: string): void
}

interface Told {
  /** Of the roster's changes. */
  place: string
  /** By agent, as all followers know them; and as single ones know themselves. */
  rows: Map<string, string>
  own: Map<string, string>
  /** One reads at a time: of two the later would say what was before. */
  turn: Promise<unknown>
}

/** What the followers of a workspace know of its people. Ten thousand cost what a hundred do, and who has not changed is not told again. */
export function createPeopleTold(db: Database): PeopleTold {
  const told = new Map<string, Told>()

  async function begin(workspace: string): Promise<Told> {
    const { place } = await rosterChanges(db, workspace, null)
    const rows = await agentRows(db, workspace, { most: mostPeople })
    const known = told.get(workspace)
    if (known) return known
    const it = { place, rows: asTold(rows), own: new Map<string, string>(), turn: Promise.resolve() }
    told.set(workspace, it)
    return it
  }

  async function inTurn<T>(workspace: string, work: (it: Told) => Promise<T>): Promise<T> {
    const it = told.get(workspace) ?? (await begin(workspace))
    const mine = it.turn.then(
      () => work(it),
      () => work(it),
    )
    it.turn = mine
    return mine
  }

  /** Of those read, who is other than was told. */
  function compare(it: Told, rows: readonly AgentRow[], selves: ReadonlySet<string>, isShown: (id: string) => boolean) {
    const agents: AgentRow[] = []
    const own = new Map<string, AgentRow>()
    for (const row of rows) {
      const [known, kept] = isShown(row.id) ? [it.rows, agents] : selves.has(row.id) ? [it.own, null] : [null, null]
      const text = JSON.stringify(row)
      if (!known || known.get(row.id) === text) continue
      known.set(row.id, text)
      if (kept) kept.push(row)
      else own.set(row.id, row)
    }
    return { agents, own }
  }

  return {
    async whole(workspace, self) {
      const it = told.get(workspace) ?? (await begin(workspace))
      // What the others were told last stays: whoever is other by now is told to all of them soon.
      const ids = [...it.rows.keys(), ...(self === null || it.rows.has(self) ? [] : [self])]
      const rows = await agentRows(db, workspace, { ids })
      const own = rows.find(({ id }) => id === self && !it.rows.has(id))
      if (own) it.own.set(own.id, JSON.stringify(own))
      return rows
    },
    news: (workspace, about, selves) =>
      inTurn(workspace, async (it) => {
        const { place, changed } = await rosterChanges(db, workspace, it.place)
        const ids = new Set([...about, ...changed.flatMap(([kind, id]) => (kind === 'agent' ? [id] : []))])
        const isShown = (id: string) => it.rows.has(id) || it.rows.size < mostPeople
        const asked = [...ids].filter((id) => isShown(id) || selves.has(id))
        const rows = asked.length === 0 ? [] : await agentRows(db, workspace, { ids: asked })
        it.place = place
        const there = new Set(rows.map(({ id }) => id))
        const gone = asked.filter((id) => !there.has(id) && it.rows.delete(id))
        return { ...compare(it, rows, selves, isShown), gone }
      }),
    look: (workspace, selves) =>
      inTurn(workspace, async (it) => {
        const { place } = await rosterChanges(db, workspace, null)
        const rows = await agentRows(db, workspace, { most: mostPeople })
        const shown = new Set(rows.map(({ id }) => id))
        const others = [...selves].filter((id) => !shown.has(id))
        if (others.length > 0) rows.push(...(await agentRows(db, workspace, { ids: others })))
        it.place = place
        const gone = [...it.rows.keys()].filter((id) => !shown.has(id))
        for (const id of gone) it.rows.delete(id)
        return { ...compare(it, rows, selves, (id) => shown.has(id)), gone }
      }),
    forget: (workspace) => void told.delete(workspace),
  }
}

const asTold = (rows: readonly AgentRow[]) => new Map(rows.map((row) => [row.id, JSON.stringify(row)]))
