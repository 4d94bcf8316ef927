import type { ServerFrame } from '@baton/protocol'
import { afterEach, expect, test } from 'vitest'
import { settleRestored } from '../log/cluster.ts'
import { eachDatabase } from '../testing/databases.ts'
import { connectLive } from '../testing/live-client.ts'
import { createDesk, type Desk } from '../testing/desk.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'
import { createFeed } from './feed.ts'
import { createHub } from './hub.ts'

type Rows = Extract<ServerFrame, { type: 'rows' }>

eachDatabase((_name, open) => {
  let running: TestNode | undefined
  afterEach(async () => {
    await running?.stop()
    running = undefined
  })

  /** As after a restore into a cluster that has counted less far than the one before. */
  async function fromElsewhere({ db, workspace }: Desk): Promise<void> {
    await db.migrate((exec) =>
      exec(`alter table baton.facts no force row level security; alter table baton.facts disable row level security;
        update baton.facts set xid = (pg_current_xact_id()::text::bigint + 1000000 + seq)::text::xid8 where workspace_id = '${workspace}';
        alter table baton.facts enable row level security; alter table baton.facts force row level security;`),
    )
  }
  function feedOf(desk: Desk) {
    const hub = createHub(desk.db, desk.door, desk.surroundings)
    const logged: string[] = []
    const feed = createFeed({ db: desk.db, door: desk.door, hub, log: (message) => void logged.push(message) })
    const ask = async (cursor?: string): Promise<Rows> => {
      const frames: Rows[] = []
      const follower = {
        workspace: desk.workspace,
        agentId: null,
        send: (frame: string) => void frames.push(JSON.parse(frame) as Rows),
      }
      await feed.follow(follower, cursor)
      feed.unfollow(follower)
      return frames[0] as Rows
    }
    return { feed, ask, logged }
  }

  test('facts restored from elsewhere are set back at the start, and not told of as new for ever after', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    await desk.say(id, 'before the restore', 'c1')
    await fromElsewhere(desk)
    const { feed, ask, logged } = feedOf(desk)
    const cursor = (await ask()).cursor
    expect((await ask(cursor)).conversations.map((row) => row.id)).toContain(id)
    await feed.start()
    expect(logged).toEqual(['the log was restored from elsewhere'])
    expect((await ask(cursor)).conversations.map((row) => row.id)).not.toContain(id)
    // What the log says is as it was, and what comes now is new.
    await desk.say(id, 'after it', 'c2')
    const rows = (await ask(cursor)).conversations.filter((row) => row.id === id)
    expect(rows).toMatchObject([{ version: 3, messages: 2, lastText: 'after it' }])
    expect(await settleRestored(desk.db)).toBe(0)
    feed.stop()
  })

  test('a cursor of another log, or of a later state of this one, brings the whole and says that it begins anew', async () => {
    const desk = await createDesk((await open()).db)
    const id = await desk.open('v1')
    const { feed, ask } = feedOf(desk)
    const { cursor = '' } = await ask()
    const [cluster, xid] = cursor.split('.')
    expect(cluster).not.toBe('')
    expect(await ask(cursor)).not.toHaveProperty('anew')
    const ahead = `${cluster}.${Number(xid) + 1_000_000}`
    for (const foreign of [ahead, `another.${xid}`, String(xid), 'nonsense']) {
      const answer = await ask(foreign)
      expect(answer).toMatchObject({ whole: true, anew: true })
      expect(answer.conversations.map((row) => row.id)).toContain(id)
    }
    feed.stop()
  })

  test('whoever has more of a conversation than there is gets all of it anew, live and by asking; whoever is only ahead of this node does not', async () => {
    const it = await createTestNode((await open()).db)
    running = it
    const url = await it.node.app.listen({ port: 0, host: '127.0.0.1' })
    const { json } = await it.call('POST', '/v1/conversations', { customer: { externalId: 'dana' } })
    const id = String(json.id)
    const asked = (after: number) => it.call('GET', `/v1/conversations/${id}/events?after=${after}`)
    expect((await asked(40)).json).toMatchObject({ anew: true, upTo: 1, events: [{ seq: 1 }] })
    expect((await asked(1)).json).toEqual({ events: [], upTo: 1, caughtUp: true })
    const client = await connectLive(url, it.key)
    client.send({ type: 'subscribe', conversationId: id, after: 40 })
    expect(await client.until((frame) => frame.type === 'events')).toMatchObject({ anew: true, events: [{ seq: 1 }] })
    await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'c1', text: 'on we go' })
    await client.untilEvent(id, 'MessageReceived')
    expect(client.frames.filter((frame) => frame.type === 'events' && frame.anew)).toHaveLength(1)
    await client.close()

    const other = await createTestNode((await open()).db, { pollMs: 3_600_000 })
    const headers = { authorization: `Bearer ${it.key}` }
    expect((await other.call('GET', `/v1/conversations/${id}`, undefined, headers)).json.version).toBe(2)
    await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'c2', text: 'and on' })
    const answer = await other.call('GET', `/v1/conversations/${id}/events?after=3`, undefined, headers)
    expect(answer.json).toEqual({ events: [], upTo: 3, caughtUp: true })
    await other.stop()
  })
})
