import { estimate, neutralFeatures, packFeatures, priorModel, type Fact } from '@baton/engine'
import { afterAll, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

/** `BATON_LEARN_CONVERSATIONS=10000` measures it; so many show that it works. */
const many = Number(process.env['BATON_LEARN_CONVERSATIONS'] ?? 1500)
const day = 24 * 60 * 60 * 1000

eachDatabase((name, open) => {
  let it: TestNode
  afterAll(() => it?.stop())

  test('a workspace with a past learns from all of it in one run, switches to what is better by itself, and holds little in memory', async () => {
    it = await createTestNode((await open()).db, { learningSweepMs: day })
    await it.call('PUT', '/v1/learning/settings', { switchByItself: true })
    // What begins with the node would learn from some while the others are still written.
    await run(it)
    await fill(it.db, it.workspace, many)
    const [heap, cpu] = [watchHeap(), process.cpuUsage()]
    const lags = watchLoop()
    const learned = await runOnce(it)
    const [mostMb, longestMs, { user, system }] = [heap(), lags(), process.cpuUsage(cpu)]
    expect(learned.labels).toMatchObject({ conversations: many, waiting: 0 })
    expect(learned.labels.unknown).toBeGreaterThan(many * 0.3)
    expect(learned.run.learned).toBe(many)
    // What rests on little fails here far more often than the shipped weights believe.
    const live = learned.versions.find(({ number }: { number: number }) => number === learned.live)
    expect(learned.live).toBeGreaterThan(0)
    expect(live).toMatchObject({ because: 'better', by: { kind: 'itself' } })
    expect(live.compared).toMatchObject({ better: true })
    expect(live.compared.from).toBeGreaterThan(0)
    const grounding = live.weights.find(({ feature }: { feature: string }) => feature === 'grounding')
    expect(grounding.value).toBeGreaterThan(priorModel.weights.grounding!)
    const offset = (intent: string) => learned.intents.find((each: { intent: string }) => each.intent === intent).offset
    expect(offset('login')).toBeLessThan(offset('invoice') - 0.5)
    expect(learned.curve.at(-1).learned).toBeLessThan(learned.curve.at(-1).shipped)
    expect(mostMb).toBeLessThan(150)
    console.log(`${name}: ${many} conversations in ${learned.run.seconds} s (${((user + system) / 1e6).toFixed(1)} s of a processor, the test's polling and an embedded database with it), at most ${Math.round(mostMb)} MB more on the heap, longest pause ${Math.round(longestMs)} ms, ${learned.versions.length - 1} versions`) // prettier-ignore
    const again = await runOnce(it)
    expect(again.labels).toEqual(learned.labels)
    expect(again.run).toMatchObject({ learned: 0 })
    console.log(`${name}: a run with nothing new in ${again.run.seconds} s`)
  }, 600_000)
})

/** Learns all that is there; tells of it in one, also where it took several runs. */
async function runOnce(it: TestNode) {
  for (let learned = 0; ;) {
    const json = await run(it)
    learned += json.run.learned
    // Transactions of others hold the reader back: then it takes another run.
    if (json.labels.conversations >= many) return { ...json, run: { ...json.run, learned } }
  }
}

async function run(it: TestNode) {
  const { lastAt: before } = (await it.call('GET', '/v1/learning')).json.run
  await it.call('POST', '/v1/learning/run', {})
  await expect
    .poll(
      async () => {
        const { running, lastAt, nextAt } = (await it.call('GET', '/v1/learning')).json.run
        return !running && lastAt !== before && Date.parse(nextAt) > Date.now()
      },
      { timeout: 400_000, interval: 100 },
    )
    .toBe(true)
  return (await it.call('GET', '/v1/learning')).json
}

/** Conversations as they would lie in the log: what rests on little fails more often than the shipped weights say, and so does `login`. */
async function fill(db: Database, workspace: string, count: number): Promise<void> {
  let seed = 7
  const random = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const began = Date.now() - 30 * day
  for (let from = 0; from < count; from += 250) {
    const rows = Array.from({ length: Math.min(250, count - from) }, (_, i) => {
      const n = from + i
      const at = began + Math.floor((n / count) * 26 * day)
      return { id: `cnv_${String(n).padStart(6, '0')}`, at, facts: conversation(random) }
    })
    await db.scoped(
      workspace,
      `insert into baton.conversations (workspace_id, id, version, epoch, status, holder_kind, channel, opener, row, opened_at, updated_at)
        select $1, r.id, 1, 1, 'resolved', 'nobody', 'widget', r.id, '{}', r.at, r.at from jsonb_to_recordset($2::jsonb) as r(id text, at bigint)`,
      [workspace, JSON.stringify(rows.map(({ id, at }) => ({ id, at })))],
    )
    await db.scoped(
      workspace,
      `insert into baton.facts (workspace_id, conversation_id, seq, type, at, actor_kind, data)
        select $1, r.id, f.n, f.fact ->> 'type', r.at + f.n * 1000, 'system', f.fact
        from jsonb_to_recordset($2::jsonb) as r(id text, at bigint, facts jsonb) cross join jsonb_array_elements(r.facts) with ordinality as f(fact, n)`,
      [workspace, JSON.stringify(rows)],
    )
  }
}

function conversation(random: () => number): object[] {
  const intent = random() < 0.3 ? 'login' : 'invoice'
  const features = { ...neutralFeatures, grounding: random(), urgency: random() * 0.6, tier: random() }
  const truth = { ...priorModel, bias: 0.9, weights: { ...priorModel.weights, grounding: 7 } }
  const helped = random() < estimate(truth, features).resolves * (intent === 'login' ? 0.5 : 1)
  // Most of those who were helped say nothing; most of those who were not are noticed.
  const heard = random() < (helped ? 0.35 : 0.8)
  const weighed = {
    type: 'HandoffWeighed', turnId: 't', when: 'with-draft', intent,
    weighing: {
      outcome: 'go-on', rule: null, features: packFeatures(features), resolves: 0.8, effortMin: 3, waitMin: random() * 8,
      costs: { 'go-on': 5, ask: null, offer: null, 'hand-off': 6 }, runnerUp: 'hand-off', tip: null, model: priorModel.version, policy: 1,
    },
  } // prettier-ignore
  const said = (kind: string) => ({ type: 'AssistantSaid', messageId: 'r', turnId: 't', part: 0, last: true, textId: 'x', kind, citations: [], asks: null, fingerprint: Array.from({ length: 16 }, () => Math.floor(random() * 2 ** 31)) }) // prettier-ignore
  const message = (id: string) => ({ type: 'MessageReceived', messageId: id, clientId: id, textId: id, reading: { language: 'en', asksForPerson: false, answer: null, fingerprint: Array.from({ length: 16 }, () => Math.floor(random() * 2 ** 31)) } }) // prettier-ignore
  const facts: object[] = [
    { type: 'ConversationOpened', channel: 'widget', locale: 'en', visitorId: null, customerId: null } satisfies Fact,
    message('m1'),
    weighed,
    said('answer'),
  ]
  if (heard)
    facts.push(message('m2'), {
      type: 'AttemptEnded', attemptId: 'a', outcome: helped ? 'customer-said-yes' : 'customer-said-no', evidence: {},
    }) // prettier-ignore
  return facts
}

/** How much more the heap holds at most, in MB, until it is asked. */
function watchHeap(): () => number {
  const before = process.memoryUsage().heapUsed
  let most = before
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().heapUsed)), 20)
  return () => {
    clearInterval(timer)
    return (most - before) / 1e6
  }
}

/** How long nothing else could run, at the longest, in ms. */
function watchLoop(): () => number {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 5)
    last = performance.now()
  }, 5)
  return () => {
    clearInterval(timer)
    return longest
  }
}
