import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createRosters, type Rosters } from './rosters.ts'

const minute = 60_000

eachDatabase((name, open) => {
  let db: Database
  beforeAll(async () => {
    db = (await open()).db
  })

  const set = (desk: Desk, id: string, what: string, ...values: unknown[]) =>
    db.scoped(desk.workspace, `update baton.agents set ${what} where workspace_id = $1 and id = $2`, [
      desk.workspace,
      id,
      ...values,
    ])
  const agentIn = async (rosters: Rosters, desk: Desk, id: string) =>
    (await rosters.of(desk.workspace)).agents.find((each) => each.id === id)
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  /** How busy people were is looked at beside, every few minutes. */
  const whole = ({ agents, teams, index }: Awaited<ReturnType<Rosters['of']>>) => ({
    agents: agents.toSorted(byId).map((agent) => ({ ...agent, busyShare: null, pace: null })),
    indexed: [...(index?.all() ?? [])].toSorted(byId).map((agent) => ({ ...agent, busyShare: null, pace: null })),
    teams,
  })

  async function handOff(
    desk: Desk,
    visitor: string,
    skills: string[] = [],
  ): Promise<{ id: string; offer: string | null; to: string | null }> {
    const id = await desk.open(visitor)
    await desk.say(id, 'It broke', `${id} first`)
    await desk.door.handle({ workspace: desk.workspace, conversation: id }, system, {
      type: 'RequestHandoff',
      reason: { kind: 'requested', code: 'test' },
      team: null,
      skills,
      priority: 'normal',
      note: null,
      agentId: null,
    })
    const { handoff } = (await desk.door.current({ workspace: desk.workspace, conversation: id })).state
    return { id, offer: handoff?.offer?.id ?? null, to: handoff?.offer?.agentId ?? null }
  }

  test('whatever happened, what is kept equals what is read afresh, on each of two nodes', async () => {
    const desk = await createDesk(db)
    const kept = [createRosters({ db, now: desk.now }), createRosters({ db, now: desk.now })]
    const agents = ['ann', 'ben', 'cem']
    for (const id of agents) await desk.addAgent(id, { capacity: 2 })
    const conversations: { id: string; offer: string | null; to: string | null }[] = []
    const picked = <T>(from: readonly T[], n: number): T | undefined => from[n % Math.max(1, from.length)]
    const step = fc.record({
      deed: fc.constantFrom(
        'hand',
        'accept',
        'reply',
        'say',
        'resolve',
        'presence',
        'skills',
        'wait',
        'remove',
        'team',
      ),
      n: fc.nat(20),
    })
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
        for (const { deed, n } of steps) {
          const agent = picked(agents, n) ?? ''
          const it = picked(conversations, n)
          const where = { workspace: desk.workspace, conversation: it?.id ?? '' }
          const by: Actor = { kind: 'agent', id: it?.to ?? agent }
          count += 1
          if (deed === 'hand') conversations.push(await handOff(desk, `visitor-${count}`))
          else if (deed === 'presence') await set(desk, agent, 'presence = $3', n % 3 ? 'online' : 'away')
          else if (deed === 'skills')
            await set(desk, agent, 'skills = $3, skill_levels = $4::jsonb', ['de'], `{"de":{"level":${1 + (n % 5)}}}`)
          else if (deed === 'wait') desk.wait((n + 1) * minute)
          else if (deed === 'remove')
            await set(desk, agent, 'removed_at = case when removed_at is null then 1::bigint end')
          else if (deed === 'team')
            await db.scoped(desk.workspace, 'update baton.teams set name = $2 where workspace_id = $1', [
              desk.workspace,
              `Team ${n}`,
            ])
          else if (!it) continue
          else if (deed === 'accept' && it.offer)
            await desk.door.handle(where, by, { type: 'AcceptOffer', offerId: it.offer, agentId: it.to ?? '' })
          else if (deed === 'reply')
            await desk.door.handle(where, by, {
              type: 'ReplyAsAgent',
              messageId: desk.newId('message'),
              clientId: `r${count}`,
              text: 'Look here',
              agentId: it.to ?? agent,
              draft: null,
            })
          else if (deed === 'say') await desk.say(it.id, 'And now?', `s${count}`)
          else if (deed === 'resolve')
            await desk.door.handle(where, by, { type: 'Resolve', by: 'agent', agentId: it.to, resolution: 'solved' })
        }
        // What no change is noted of, the last words, is at most a minute old.
        desk.wait(minute)
        const fresh = whole(await createRosters({ db, now: desk.now }).of(desk.workspace))
        for (const each of kept) expect(whole(await each.of(desk.workspace))).toEqual(fresh)
      }),
      { numRuns: name === 'postgres' ? 25 : 15 },
    )
  }, 120_000)

  test('changes are seen at once by who did not make them, and only what changed is read', async () => {
    const desk = await createDesk(db)
    await db.scoped(
      desk.workspace,
      `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
        select $1, 'a' || n, 'a', n || '@desk.example', 'agent', '{support}', 3, 'online', 0, 0 from generate_series(1, 2000) as n`,
      [desk.workspace],
    )
    const read: { rows: number }[] = []
    const counting: Database = {
      ...db,
      scoped: async (workspace, sql, values) => {
        const rows = await db.scoped<never>(workspace, sql, values)
        // How busy people were is looked at beside: no look waits for it.
        if (!sql.includes('with h as')) read.push({ rows: rows.length })
        return rows
      },
    }
    const rosters = createRosters({ db: counting, now: desk.now })
    expect((await rosters.of(desk.workspace)).agents).toHaveLength(2000)
    read.length = 0
    expect((await rosters.of(desk.workspace)).agents).toHaveLength(2000)
    expect(read).toEqual([{ rows: 1 }])
    const { to } = await handOff(desk, 'v1')
    read.length = 0
    const roster = await rosters.of(desk.workspace)
    expect(roster.agents.filter(({ load }) => load > 0)).toEqual([expect.objectContaining({ id: to, load: 1 })])
    // What changed, the agent, and the queue of the team, which is as empty as before.
    expect(read.map(({ rows }) => rows).toSorted()).toEqual([0, 1, 1])
  })

  test('a look does not wait for the whole to be read again, until that is a minute old', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann')
    let wholes = 0
    let go = () => {}
    const slow: Database = {
      ...db,
      scoped: async (workspace, sql, values) => {
        const isWhole = sql.includes('from baton.agents a cross join') && values?.length === 1
        if (isWhole && ++wholes === 2) await new Promise<void>((done) => (go = done))
        return db.scoped<never>(workspace, sql, values)
      },
    }
    const rosters = createRosters({ db: slow, now: desk.now })
    await rosters.of(desk.workspace)
    desk.wait(45_000)
    await set(desk, 'ann', 'capacity = 7')
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ capacity: 7 })
    await expect.poll(() => wholes).toBe(2)
    await set(desk, 'ann', 'capacity = 8')
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ capacity: 8 })
    go()
    await set(desk, 'ann', 'capacity = 9')
    await new Promise((done) => setTimeout(done, 50))
    desk.wait(30_000)
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ capacity: 9 })
    expect(wholes).toBe(2)
    desk.wait(60_000)
    await agentIn(rosters, desk, 'ann')
    expect(wholes).toBe(3)
  })

  test('many who ask at once share a look, and each sees what was committed before they asked', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann')
    const rosters = createRosters({ db, now: desk.now })
    await rosters.of(desk.workspace)
    for (let capacity = 3; capacity < 8; capacity += 1) {
      const early = rosters.of(desk.workspace)
      await set(desk, 'ann', 'capacity = $3', capacity)
      const late = await Promise.all(Array.from({ length: 20 }, () => agentIn(rosters, desk, 'ann')))
      expect(late.map((agent) => agent?.capacity)).toEqual(late.map(() => capacity))
      await early
    }
  })

  const inMemory = (desk: Desk) =>
    expect.poll(() => desk.surroundings.knownRoster(desk.workspace), { timeout: 5000, interval: 5 }).not.toBeNull()

  test('a handoff takes the roster from memory where nothing has changed since, and asks nobody', async () => {
    const asked: string[] = []
    const noting = <T extends unknown[], R>(sqlOf: (of: T) => string, ask: (...of: T) => R) => {
      return (...of: T): R => {
        asked.push(sqlOf(of).slice(0, 20))
        return ask(...of)
      }
    }
    const desk = await createDesk({
      kind: db.kind,
      call: noting(([sql]) => sql, db.call) as Database['call'],
      scoped: noting(
        ([, sql]: [string, string, (readonly unknown[])?]) => sql,
        db.scoped.bind(db),
      ) as Database['scoped'],
      transaction: db.transaction.bind(db),
      migrate: db.migrate.bind(db),
      close: () => db.close(),
    })
    await desk.addAgent('ann', { capacity: 9 })
    await handOff(desk, 'v1')
    await inMemory(desk)
    const id = await desk.open('v2')
    asked.length = 0
    await desk.say(id, 'Please let me talk to a human being', 'c1')
    expect(asked).toEqual(['select baton.append('])
    const { state } = await desk.door.current({ workspace: desk.workspace, conversation: id })
    expect(state.handoff?.offer?.agentId).toBe('ann')
  })

  test('a roster in memory that others have changed since is noticed as it is written by', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 9 })
    const offeredTo = async (visitor: string) => (await handOff(desk, visitor)).to
    expect(await offeredTo('v1')).toBe('ann')
    await inMemory(desk)
    const elsewhere = await createDesk(db, { workspace: desk.workspace })
    await elsewhere.addAgent('ben', { capacity: 9 })
    await set(desk, 'ben', 'idle_since = 0')
    expect(await offeredTo('v2')).toBe('ben')
    await inMemory(desk)
    await set(desk, 'ben', 'skills = $3', ['dutch'])
    await set(desk, 'ben', 'teams = $3', ['elsewhere'])
    expect(await offeredTo('v4')).toBe('ann')
    // Nobody there in memory, and somebody has come.
    for (const agent of ['ann', 'ben']) await set(desk, agent, 'presence = $3', 'away')
    expect(await offeredTo('v5')).toBeNull()
    await inMemory(desk)
    await set(desk, 'ann', 'presence = $3', 'online')
    expect(await offeredTo('v6')).toBe('ann')
  })

  test('who is being offered a case counts as having it for those who decide beside, until it is looked at again', async () => {
    const desk = await createDesk(db)
    for (const id of ['ann', 'ben']) await desk.addAgent(id, { capacity: 1 })
    await desk.surroundings.roster(desk.workspace)
    desk.surroundings.offering(desk.workspace, 'ann', 1)
    const { roster } = desk.surroundings.knownRoster(desk.workspace) ?? {}
    expect(roster?.agents.map(({ id, load }) => [id, load])).toEqual([
      ['ann', 1],
      ['ben', 0],
    ])
    // It was not written: what is in the database counts.
    desk.surroundings.doubt(desk.workspace, 'ann')
    expect((await desk.surroundings.roster(desk.workspace)).agents.map(({ load }) => load)).toEqual([0, 0])
    const all = await Promise.all(['v1', 'v2', 'v3'].map((visitor) => handOff(desk, visitor)))
    expect(all.map(({ to }) => to ?? '').toSorted()).toEqual(['', 'ann', 'ben'])
    expect((await desk.surroundings.roster(desk.workspace)).agents.map(({ load }) => load)).toEqual([1, 1])
  })

  test('a roster of a database that was set back to an older state is another one', async () => {
    const desk = await createDesk(db)
    await desk.surroundings.roster(desk.workspace)
    const moved = async (place: string | undefined) =>
      (
        await db.scoped<{ moved: boolean }>(desk.workspace, 'select baton.roster_moved($1, $2) as moved', [
          desk.workspace,
          place,
        ])
      )[0]?.moved
    const place = desk.surroundings.knownRoster(desk.workspace)?.place
    expect(await moved(place)).toBe(false)
    expect(await moved('9000000000:9000000000:')).toBe(true)
  })

  test('a skill that runs out does not count from that moment, and nobody has to do anything', async () => {
    const desk = await createDesk(db)
    for (const id of ['ann', 'ben']) {
      await desk.addAgent(id, { capacity: 9 })
      desk.wait(minute)
    }
    const ends = { billing: { level: 5, expiresAt: desk.now() + 5000 } }
    await set(desk, 'ann', 'skills = $3, skill_levels = $4::jsonb', ['billing'], JSON.stringify(ends))
    await set(desk, 'ben', 'skills = $3', ['billing'])
    expect(await handOff(desk, 'v1', ['billing:5'])).toMatchObject({ to: 'ann' })
    desk.wait(4999)
    expect(await handOff(desk, 'v2', ['billing:5'])).toMatchObject({ to: 'ann' })
    desk.wait(1)
    expect(await handOff(desk, 'v3', ['billing:3'])).toMatchObject({ to: 'ben' })
  })

  test('whoever waits for a silent customer has room for another, until the customer writes', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 1 })
    const first = await handOff(desk, 'v1')
    const where = { workspace: desk.workspace, conversation: first.id }
    const ann: Actor = { kind: 'agent', id: 'ann' }
    await desk.door.handle(where, ann, { type: 'AcceptOffer', offerId: first.offer ?? '', agentId: 'ann' })
    const reply = { type: 'ReplyAsAgent', text: 'Which one?', agentId: 'ann', draft: null } as const
    await desk.door.handle(where, ann, { ...reply, messageId: desk.newId('message'), clientId: 'r1' })
    desk.wait(14 * minute)
    expect(await handOff(desk, 'v2')).toMatchObject({ to: null })
    desk.wait(2 * minute)
    const second = await handOff(desk, 'v3')
    expect(second).toMatchObject({ to: 'ann' })
    await desk.say(first.id, 'The red one', 'c1')
    // Two cases for one pair of hands: nothing more is offered, whatever was kept in memory.
    await desk.door.handle({ ...where, conversation: second.id }, ann, {
      type: 'AcceptOffer',
      offerId: second.offer ?? '',
      agentId: 'ann',
    })
    expect(await handOff(desk, 'v4')).toMatchObject({ to: null })
    expect(await agentIn(createRosters({ db, now: desk.now }), desk, 'ann')).toMatchObject({ load: 2 })
  })

  test('how busy somebody was in the last hours is known soon, and when they should be free', async () => {
    const desk = await createDesk(db)
    let bySpeed = false
    const rosters = createRosters({ db, now: desk.now, bySpeed: () => bySpeed })
    for (const id of ['ann', 'ben']) await desk.addAgent(id, { capacity: 2 })
    const { id, offer, to } = await handOff(desk, 'v1')
    const where = { workspace: desk.workspace, conversation: id }
    await desk.door.handle(where, system, { type: 'AcceptOffer', offerId: offer ?? '', agentId: to ?? '' })
    const accepted = desk.now()
    expect((await agentIn(rosters, desk, to ?? ''))?.freeAt).toBe(accepted + 6 * minute)
    desk.wait(96 * minute)
    await rosters.of(desk.workspace) // begins the look that the next one finds done
    await expect
      .poll(async () => (await agentIn(rosters, desk, to ?? ''))?.busyShare)
      // 96 minutes of 240, in one of two places.
      .toBe(0.2)
    await desk.door.handle(where, system, { type: 'Resolve', by: 'agent', agentId: to, resolution: 'solved' })
    bySpeed = true
    expect((await agentIn(rosters, desk, to ?? ''))?.pace).toBeUndefined()
    desk.wait(6 * minute)
    await rosters.of(desk.workspace)
    await expect.poll(async () => (await agentIn(rosters, desk, to ?? ''))?.pace).toEqual({ '*': 1 })
    expect((await agentIn(rosters, desk, to ?? ''))?.freeAt).toBeUndefined()
  })

  test('what is kept and wrong does not stand in the way: who is busy is read again', async () => {
    const desk = await createDesk(db)
    await desk.addAgent('ann', { capacity: 1 })
    const first = await handOff(desk, 'v1')
    const where = { workspace: desk.workspace, conversation: first.id }
    const ann: Actor = { kind: 'agent', id: 'ann' }
    await desk.door.handle(where, ann, { type: 'AcceptOffer', offerId: first.offer ?? '', agentId: 'ann' })
    const reply = { type: 'ReplyAsAgent', text: 'Which one?', agentId: 'ann', draft: null } as const
    await desk.door.handle(where, ann, { ...reply, messageId: desk.newId('message'), clientId: 'r1' })
    desk.wait(14.5 * minute)
    await desk.surroundings.roster(desk.workspace)
    await desk.say(first.id, 'The red one', 'c1') // no change is noted of this
    desk.wait(45_000)
    expect(await handOff(desk, 'v2')).toMatchObject({ to: null })
  })

  test('outside of their shift nobody is offered anything, but who came online since', async () => {
    const desk = await createDesk(db) // Monday, 10:00 UTC
    await desk.addAgent('ann')
    const hours = { timeZone: 'Europe/Berlin', days: [{ day: 1, from: '09:00', to: '12:00' }] }
    await set(desk, 'ann', 'hours = $3::jsonb', JSON.stringify(hours))
    const rosters = createRosters({ db, now: desk.now })
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ presence: 'online' })
    desk.wait(60 * minute)
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ presence: 'offline' })
    desk.wait(minute)
    await set(desk, 'ann', 'presence_at = $3', desk.now())
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ presence: 'online' })
    desk.wait(7 * 24 * 60 * minute)
    expect(await agentIn(rosters, desk, 'ann')).toMatchObject({ presence: 'offline' })
  })

  test('a calendar gives teams their openings, and its holidays hold for hours of their own', async () => {
    const desk = await createDesk(db)
    await db.scoped(
      desk.workspace,
      `insert into baton.calendars (workspace_id, id, name, time_zone, days, exceptions, created_at, updated_at)
        values ($1, 'berlin', 'Berlin', 'Europe/Berlin', '[{"day":2,"from":"09:00","to":"17:00"}]',
          '[{"date":"2026-01-06","name":"Epiphany","yearly":true,"hours":[]}]', 0, 0)`,
      [desk.workspace],
    )
    await db.scoped(desk.workspace, `update baton.teams set calendar_id = 'berlin' where workspace_id = $1`, [
      desk.workspace,
    ])
    const rosters = createRosters({ db, now: desk.now })
    const opens = async () =>
      (await rosters.of(desk.workspace)).teams[0]?.openings?.map(({ from }) =>
        new Date(from).toISOString().slice(0, 16),
      )
    expect(await opens()).toEqual(['2026-01-13T08:00'])
    const own = { timeZone: 'Europe/Berlin', days: [2, 3].map((day) => ({ day, from: '10:00', to: '11:00' })) }
    await db.scoped(desk.workspace, 'update baton.teams set hours = $2::jsonb where workspace_id = $1', [
      desk.workspace,
      JSON.stringify(own),
    ])
    expect(await opens()).toEqual(['2026-01-07T09:00', '2026-01-13T09:00', '2026-01-14T09:00'])
  })
})

const system: Actor = { kind: 'system' }
