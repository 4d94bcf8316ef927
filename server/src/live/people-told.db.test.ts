import { afterEach, expect, test } from 'vitest'
import type { ServerFrame } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createFeed, type Feed, type Follower } from './feed.ts'
import { createHub } from './hub.ts'
import { mostPeople } from './people-told.ts'

type Rows = Extract<ServerFrame, { type: 'rows' }>

eachDatabase((_name, open) => {
  let feed: Feed | undefined
  afterEach(() => feed?.stop())

  /** A desk with so many more people, a third of them online, and its feed. `p7` is the seventh of them. */
  async function deskOf(people: number, peopleMs?: number, through = (db: Database) => db) {
    const desk = await createDesk((await open()).db)
    for (let from = 1; from <= people; from += 1000)
      await run(
        desk,
        `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
          select $1, 'p' || n, 'Person ' || lpad(n::text, 5, '0'), n || '@many.example', 'agent', '{support}', 4,
            case n % 3 when 0 then 'online' when 1 then 'away' else 'offline' end, 0, 0 from generate_series($2::int, $3::int) n`,
        [from, Math.min(people, from + 999)],
      )
    const hub = createHub(desk.db, desk.door, desk.surroundings)
    const it = createFeed({
      db: through(desk.db),
      door: desk.door,
      hub,
      log: () => {},
      pollMs: 50,
      ...(peopleMs === undefined ? {} : { peopleMs }),
    })
    feed = it
    await it.start()
    async function follow(agentId: string | null) {
      const frames: Rows[] = []
      let bytes = 0
      const follower: Follower = {
        workspace: desk.workspace,
        agentId,
        send(frame) {
          bytes += frame.length
          frames.push(JSON.parse(frame) as Rows)
        },
      }
      await it.follow(follower, undefined)
      return { frames, bytes: () => bytes }
    }
    const presence = async (id: string, status: string) => {
      await run(desk, 'update baton.agents set presence = $3, presence_at = 1 where workspace_id = $1 and id = $2', [
        id,
        status,
      ])
      it.peopleChanged(desk.workspace)
    }
    return { desk, follow, presence }
  }
  const run = (desk: Desk, sql: string, params: unknown[]) =>
    desk.db.scoped(desk.workspace, sql, [desk.workspace, ...params])
  const told = (frames: readonly Rows[]) => frames.flatMap(({ agents }) => agents.map(({ id }) => id))

  test('of thousands of people a follower is told of those who are there, and of themselves', async () => {
    const { follow } = await deskOf(3000)
    const { frames } = await follow('p2')
    const { agents } = frames[0]!
    expect(agents).toHaveLength(mostPeople + 1)
    expect(agents.filter(({ presence }) => presence === 'online')).toHaveLength(mostPeople)
    expect(agents.find(({ id }) => id === 'p2')).toMatchObject({ presence: 'offline', name: 'Person 00002' })
  })

  test('who changed is told of, and nobody else; what is one person’s own goes to them alone', async () => {
    const { desk, follow, presence } = await deskOf(3000, 1e9)
    const [one, other] = [await follow('p2'), await follow(null)]
    const shown = one.frames[0]!.agents.find(({ id }) => id !== 'p2')!.id
    await presence(shown, 'do-not-disturb')
    await expect.poll(() => [one.frames.length, other.frames.length]).toEqual([2, 2])
    expect(one.frames[1]!.agents).toMatchObject([{ id: shown, presence: 'do-not-disturb' }])
    await presence('p2', 'away')
    await presence('p2999', 'online')
    await expect.poll(() => one.frames.length).toBe(3)
    expect(one.frames[2]!.agents).toMatchObject([{ id: 'p2', presence: 'away' }])
    // A conversation moves: of the people nothing is said, for nothing of them has changed.
    const id = await desk.open('v1')
    await expect.poll(() => other.frames.at(-1)).toMatchObject({ conversations: [{ id }], agents: [] })
    expect(told(other.frames.slice(1))).toEqual([shown])
  })

  test('names and what time alone changes are found by looking, and who is removed is gone', async () => {
    const { desk, follow } = await deskOf(5, 50)
    const { frames } = await follow(null)
    await run(desk, `update baton.agents set name = 'Renamed' where workspace_id = $1 and id = 'p3'`, [])
    await expect.poll(() => told(frames.slice(1))).toEqual(['p3'])
    await run(desk, `update baton.agents set removed_at = 1 where workspace_id = $1 and id = 'p3'`, [])
    await expect.poll(() => frames.flatMap(({ gone }) => gone ?? [])).toEqual(['p3'])
  })

  test('whoever comes onto a small desk is told of at once', async () => {
    const { desk, follow } = await deskOf(3)
    const { frames } = await follow(null)
    await run(
      desk,
      `insert into baton.agents (workspace_id, id, name, email, role, teams, capacity, presence, idle_since, created_at)
        values ($1, 'new', 'New', 'new@many.example', 'agent', '{support}', 4, 'online', 0, 0)`,
      [],
    )
    feed!.peopleChanged(desk.workspace)
    await expect.poll(() => told(frames.slice(1))).toEqual(['new'])
  })

  test('what is news while somebody is told the whole comes after it, for the whole is what was before', async () => {
    const asked = Promise.withResolvers<void>()
    const answered = Promise.withResolvers<void>()
    let isSlow = false
    const slowly = (db: Database): Database => ({
      ...{ kind: db.kind, call: db.call, close: () => db.close() },
      transaction: (as, work) => db.transaction(as, work),
      migrate: (work) => db.migrate(work),
      async scoped<R>(workspace: string, sql: string, params?: readonly unknown[]) {
        const rows = await db.scoped<R>(workspace, sql, params)
        if (isSlow && sql.includes('from baton.conversations k')) {
          asked.resolve()
          await answered.promise
        }
        return rows
      },
    })
    const { desk, follow, presence } = await deskOf(3, 1e9, slowly)
    const { frames: other } = await follow(null)
    isSlow = true
    const frames: Rows[] = []
    const send = (frame: string) => void frames.push(JSON.parse(frame) as Rows)
    const following = feed!.follow({ workspace: desk.workspace, agentId: null, send }, undefined)
    await asked.promise
    isSlow = false
    await presence('p2', 'online')
    await expect.poll(() => told(other.slice(1))).toContain('p2')
    expect(frames).toEqual([])
    answered.resolve()
    await following
    expect(frames.map(({ whole, agents }) => [whole, agents.find(({ id }) => id === 'p2')?.presence])).toEqual([
      [true, 'offline'],
      [undefined, 'online'],
    ])
  })

  test('ten thousand people cost a follower what a hundred and ten do', async () => {
    const bytes = async (people: number) => {
      const { follow, presence, desk } = await deskOf(people)
      const { bytes, frames } = await follow('p1')
      const first = bytes()
      for (let n = 1; n <= 10; n++) {
        await presence('p1', n % 2 ? 'online' : 'away')
        await desk.open(`v${n}`)
        await expect.poll(() => frames.length).toBeGreaterThan(n)
      }
      feed!.stop()
      return { first, after: bytes() - first }
    }
    const [few, some, many] = [await bytes(10), await bytes(110), await bytes(10_000)]
    expect(many.first).toBeLessThan(some.first * 1.1)
    expect(many.after).toBeLessThan(few.after * 1.5)
  })
})
