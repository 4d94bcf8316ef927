import {
  createRosterIndex,
  defaultRouting,
  nextCase,
  waitingCase,
  type Roster,
  type RosterAgent,
  type WaitingCase,
  type Waits,
} from '@baton/engine'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createDesk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { everyTeam, readWaiting, teamsServed } from './read-waiting.ts'

const minute = 60_000
const now = Date.UTC(2026, 0, 5, 10)

const team = (id: string, parent: string | null = null) => ({
  id,
  name: id,
  isDefault: id === 'support',
  openings: null,
  waiting: 0,
  recentWaitSeconds: null,
  parent,
})
const teams = [team('all'), team('support', 'all'), team('billing', 'all'), team('refunds', 'billing'), team('night')]

const agent = (id: string, change: Partial<RosterAgent> = {}): RosterAgent => ({
  id,
  teams: ['support'],
  skills: ['vat:4'],
  presence: 'online',
  capacity: 3,
  load: 0,
  idleSince: now - minute,
  ...change,
})

const peopleOf = (agents: readonly RosterAgent[]): Roster => ({ agents, teams, index: createRosterIndex(agents, now) })

const waits = fc.record({
  team: fc.constantFrom('support', 'billing', 'refunds', 'night'),
  since: fc.integer({ min: now - 50 * minute, max: now }),
  need: fc.record(
    {
      skills: fc.constantFrom<readonly string[]>([], ['vat'], ['vat:5'], ['sap']),
      priority: fc.constantFrom('low', 'normal', 'high', 'urgent'),
      tier: fc.constantFrom('free', 'enterprise'),
      weight: fc.constantFrom(2, 3),
      minutes: fc.constantFrom(2, 20),
      value: fc.constantFrom(0.5, 1),
      language: fc.constantFrom('en', 'de'),
    },
    { requiredKeys: ['skills', 'priority'] },
  ),
  passedBy: fc.constantFrom<readonly string[] | undefined>(undefined, ['mara'], ['sam']),
  previousAgent: fc.constantFrom<string | undefined>(undefined, undefined, 'mara', 'sam'),
  owner: fc.constantFrom<string | undefined>(undefined, undefined, undefined, 'mara'),
}) as fc.Arbitrary<Waits>

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  async function put(workspace: string, all: readonly (readonly [string, Waits])[]): Promise<void> {
    await db.scoped(workspace, 'delete from baton.waiting where workspace_id = $1', [workspace])
    await add(workspace, all)
  }

  const add = (workspace: string, all: readonly (readonly [string, Waits])[]) =>
    db.scoped(
      workspace,
      `insert into baton.waiting (workspace_id, conversation_id, team, class, since, need, passed_by, previous_agent, owner)
        select $1, w.id, w.team, baton.wait_class(w.need), w.since, w.need, coalesce(w."passedBy", '{}'), w."previousAgent", w.owner
          from jsonb_to_recordset($2::jsonb) as w (id text, team text, since bigint, need jsonb, "passedBy" text[], "previousAgent" text, owner text)`,
      [workspace, JSON.stringify(all.map(([id, each]) => ({ id, ...each })))],
    )

  test('the few that are read hold whoever is next among all: for an agent of these teams, and for the oldest of any', async () => {
    const { workspace } = await createDesk(db)
    // `sam` is out of room and of nobody's hope: who waits for him waits for nobody in particular.
    const mara = agent('mara')
    const people = peopleOf([mara, agent('sam', { load: 3 })])
    await fc.assert(
      fc.asyncProperty(fc.array(waits, { minLength: 60, maxLength: 120 }), fc.nat(3), async (all, kinds) => {
        // Few kinds: many wait in each class, and most of them are not read.
        const named = all.map(
          (each, n) => [`c${String(n).padStart(3, '0')}`, { ...each, need: all[n % (kinds + 1)]!.need }] as const,
        )
        await put(workspace, named)
        const few = await readWaiting(db, workspace, { teams: teamsServed(people, mara.teams), agentId: 'mara' })
        const whole: WaitingCase[] = named.map(([id, each]) => waitingCase(id, each))
        // Whoever has let it go by is not read; of teams that the search comes to last, the oldest are.
        const near = new Set(teamsServed(people, mara.teams))
        const among = (cases: readonly WaitingCase[]) => cases.filter(({ team: of }) => near.has(of))
        const found = nextCase(mara, among(few.cases), people, now, defaultRouting, few.crowds)
        expect(found.ranked[0]).toEqual(nextCase(mara, among(whole), people, now, defaultRouting, few.crowds).ranked[0])
      }),
      { numRuns: 40 },
    )
  })

  test('how many wait for the same people is counted, as far as it bears on anything', async () => {
    const { workspace } = await createDesk(db)
    const people = peopleOf([agent('mara')])
    const one: Waits = { team: 'support', since: now, need: { skills: ['vat'], priority: 'normal' } }
    const other: Waits = { team: 'support', since: now, need: { skills: ['vat'], priority: 'low' } }
    await put(workspace, [
      ...Array.from({ length: 90 }, (_, n) => [`a${n}`, one] as const),
      ...Array.from({ length: 7 }, (_, n) => [`b${n}`, other] as const),
    ])
    const { crowds, cases } = await readWaiting(db, workspace, { teams: everyTeam(people), agentId: null })
    expect([...crowds.values()]).toEqual([47])
    expect(cases.length).toBeLessThan(70)
  })

  test('where more kinds wait than are looked at, the oldest of all are read whatever they are', async () => {
    const { workspace } = await createDesk(db)
    const of = (n: number): readonly [string, Waits] => [
      `c${n}`,
      // The kinds that sort last have waited longest.
      {
        team: 'support',
        since: now - n * minute,
        need: { skills: [`s${String(n).padStart(4, '0')}`], priority: 'normal' },
      },
    ]
    await put(
      workspace,
      Array.from({ length: 600 }, (_, n) => of(n)),
    )
    const { cases } = await readWaiting(db, workspace, { teams: ['support'], agentId: 'mara' })
    const read = new Set(cases.map(({ id }) => id))
    expect(Array.from({ length: 50 }, (_, n) => `c${599 - n}`).filter((id) => !read.has(id))).toEqual([])
    // Bounded however many wait.
    expect(cases.length).toBeLessThan(500)
  })

  test('nobody is passed by for ever, whatever comes after them', async () => {
    const desk = await createDesk(db)
    const { workspace } = desk
    const mara = agent('mara', { capacity: 9 })
    const people = peopleOf([mara])
    await fc.assert(
      fc.asyncProperty(
        fc.array(waits, { minLength: 6, maxLength: 6 }),
        fc.array(fc.tuple(waits, waits), { minLength: 4, maxLength: 12 }),
        async (first, flood) => {
          const mine = first.map(
            (each, n) =>
              [
                `first${n}`,
                {
                  ...each,
                  team: 'support',
                  since: now,
                  passedBy: undefined,
                  need: { ...each.need, skills: [], language: null },
                },
              ] as const,
          )
          await put(workspace, mine)
          const left = new Set<string>(mine.map(([id]) => id))
          let at = now
          // Two come for each one that is taken: the queue only grows, and all that comes is dearer.
          for (let n = 0; left.size > 0 && n < 200; n++) {
            at += 5 * minute
            const pair = flood[n % flood.length]!
            await add(
              workspace,
              pair.map(
                (each, i) =>
                  [
                    `flood${n}-${i}`,
                    {
                      ...each,
                      team: 'support',
                      since: at,
                      passedBy: undefined,
                      need: { ...each.need, skills: [], language: null, priority: 'urgent', tier: 'enterprise' },
                    } as Waits,
                  ] as const,
              ),
            )
            const { cases, crowds } = await readWaiting(db, workspace, { teams: ['support'], agentId: 'mara' })
            const { caseId } = nextCase(mara, cases, people, at, defaultRouting, crowds)
            await db.scoped(workspace, 'delete from baton.waiting where workspace_id = $1 and conversation_id = $2', [
              workspace,
              caseId,
            ])
            left.delete(caseId ?? '')
          }
          expect([...left]).toEqual([])
        },
      ),
      { numRuns: 3 },
    )
  })
})
