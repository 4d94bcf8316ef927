import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { ServerFrame, Wait } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { foldRows } from '../log/rebuild.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { estimatedWaitsOf, estimateHealthOf, toldIn } from './estimate-health.ts'
import { createLiveWait } from './live-wait.ts'
import { createTellWaits } from './tell-waits.ts'

const minute = 60_000

eachDatabase((_name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const where = (desk: Desk, conversation: string) => ({ workspace: desk.workspace, conversation })
  const stateOf = async (desk: Desk, id: string) => (await desk.door.current(where(desk, id))).state
  let count = 0

  /** Somebody new writes and asks for a person. */
  async function asks(desk: Desk, priority: 'normal' | 'high' = 'normal'): Promise<string> {
    const id = await desk.open(`v${++count}`)
    await desk.door.handle(
      where(desk, id),
      { kind: 'system' },
      {
        type: 'RequestHandoff',
        reason: { kind: 'requested', code: 'x' },
        team: null,
        skills: [],
        priority,
        note: null,
        agentId: null,
      },
    )
    return id
  }

  const take = (desk: Desk, id: string, agentId: string) =>
    desk.door.handle(where(desk, id), { kind: 'agent', id: agentId }, { type: 'TakeOver', agentId })
  const solve = (desk: Desk, id: string, agentId: string) =>
    desk.door.handle(
      where(desk, id),
      { kind: 'agent', id: agentId },
      { type: 'Resolve', by: 'agent', agentId, resolution: 'solved' },
    )

  /** One person at work, busy with one case, who takes six minutes for each; twelve came of late. */
  async function desk(): Promise<Desk & { busyWith: string }> {
    const it = await createDesk(db)
    await it.addAgent('mara', { capacity: 1 })
    for (let n = 0; n < 12; n++) {
      const id = await asks(it)
      await take(it, id, 'mara')
      it.wait(6 * minute)
      await solve(it, id, 'mara')
    }
    const busyWith = await asks(it)
    await take(it, busyWith, 'mara')
    // What is known of the past is looked at once a minute.
    it.wait(minute)
    return { ...it, busyWith }
  }

  describe('what is told of a wait', () => {
    test('comes from the live queue, and is committed with the outcome (failure 19)', async () => {
      const it = await desk()
      const first = await asks(it)
      const { told, estimates } = (await stateOf(it, first)).handoff!
      const said = estimates![0]!
      expect(said).toMatchObject({ kind: 'position', ahead: 0, steps: 1, cameAt: null })
      // Six minutes a case, of which one is over.
      expect(said.seconds).toBeGreaterThan(240)
      expect(said.seconds).toBeLessThanOrEqual(360)
      expect(told).toEqual({
        key: 'handoff.queued',
        params: { team: 'Support', ahead: 0, waitSeconds: said.seconds },
      })
      it.wait(1000)
      const second = (await stateOf(it, await asks(it))).handoff!
      expect(second.told).toMatchObject({ params: { ahead: 1 } })
      expect(second.estimates![0]!.seconds).toBeGreaterThan(said.seconds + 300)
      // A dearer case may come: from then on a range, and of both what was told stays as it was told.
      it.wait(1000)
      await asks(it, 'high')
      it.wait(minute)
      const fourth = (await stateOf(it, await asks(it))).handoff!
      expect(fourth.told?.params).toEqual({
        team: 'Support',
        waitSeconds: fourth.estimates![0]!.seconds,
        fromSeconds: fourth.estimates![0]!.fromSeconds,
        toSeconds: fourth.estimates![0]!.toSeconds,
      })
      const [row] = await db.scoped<{ told: unknown; type: string }>(
        it.workspace,
        `select f.data -> 'told' -> 'params' -> 'ahead' as told, f.type from baton.facts f
          where f.workspace_id = $1 and f.conversation_id = $2 and f.type = 'Queued'`,
        [it.workspace, first],
      )
      expect(row).toEqual({ type: 'Queued', told: 0 })
    })

    test('with nobody at work no time is named', async () => {
      const it = await createDesk(db)
      await it.addAgent('mara', { presence: 'away' })
      const id = await asks(it)
      expect((await stateOf(it, id)).handoff?.told).toEqual({ key: 'handoff.queued', params: { team: 'Support' } })
      expect(await createLiveWait({ ...it, now: it.now }).of(where(it, id), await stateOf(it, id))).toEqual({
        kind: 'unknown',
      })
    })

    test('is scored by when a person came, and rebuilt from the facts', async () => {
      const it = await desk()
      const id = await asks(it)
      it.wait(4 * minute)
      await take(it, id, 'mara')
      const { handoff } = await stateOf(it, id)
      expect(handoff?.estimates).toMatchObject([{ at: it.now() - 4 * minute, cameAt: it.now() }])
      const rebuilt = await foldRows(db, it.workspace, id, await it.surroundings.policy(it.workspace))
      expect(rebuilt?.handoffs[0]?.estimates).toEqual(handoff?.estimates)
    })

    test('outcomes of a team teach its next estimates: who always waits twice as long is told so', async () => {
      const it = await desk()
      for (let n = 0; n < 50; n++) {
        const id = await asks(it)
        it.wait(12 * minute)
        await take(it, id, 'mara')
        await solve(it, id, 'mara')
      }
      it.wait(minute)
      const [told] = (await stateOf(it, await asks(it))).handoff!.estimates!
      expect(told!.seconds / (told!.minutes * 60)).toBeGreaterThan(1.5)
    })
  })

  test('what was told is scored for leads: coverage, bias, by team and day, with the waits behind it', async () => {
    const it = await desk()
    const begun = it.now()
    const [near, far, gone] = [await asks(it), await asks(it), await asks(it)]
    const range = (await stateOf(it, near)).handoff!.estimates![0]!
    it.wait(range.seconds * 1000)
    await take(it, near, 'mara')
    it.wait(5 * 60 * minute)
    await take(it, far, 'mara')
    const told = await toldIn(db, it.workspace, { from: begun, to: it.now() })
    const health = estimateHealthOf(told, { from: begun, to: it.now() })
    expect(health).toMatchObject({ figures: { count: 2, coverage: 0.5 }, nobodyCame: 1, groups: [{ team: 'support' }] })
    expect(health.figures.bias).toBeLessThan(0)
    expect(health.days.map(({ figures }) => figures.count)).toEqual([2])
    const missed = estimatedWaitsOf(told, { within: false, limit: 10 })
    expect(missed).toMatchObject({ total: 1, waits: [{ conversationId: far, within: false }] })
    const all = estimatedWaitsOf(told, { limit: 10 }).waits
    expect(all.find(({ conversationId }) => conversationId === gone)).toMatchObject({
      waitedSeconds: null,
      within: null,
    })
  })

  describe('while they wait', () => {
    test('who reads along is told as the queue moves: each at most every 15 seconds, and no fact is written', async () => {
      const it = await desk()
      const first = await asks(it)
      it.wait(1000)
      const second = await asks(it)
      const frames: ServerFrame[] = []
      const liveWait = createLiveWait({ ...it, now: it.now })
      const tells = createTellWaits({
        hub: {
          readByCustomers: () => [where(it, second)],
          tell: (_w, _c, frame) => void frames.push(frame),
        },
        door: it.door,
        liveWait,
        now: it.now,
        log: () => {},
      })
      const { version } = await stateOf(it, second)
      await tells.look()
      expect(frames).toEqual([
        { type: 'wait', conversationId: second, wait: { kind: 'position', ahead: 1, seconds: expect.any(Number) } },
      ])
      await take(it, first, 'mara')
      it.wait(14_000)
      await tells.look()
      expect(frames).toHaveLength(1)
      it.wait(1000)
      await tells.look()
      expect(frames.at(-1)).toMatchObject({ wait: { kind: 'position', ahead: 0 } })
      expect((await stateOf(it, second)).version).toBe(version)
    })

    test('a place that was told never grows, whoever comes, goes, or is taken back', async () => {
      const steps = fc.array(
        fc.oneof(
          { weight: 5, arbitrary: fc.constant('comes' as const) },
          { weight: 1, arbitrary: fc.constant('dearer' as const) },
          { weight: 3, arbitrary: fc.constant('taken' as const) },
          { weight: 2, arbitrary: fc.constant('taken-back' as const) },
          { weight: 2, arbitrary: fc.constant('leaves' as const) },
          { weight: 2, arbitrary: fc.constant('waits' as const) },
        ),
        { minLength: 5, maxLength: 14 },
      )
      let places = 0
      await fc.assert(
        fc.asyncProperty(steps, fc.infiniteStream(fc.nat()), async (script, chance) => {
          const it = await desk()
          const liveWait = createLiveWait({ ...it, now: it.now })
          const asked: string[] = []
          const held: string[] = [it.busyWith]
          const lowest = new Map<string, number>()
          const one = (of: string[]) => of[chance.next().value % Math.max(1, of.length)]
          for (const step of script) {
            it.wait(1000)
            if (step === 'comes' || step === 'dearer') asked.push(await asks(it, step === 'comes' ? 'normal' : 'high'))
            else if (step === 'waits') it.wait((chance.next().value % 20) * minute)
            else if (step === 'taken-back') {
              const id = one(held)
              if (id)
                await it.door.handle(
                  where(it, id),
                  { kind: 'system' },
                  { type: 'TakeBack', agentId: 'mara', because: 'agent-away' },
                )
            } else {
              const id = one(asked)
              if (id && step === 'taken') {
                await take(it, id, 'mara')
                held.push(id)
              } else if (id)
                await it.door.handle(
                  where(it, id),
                  { kind: 'customer', id: 'v' },
                  { type: 'Resolve', by: 'customer', agentId: null, resolution: 'other' },
                )
            }
            for (const id of asked) {
              const state = await stateOf(it, id)
              const wait: Wait | null = await liveWait.of(where(it, id), state)
              const { told = null, waitingSince } = state.handoff ?? {}
              const key = `${id}/${waitingSince}`
              const said = told?.key === 'handoff.queued' ? told.params.ahead : undefined
              if (said !== undefined && !lowest.has(key)) lowest.set(key, said)
              if (wait?.kind !== 'position') continue
              places++
              expect(wait.ahead).toBeLessThanOrEqual(lowest.get(key) ?? Infinity)
              lowest.set(key, wait.ahead)
            }
          }
        }),
        { numRuns: 8 },
      )
      expect(places).toBeGreaterThan(20)
    })
  })
})
