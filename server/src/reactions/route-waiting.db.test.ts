import { nothingAround, type Around, type CaseNeeds, type Choice, type Priority } from '@baton/engine'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { createDoor } from '../handle.ts'
import { createSurroundings } from '../surroundings.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk } from '../testing/desk.ts'
import { createRouteWaiting } from './route-waiting.ts'

const minute = 60_000
const system = { kind: 'system' } as const

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  /** A desk with as many nodes as are asked for, each with memories of its own. */
  async function world(nodes = 1) {
    const desk = await createDesk(db)
    const { workspace, now, newId } = desk
    const about = new Map<string, Partial<Around>>()
    const faults: unknown[] = []
    const all = Array.from({ length: nodes }, () => {
      const real = createSurroundings({ db, now, newId })
      const around = async (_: string, { conversation }: { conversation: string }) => ({
        ...nothingAround,
        ...about.get(conversation),
      })
      const surroundings = { ...real, around }
      const door = createDoor({ db, now, newId, surroundings })
      const log = (message: string, detail: object) => void faults.push([message, detail])
      return { door, routeWaiting: createRouteWaiting({ db, door, ...surroundings, now, log }) }
    })

    async function asks(priority: Priority, around: Partial<Around> = {}, skills: string[] = []): Promise<string> {
      const conversation = newId('conversation')
      about.set(conversation, around)
      const where = { workspace, conversation }
      await all[0]!.door.handle(where, system, {
        type: 'OpenConversation',
        channel: 'widget',
        locale: 'en',
        visitorId: conversation,
        customerId: null,
        page: null,
      })
      await all[0]!.door.handle(where, system, {
        type: 'RequestHandoff',
        reason: { kind: 'requested', code: 'test' },
        team: null,
        skills,
        priority,
        note: null,
        agentId: null,
      })
      return conversation
    }

    const handoffs = async () =>
      db.scoped<{ id: string; to: string | null; choice: Choice; needs: CaseNeeds | null }>(
        workspace,
        `select c.id, c.offered_to as to, h.data -> 'choice' as choice, h.data -> 'needs' as needs
          from baton.conversations c join baton.handoffs h on h.workspace_id = $1 and h.id = c.handoff_id where c.workspace_id = $1 order by c.id`,
        [workspace],
      )
    return { desk, workspace, nodes: all, asks, handoffs, faults }
  }

  test('whoever comes free gets what is most pressing for them, and why is kept with the offer', async () => {
    const { desk, workspace, nodes, asks, handoffs } = await world()
    const plain = await asks('normal')
    desk.wait(2 * minute)
    const dear = await asks('normal', { tier: 'enterprise' })
    const hard = await asks('urgent', {}, ['sap'])
    desk.wait(minute)
    await desk.addAgent('mara', { capacity: 1 })
    await nodes[0]!.routeWaiting(workspace, 'mara')
    const [first] = (await handoffs()).filter(({ to }) => to !== null)
    expect(first).toMatchObject({ id: dear, to: 'mara' })
    const { picked } = first!.choice
    expect(picked).toMatchObject({ agentId: 'mara', considered: 3, eligible: 2, ring: 0 })
    expect(picked!.parts).toMatchObject({ cost: 4, aging: 0.8 })
    expect(picked!.index).toBeCloseTo(Object.values(picked!.parts).reduce((sum, part) => sum + part, 0))
    expect(picked!.next).toBeLessThan(picked!.index)
    await desk.addAgent('sam', { capacity: 5 })
    await nodes[0]!.routeWaiting(workspace)
    expect(Object.fromEntries((await handoffs()).map(({ id, to }) => [id, to]))).toEqual({
      [plain]: 'sam',
      [dear]: 'mara',
      [hard]: null,
    })
  })

  test('a case heavier than anybody may carry goes to who carries nothing', async () => {
    const { desk, workspace, nodes, asks, handoffs } = await world()
    const hard = { longCases: 1, intent: { name: 'x', confidence: 1, areas: 4, success: null } }
    await asks('normal', hard)
    await desk.addAgent('mara', { capacity: 2 })
    await nodes[0]!.routeWaiting(workspace, 'mara')
    expect(await handoffs()).toMatchObject([{ to: 'mara', needs: { weight: 3 } }])
  })

  test('two nodes never offer one case twice, and give nobody more than they may carry; what waits is known from the rows', async () => {
    const weights = [
      undefined,
      { longCases: 1 },
      { longCases: 1, intent: { name: 'x', confidence: 1, areas: 4, success: null } },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ weight: fc.nat(2), priority: fc.constantFrom<Priority>('low', 'normal', 'urgent') }), {
          minLength: 8,
          maxLength: 16,
        }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 5 }),
        async (cases, capacities) => {
          const { desk, workspace, nodes, asks, faults, handoffs } = await world(2)
          for (const { weight, priority } of cases) await asks(priority, weights[weight])
          const agents = capacities.map((capacity, n) => ({ id: `agent${n}`, capacity }))
          for (const { id, capacity } of agents) await desk.addAgent(id, { capacity })
          await Promise.all(
            agents
              .flatMap(({ id }) => nodes.map(({ routeWaiting }) => routeWaiting(workspace, id)))
              .concat(nodes.map(({ routeWaiting }) => routeWaiting(workspace))),
          )
          expect(faults).toEqual([])
          const twice = await db.scoped(
            workspace,
            `select conversation_id from baton.facts where workspace_id = $1 and type = 'Offered' group by 1 having count(*) > 1`,
            [workspace],
          )
          expect(twice).toEqual([])
          const now = await handoffs()
          for (const { id, capacity } of agents) {
            const carried = now.filter(({ to }) => to === id).map(({ needs }) => needs?.weight ?? 1)
            const load = carried.reduce((sum, weight) => sum + weight, 0)
            expect(load <= capacity || carried.length === 1).toBe(true)
          }
          const waiting = await db.scoped<{ id: string }>(
            workspace,
            'select conversation_id as id from baton.waiting where workspace_id = $1 order by 1',
            [workspace],
          )
          expect(waiting.map(({ id }) => id)).toEqual(now.filter(({ to }) => to === null).map(({ id }) => id))
          // Nobody waits whom somebody with nothing to do could take.
          const idle = agents.filter(({ id }) => !now.some(({ to }) => to === id))
          if (waiting.length > 0) expect(idle).toEqual([])
        },
      ),
      { numRuns: 6 },
    )
  })
})
