import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createIntentReaders } from './intent-readers.ts'
import { eachDatabase } from '../testing/databases.ts'
import { createTestNode, type TestNode } from '../testing/test-node.ts'

const ends = ['please', 'today', 'as soon as possible', 'for me', 'now']
const intent = (name: string, areas: string[], ...asks: string[]) => ({
  name,
  areas,
  examples: asks.flatMap((ask) => ends.map((end) => `${ask} ${end}`)),
})
const own = {
  intents: [
    intent('lamp_repair', ['workshop'], 'can you repair my lamp', 'the lamp needs a new switch', 'mend the lamp'),
    intent('rental_return', ['rental', 'delivery'], 'I bring the rented chairs back', 'collect the rented table'),
  ],
  nothing: ['hello', 'thank you', 'lovely weather'],
}

eachDatabase((_name, open) => {
  let it: TestNode
  let customers = 0
  beforeAll(async () => {
    it = await createTestNode((await open()).db)
  })
  afterAll(() => it.stop())

  const learned = async () => {
    await expect
      .poll(async () => (await it.call('GET', '/v1/intents')).json.model.state, { timeout: 20_000 })
      .not.toBe('learning')
    return (await it.call('GET', '/v1/intents')).json
  }
  async function say(text: string): Promise<{ id: string; reading: { intent?: unknown } }> {
    const { id } = (await it.call('POST', '/v1/conversations', { customer: { externalId: `c${++customers}` } })).json
    await it.call('POST', `/v1/conversations/${id}/messages`, { clientId: 'c1', author: { kind: 'customer' }, text })
    const [row] = await it.db.scoped<{ reading: object }>(
      it.workspace,
      `select data -> 'reading' as reading from baton.facts where workspace_id = $1 and conversation_id = $2
        and type = 'MessageReceived'`,
      [it.workspace, id],
    )
    return { id, reading: row!.reading }
  }

  test('before any are set, none is read', async () => {
    expect((await it.call('GET', '/v1/intents')).json).toMatchObject({
      source: 'off',
      intents: [],
      model: { state: 'none' },
    })
    expect((await say('can you repair my lamp')).reading).not.toHaveProperty('intent')
  })

  test('they are learned in the background; each turn has its intent, the handoff its areas, and what is strange has none', async () => {
    const put = await it.call('PUT', '/v1/intents', own)
    expect(put.json).toMatchObject({ source: 'own', model: { state: 'learning', version: null } })
    const { model } = await learned()
    expect(model).toMatchObject({ state: 'ready', version: 1, examples: 28, fault: null })

    const { id, reading } = await say('My lamp has to be repaired, can you do it today?')
    expect(reading.intent).toMatchObject({ name: 'lamp_repair', areas: ['workshop'], version: 1 })
    expect((await say('7021645199')).reading.intent).toBeNull()

    const { handoffId } = (await it.call('POST', `/v1/conversations/${id}/handoff`, {})).json
    const { package: pkg, completeness } = (await it.call('GET', `/v1/handoffs/${handoffId}`)).json
    expect(pkg.intent).toMatchObject({
      source: 'reading',
      name: 'lamp repair',
      ref: 'lamp_repair',
      areas: ['workshop'],
    })
    expect(completeness.parts).toContainEqual(expect.objectContaining({ part: 'intent', state: 'present' }))
  })

  test('how well they are told apart is measured on the way, each by what the others teach', async () => {
    const { measured } = (await it.call('GET', '/v1/intents')).json.model
    expect(measured).toMatchObject({ judged: 25, nothing: { judged: 3 } })
    expect(measured.intents.map(({ name }: { name: string }) => name)).toEqual(['lamp_repair', 'rental_return'])
    expect(measured.right).toBeGreaterThan(20)
  })

  test('a message is tried out: its chances, whether it is refused, and what each word did', async () => {
    const text = 'can you mend my lamp today'
    const { reading } = (await it.call('POST', '/v1/intents/read', { text })).json
    expect(reading).toMatchObject({
      version: 1,
      refused: false,
      intents: [{ name: 'lamp_repair' }],
      areas: ['workshop'],
    })
    expect(reading.chances.map(({ name }: { name: string }) => name)).toEqual(['lamp_repair', 'rental_return'])
    // So few examples are told apart beyond doubt: no word alone changes that.
    const spans = reading.words.map(({ from, to }: { from: number; to: number }) => text.slice(from, to))
    expect(spans).toEqual(text.split(' '))
    expect((await it.call('POST', '/v1/intents/read', { text: '7021645199' })).json.reading).toMatchObject({
      refused: true,
      intents: [],
    })
  })

  test('changed ones are learned anew, under a version of their own', async () => {
    await it.call('PUT', '/v1/intents', {
      intents: [...own.intents, intent('opening_hours', [], 'when are you open', 'until when is the shop open')],
    })
    expect((await learned()).model.version).toBe(2)
    expect((await say('when is the shop open?')).reading.intent).toMatchObject({ name: 'opening_hours', version: 2 })
  })

  test('a change is in the audit trail, with numbers and no words', async () => {
    const rows = await it.db.scoped<{ detail: object }>(
      it.workspace,
      `select detail from baton.audit where workspace_id = $1 and action = 'intents.changed' order by at, id`,
      [it.workspace],
    )
    expect(rows[0]?.detail).toEqual({ use: 'own', intents: 2, examples: 28 })
  })

  test('a model that cannot be read is learned anew', async () => {
    await it.call('PUT', '/v1/intents', own)
    await learned()
    await it.db.scoped(
      it.workspace,
      `update baton.intent_models set model = decode('aGVsbG8=', 'base64') where workspace_id = $1`,
      [it.workspace],
    )
    const told: string[] = []
    const log = (message: string) => void told.push(message)
    const readers = createIntentReaders({ db: it.db, now: Date.now, log, starterByDefault: false })
    try {
      expect(await readers.of(it.workspace)).toBeUndefined()
      expect(told).toEqual(['a model of intents could not be read'])
      await readers.idle()
      const read = await readers.of(it.workspace)
      expect(read?.('can you repair my lamp')).toMatchObject({ name: 'lamp_repair' })
    } finally {
      await readers.stop()
    }
  })

  test('what ships is learned by the node, once it is asked for', async () => {
    const readers = createIntentReaders({ db: it.db, now: Date.now, log: () => {}, starterByDefault: true })
    try {
      const { workspace } = await it.another()
      expect(await readers.of(workspace)).toBeUndefined()
      await readers.idle()
      const read = await readers.of(workspace)
      expect(read?.('I would like to cancel my subscription')).toMatchObject({
        name: 'cancel_subscription',
        version: 0,
      })
      expect(read?.('thanks!')).toBeNull()
    } finally {
      await readers.stop()
    }
  })

  test('switched off, none is read', async () => {
    await it.call('PUT', '/v1/intents', { use: 'off' })
    expect((await it.call('POST', '/v1/intents/read', { text: 'mend the lamp' })).json).toEqual({ reading: null })
    expect((await it.call('GET', '/v1/intents?of=starter')).json).toMatchObject({ source: 'off' })
    expect((await it.call('GET', '/v1/intents?of=starter')).json.intents).toHaveLength(33)
    expect((await say('can you repair my lamp')).reading).not.toHaveProperty('intent')
  })

  describe('what is wrong is said with its place', () => {
    const few = { name: 'few', examples: ['one', 'two'] }
    const a = { name: 'a', examples: ['one', 'two', 'three'] }
    const b = { name: 'b', examples: ['four', 'five', 'six'] }
    test.each([
      ['only one', { intents: [a] }, 'intents', /at least two/],
      ['too few examples', { intents: [a, few] }, 'intents.1.examples', /at least three/],
      ['a name twice', { intents: [a, b, { ...b, name: 'a' }] }, 'intents.2.name', /is the name of intents\.0/],
      [
        'an example of two',
        { intents: [a, { ...b, examples: ['four', 'One', 'six'] }] },
        'intents.1.examples.1',
        /example of \\"a/,
      ],
      ['nothing that is something', { intents: [a, b], nothing: ['FOUR'] }, 'nothing.0', /example of \\"b/],
      ['a name with spaces', { intents: [a, { ...b, name: 'b c' }] }, 'intents.1.name', /lower-case/],
      [
        'an empty example',
        { intents: [a, { ...b, examples: ['four', ' ', 'six'] }] },
        'intents.1.examples.1',
        /has words/,
      ],
      ['intents beside the ones that ship', { use: 'starter', intents: [a, b] }, 'use', /no intents come along/],
    ])('%s', async (_what, body, path, message) => {
      const { status, json } = await it.call('PUT', '/v1/intents', body)
      expect(status).toBe(400)
      const said = JSON.stringify(json)
      expect(said).toContain(path)
      expect(said).toMatch(message)
    })
  })
})
