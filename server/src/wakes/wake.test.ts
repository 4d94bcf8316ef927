import { expect, test } from 'vitest'
import { readBatch, toBatches, type Wake } from './wake.ts'
import { createWakes, type Carrier } from './wakes.ts'

const facts = (n: number, seq = n): Wake => ({ kind: 'facts', workspace: 'w', conversation: `c${n}`, seq })

test('batches hold all, in order, and none is larger than it may be', () => {
  const wakes = Array.from({ length: 300 }, (_, n) => facts(n))
  const batches = toBatches('me', wakes, 1000)
  expect(Math.max(...batches.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(1000)
  expect(batches.flatMap((each) => readBatch(each)?.wakes ?? [])).toEqual(wakes)
})

test.each([
  ['no JSON', '{'],
  ['no batch', '{"from":"other"}'],
  ['a kind that is not known', '{"from":"other","wakes":[{"kind":"dance"}]}'],
  ['facts without a number', '{"from":"other","wakes":[{"kind":"facts","workspace":"w","conversation":"c"}]}'],
])('%s is nobody’s word', (_what, text) => expect(readBatch(text)).toBeNull())

test('one’s own word is not heard, of several about a conversation the newest is told, and nothing while nobody would hear it', async () => {
  const sent: string[] = []
  const heard: Wake[] = []
  let worthwhile = true
  let take: (batch: string) => void = () => {}
  const carrier: Carrier = {
    name: 'fake',
    bytes: 1000,
    worthwhile: () => worthwhile,
    publish: (batch) => void sent.push(batch),
    close: () => Promise.resolve(),
  }
  const wakes = createWakes({
    owner: 'me',
    log: () => {},
    gatherMs: 1,
    onWake: (wake) => void heard.push(wake),
    open: (given) => {
      take = given
      return carrier
    },
  })
  for (const seq of [1, 2, 3]) wakes.tell(facts(1, seq))
  await expect.poll(() => sent.length).toBe(1)
  expect(readBatch(sent[0] ?? '')?.wakes).toEqual([facts(1, 3)])
  take(sent[0] ?? '')
  take(JSON.stringify({ from: 'other', wakes: [facts(2)] }))
  expect(heard).toEqual([facts(2)])
  worthwhile = false
  wakes.tell(facts(4))
  await wakes.close()
  expect(sent).toHaveLength(1)
})
