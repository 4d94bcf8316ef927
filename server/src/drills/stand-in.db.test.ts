import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startInProcess } from '../start-in-process.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const playbook = `id: refund-wanted
title: { en: A refund }
when: { examples: { en: [please refund my order, I want a refund for my order, send my money back] } }
inputs:
  orderNumber: { ask: { en: What is the number of the order? }, pattern: '\\b\\d{5,8}\\b' }
steps:
  - id: lookup
    action: { method: GET, url: 'https://orders.example/{{orderNumber}}', timeoutMs: 1000, saveAs: order, moneyPath: false }
  - id: late
    if: { path: order.kind, equals: paper }
    say: { en: 'Order {{orderNumber}} was printed on {{order.paper}} and cannot be refunded.' }
    check: true
  - id: refund
    if: { path: order.kind, equals: digital }
    action: { method: POST, url: 'https://orders.example/{{orderNumber}}/refund', timeoutMs: 1000, moneyPath: true }
  - id: done
    say: { en: 'I have sent the refund of order {{orderNumber}}.' }
    check: true
`
const drill = (name: string, actions: string, expected: string) => `name: ${name}
story: What the order system says decides.
says: [Please refund my order 48213]
${actions}
expect: ${expected}
`

eachDatabase((name, open) => {
  let it: TestNode
  beforeAll(async () => {
    it = await createTestNode((await open()).db, { openRehearsal: startInProcess })
    const put = await it.call('PUT', '/v1/playbooks/refund-wanted', { yaml: playbook })
    if (put.status >= 300) throw new Error(`the playbook was answered with ${put.status}`)
  }, 120_000)
  afterAll(() => it?.stop())

  // oxlint-disable-next-line typescript/no-explicit-any
  async function played(yaml: string): Promise<any> {
    const drillName = /^name: (.*)$/m.exec(yaml)?.[1] ?? ''
    const put = await it.call('PUT', `/v1/drills/${drillName}`, { yaml })
    expect(put.status).toBe(200)
    const { status, json } = await it.call(
      'POST',
      '/v1/drills/run',
      { names: [drillName] },
      { 'idempotency-key': drillName },
    )
    expect(status).toBeLessThan(300)
    for (;;) {
      const run = (await it.call('GET', `/v1/drills/runs/${json.id}`)).json
      if (run.status === 'done' || run.status === 'failed') return run.results[0]
      await sleep(100)
    }
  }

  test(`on ${name}: what a drill declares is answered in place of who would be called, and the transcript says so`, async () => {
    const result = await played(
      drill(
        'printed',
        'actions: { refund-wanted/lookup: { answers: { kind: paper, paper: vellum } } }',
        '{ handedOff: never, answered: printed on vellum }',
      ),
    )
    expect(result).toMatchObject({ passed: true, broken: [] })
    expect(result.transcript).toContainEqual({
      by: 'desk',
      text: '[stand-in of this drill] refund-wanted/lookup answered.',
    })
  }, 240_000)

  test(`on ${name}: an action of a money path that fails brings a person`, async () => {
    const actions = `actions:
  refund-wanted/lookup: { answers: { kind: digital } }
  refund-wanted/refund: { fails: timeout }`
    const result = await played(drill('money-lost', actions, '{ handedOff: { at: 1 } }'))
    expect(result).toMatchObject({ passed: true, turn: 1 })
    expect(['money-path-failed', 'playbook']).toContain(result.reason)
  }, 240_000)

  test(`on ${name}: what it does not declare is made by nobody`, async () => {
    const result = await played(drill('undeclared', '', '{ answered: printed on vellum }'))
    expect(result.passed).toBe(false)
    expect(JSON.stringify(result.transcript)).not.toContain('stand-in')
  }, 240_000)

  test(`on ${name}: it reads messages by the workspace's own intents, from the first line on`, async () => {
    const ends = ['please', 'today', 'as soon as possible', 'for me', 'now']
    const asks = ['can you repair my lamp', 'the lamp needs a new switch', 'mend the lamp']
    const returns = ['I bring the rented chairs back', 'collect the rented table', 'the rental ends, fetch the sofa']
    const examples = (lines: readonly string[]) => lines.flatMap((line) => ends.map((end) => `${line} ${end}`))
    const intents = [
      { name: 'lamp_repair', areas: ['workshop'], examples: examples(asks) },
      { name: 'rental_return', areas: ['rental'], examples: examples(returns) },
    ]
    expect((await it.call('PUT', '/v1/intents', { intents, nothing: ['hello', 'thank you'] })).status).toBe(200)
    const policy = await it.call('PUT', '/v1/policies/escalation', {
      yaml: 'preset: balanced\nintents: { lamp_repair: { always: true } }',
    })
    const { version } = policy.json
    const activate = { version, as: 'live' }
    expect(
      (await it.call('POST', '/v1/policies/escalation/activate', activate, { 'idempotency-key': 'lamp-live' })).status,
    ).toBe(200)
    const source = `name: lamp
story: Repairs are for people.
says: [Can you repair my lamp please]
expect: { handedOff: { at: 1 }, reason: intent }
`
    expect(await played(source)).toMatchObject({ passed: true, broken: [] })
  }, 240_000)
})
