import { priorModel, type Act } from '@baton/engine'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import type { Database, Query } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

// Dozens of conversations each, one after the other, on a machine that others use too.
vi.setConfig({ testTimeout: 180_000 })

const hour = 60 * 60 * 1000
/** As few as a test can wait for. */
const limits = { labels: 8, conversations: 6, different: 0, patience: 12 }

eachDatabase((_name, open) => {
  const running: TestNode[] = []
  let ahead = 0
  const now = () => Date.now() + ahead
  afterEach(async () => {
    for (const it of running.splice(0)) await it.stop()
  })
  afterAll(() => void (ahead = 0))

  async function node(change: (db: Database) => Database = (db) => db): Promise<TestNode> {
    const it = await createTestNode(change((await open()).db), {
      now,
      learningSweepMs: 60 * hour,
      learningLimits: limits,
    })
    running.push(it)
    await it.db.scoped(it.workspace, `update baton.workspaces set policy = '{"quietMs":20}' where workspace_id = $1`, [
      it.workspace,
    ])
    it.script(async function* (turn) {
      const asked = turn.thread.at(-1)?.text ?? ''
      yield /^(Yes|No)/.test(asked) ? answer(turn, null, 0.6) : answer(turn, asked.includes('easy') ? 'easy' : 'hard', asked.includes('easy') ? 0.9 : 0.5) // prettier-ignore
    })
    return it
  }

  const say = (it: TestNode, id: string, clientId: string, text: string) =>
    it.call('POST', `/v1/conversations/${id}/messages`, { clientId, author: { kind: 'customer' }, text })
  const events = async (it: TestNode, id: string) =>
    (await it.call('GET', `/v1/conversations/${id}/events`)).json.events as { type: string; outcome?: string }[]
  const ended = (it: TestNode, id: string, turns: number) =>
    expect
      .poll(async () => (await events(it, id)).filter(({ type }) => type === 'TurnEnded').length, { timeout: 20_000 })
      .toBe(turns)

  /** A customer asks, is answered, and says whether it helped; or says nothing. */
  async function conversation(
    it: TestNode,
    kind: 'easy' | 'hard',
    says: 'Yes, thank you' | 'No' | null,
    more: { customer?: string; channel?: string } = {},
  ): Promise<string> {
    const { customer = it.newId('customer'), channel } = more
    const opening = { customer: { externalId: customer }, ...(channel ? { channel } : {}) }
    const { json } = await it.call('POST', '/v1/conversations', opening)
    await say(it, json.id, 'm1', `An ${kind} question about my reader`)
    await ended(it, json.id, 1)
    if (says !== null) {
      await say(it, json.id, 'm2', says)
      await ended(it, json.id, 2)
    }
    return json.id
  }
  const several = async (count: number, one: (n: number) => Promise<unknown>) => {
    for (let n = 0; n < count; n++) await one(n)
  }
  /** Easy ones help, hard ones do not. */
  const day = (it: TestNode, count: number) =>
    several(count, (n) => conversation(it, n % 2 ? 'hard' : 'easy', n % 2 ? 'No' : 'Yes, thank you'))

  const learning = async (it: TestNode) => (await it.call('GET', '/v1/learning')).json
  /** A run that began after everything before it: nothing goes on, and nobody has asked for another. */
  async function run(it: TestNode) {
    const { lastAt: before } = (await learning(it)).run
    await new Promise((resolve) => setTimeout(resolve, 5))
    await it.call('POST', '/v1/learning/run', {})
    const isOver = async () => {
      const { lastAt, nextAt, running: goesOn } = (await learning(it)).run
      return lastAt !== before && !goesOn && Date.parse(nextAt) > now()
    }
    await expect.poll(isOver, { timeout: 30_000, interval: 50 }).toBe(true)
    return learning(it)
  }
  /** The same, until so many conversations were seen: what others write at the same time holds the reader back. */
  async function runUntil(it: TestNode, seen: number) {
    for (let tries = 0; tries < 60; tries++) {
      const found = await run(it)
      if (found.labels.conversations + found.labels.waiting >= seen) return found
    }
    throw new Error('not everything was seen')
  }
  const last = async (it: TestNode, id: string) =>
    (
      (await it.call('GET', `/v1/conversations/${id}/events`)).json.events as {
        type: string
        weighing?: any
        intent?: string
      }[]
    ) // oxlint-disable-line typescript/no-explicit-any
      .find(({ type }) => type === 'HandoffWeighed')

  test('from conversations to a candidate, its comparison, an approval, decisions by it, and back', async () => {
    const it = await node()
    await day(it, 10)
    expect((await runUntil(it, 10)).labels).toMatchObject({ conversations: 0, waiting: 10 })
    ahead += 49 * hour
    const learned = await runUntil(it, 10)
    expect(learned).toMatchObject({
      live: 0,
      shadow: 1,
      labels: { conversations: 10, labelled: 10, unknown: 0, waiting: 0, decisions: 10 },
      lacking: { conversations: 6 },
    })
    const kinds = Object.fromEntries(learned.labels.kinds.map((each: any) => [each.kind, each.conversations])) // oxlint-disable-line typescript/no-explicit-any
    expect(kinds).toMatchObject({ 'customer-said-yes': 5, 'customer-said-no': 5, 'came-back': 0 })
    const offsets = Object.fromEntries(learned.intents.map((each: any) => [each.intent, each.offset])) // oxlint-disable-line typescript/no-explicit-any
    expect(offsets['easy']).toBeGreaterThan(offsets['hard'])
    expect(learned.versions[0]).toMatchObject({ number: 1, status: 'shadow', model: 'learned-1', compared: null })

    await day(it, 8)
    ahead += 49 * hour
    const compared = await runUntil(it, 18)
    expect(compared).toMatchObject({
      live: 0,
      shadow: 1,
      calibration: { version: 0 },
      shadowCalibration: { version: 1 },
    })
    expect(compared.versions[0].compared).toMatchObject({ with: 0, conversations: 8 })
    expect(compared.curve.at(-1).labels).toBe(18)

    expect((await it.call('POST', '/v1/learning/versions/1/approve', {})).json).toMatchObject({ live: 1, shadow: null })
    const decided = await last(it, await conversation(it, 'easy', null))
    expect(decided).toMatchObject({ intent: 'easy', weighing: { model: 'learned-1' } })
    expect((await it.call('POST', '/v1/learning/roll-back', {})).json).toMatchObject({ live: 0 })
    expect((await last(it, await conversation(it, 'easy', null)))?.weighing.model).toBe(priorModel.version)
  })

  test('who comes back was not helped, whatever they said; silence is unknown; a drill teaches nothing', async () => {
    const it = await node()
    await conversation(it, 'easy', 'Yes, thank you', { customer: 'returns' })
    await it.call(
      'POST',
      `/v1/conversations/${await conversation(it, 'easy', null, { customer: 'silent' })}/resolve`,
      {},
    )
    await conversation(it, 'easy', 'Yes, thank you', { channel: 'drill' })
    ahead += hour
    await conversation(it, 'hard', null, { customer: 'returns', channel: 'mail' })
    ahead += 49 * hour
    const { labels } = await runUntil(it, 3)
    expect(labels).toMatchObject({ conversations: 3, labelled: 1, unknown: 2 })
    expect(labels.kinds.filter((each: { conversations: number }) => each.conversations > 0)).toEqual([
      { kind: 'customer-said-yes', conversations: 1 },
      { kind: 'came-back', conversations: 1 },
    ])
  })

  test('an agent’s mark is learned at once, and once', async () => {
    const it = await node()
    const agent = (await it.call('POST', '/v1/agents', { name: 'Mara', email: `${it.workspace}@desk.example` })).json.id
    const id = await conversation(it, 'easy', null)
    await it.call('POST', `/v1/conversations/${id}/handoff`, {})
    await it.call('POST', `/v1/conversations/${id}/take-over`, { agentId: agent })
    await it.call('POST', `/v1/conversations/${id}/resolve`, { agentId: agent, timing: 'could-have-been-assistant' })
    const { labels } = await runUntil(it, 1)
    expect(labels).toMatchObject({ conversations: 1, labelled: 1, waiting: 0 })
    expect(labels.kinds).toContainEqual({ kind: 'mark-could-have-been-assistant', conversations: 1 })
    ahead += 49 * hour
    expect((await run(it)).labels).toMatchObject({ conversations: 1, labelled: 1 })
    // In a cluster that was restored from elsewhere the log is read from its beginning.
    await it.db.scoped(it.workspace, `update baton.learning set read_cluster = 'other' where workspace_id = $1`, [
      it.workspace,
    ])
    ahead += 49 * hour
    await run(it)
    expect((await run(it)).labels).toMatchObject({ conversations: 1, labelled: 1, waiting: 0 })
  })

  test.each(['before', 'after'] as const)(
    'a run that breaks %s its lesson is committed learns nothing twice, and the next goes on',
    async (when) => {
      let breaks = false
      const it = await node((db) => breaking(db, when, () => breaks && !(breaks = false)))
      await day(it, 10)
      await runUntil(it, 10)
      ahead += 49 * hour
      breaks = true
      await it.call('POST', '/v1/learning/run', {})
      await expect.poll(async () => (await learning(it)).run.fault, { timeout: 20_000 }).not.toBeNull()
      expect((await learning(it)).labels.labelled).toBe(when === 'before' ? 0 : 10)
      const once = { shadow: 1, labels: { conversations: 10, labelled: 10 }, run: { fault: null } }
      expect(await run(it)).toMatchObject(once)
      expect(await run(it)).toMatchObject(once)
    },
  )

  test('whose lease ran out while it learned writes nothing more, and who took it does', async () => {
    let thief: (() => Promise<unknown>) | null = null
    const it = await node((db) =>
      changed(db, {
        async scoped(workspace, sql, params) {
          const steal = sql.includes('cross join lateral (select seq') ? thief : null
          if (steal) {
            thief = null
            await steal()
          }
          return db.scoped(workspace, sql, params)
        },
      }),
    )
    await day(it, 4)
    await runUntil(it, 4)
    ahead += 49 * hour
    thief = () =>
      it.db.transaction({ role: 'baton_sweeper' }, (query) =>
        query(`update baton.learning set lease_owner = 'thief', lease_until = $2 where workspace_id = $1`, [
          it.workspace,
          now() + 60_000,
        ]),
      )
    await it.call('POST', '/v1/learning/run', {})
    await expect.poll(() => thief, { timeout: 20_000 }).toBeNull()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await learning(it)).toMatchObject({ labels: { labelled: 0, waiting: 4 }, run: { running: true } })
    ahead += hour
    expect((await runUntil(it, 4)).labels).toMatchObject({ conversations: 4, labelled: 4 })
  })

  test('two nodes make one version', async () => {
    const it = await node()
    const other = await node()
    await day(it, 10)
    ahead += 49 * hour
    const asked = { authorization: `Bearer ${it.key}` }
    await Promise.all([
      it.call('POST', '/v1/learning/run', {}),
      other.call('POST', '/v1/learning/run', {}, asked),
      it.call('POST', '/v1/learning/run', {}),
      other.call('POST', '/v1/learning/run', {}, asked),
    ])
    await runUntil(it, 10)
    expect(await run(it)).toMatchObject({ labels: { conversations: 10, labelled: 10 }, versions: [{ number: 1 }, { number: 0 }] }) // prettier-ignore
  })

  test('a version that was found better goes live by itself only where it may', async () => {
    const it = await node()
    await day(it, 10)
    ahead += 49 * hour
    expect(await runUntil(it, 10)).toMatchObject({ live: 0, shadow: 1 })
    // As if it had learned that what rests on little never helps.
    await it.db.scoped(
      it.workspace,
      `update baton.learned_versions set model = model || '{"bias":-8,"learned":null}' || jsonb_build_object('weights', model -> 'weights' || '{"grounding":30}')
        where workspace_id = $1`,
      [it.workspace],
    )
    await day(it, 10)
    ahead += 49 * hour
    expect(await run(it)).toMatchObject({
      live: 0,
      shadow: 1,
      versions: [{ compared: { better: true } }, { number: 0 }],
    })
    await it.call('PUT', '/v1/learning/settings', { switchByItself: true })
    const after = await run(it)
    expect(after).toMatchObject({ live: 1, versions: [expect.anything(), { because: 'better', by: { kind: 'itself' }, compared: { better: true } }, { number: 0 }] }) // prettier-ignore
  })
})

/** What the assistant does: answers from a guide and asks whether that helped, or says goodbye. */
function answer(turn: { newId(kind: 'attempt' | 'message'): string }, guide: string | null, grounding: number): Act[] {
  const attemptId = turn.newId('attempt')
  const started: Act[] = guide ? [{ kind: 'start-attempt', attemptId, path: 'article', ref: guide, title: guide }] : []
  return [
    ...started,
    {
      kind: 'say',
      messageId: turn.newId('message'),
      part: 0,
      last: true,
      text: guide ? `Here is what the guide for ${guide} readers says about that. Did that help?` : 'All right.',
      as: guide ? 'answer' : 'acknowledge',
      citations: [],
      asks: guide ? { kind: 'did-that-help', attemptId } : null,
      grounding: guide ? grounding : null,
    },
    { kind: 'end', outcome: 'answered', usage: { model: 'scripted', ms: 0, confidence: 0.9 }, fault: null },
  ]
}

/** The same database, that breaks where a lesson is about to be committed, or has just been. */
function breaking(db: Database, when: 'before' | 'after', breaks: () => boolean): Database {
  return changed(db, {
    async transaction(as, work) {
      let learns = false
      const result = await db.transaction(as, async (query) => {
        const watched: Query = (sql, params) => {
          learns ||= sql.includes('update baton.learned_conversations l set taught')
          return query(sql, params)
        }
        const done = await work(watched)
        if (when === 'before' && learns && breaks()) throw new Error('the power went')
        return done
      })
      if (when === 'after' && learns && breaks()) throw new Error('the power went')
      return result
    },
  })
}

/** The same database with some of its methods in other hands. */
const changed = (db: Database, change: Partial<Database>): Database => ({
  kind: db.kind,
  call: (sql, params) => db.call(sql, params),
  scoped: (workspace, sql, params) => db.scoped(workspace, sql, params),
  transaction: (as, work) => db.transaction(as, work),
  migrate: (work) => db.migrate(work),
  close: () => db.close(),
  ...change,
})
