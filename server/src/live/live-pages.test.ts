import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { readCapture } from '../captures/read-capture.ts'
import { page } from '../testing/api-world.ts'
import { readBatch, toBatches, type Wake } from '../wakes/wake.ts'
import type { Hub } from './hub.ts'
import { createLivePages } from './live-pages.ts'

const where = { workspace: 'w', conversation: 'c' }

/** One node: who is connected to it, what it tells the others, what its agents were shown. */
function node(connected: boolean) {
  const told: Wake[] = []
  const shown: { agentId: string; capture: unknown }[] = []
  const logged: string[] = []
  const hub = {
    isRead: () => connected,
    tellAgent: (_w: string, _c: string, agentId: string, frame: { capture: unknown }) => {
      if (connected) shown.push({ agentId, capture: frame.capture })
      return connected
    },
  } as unknown as Hub
  const pages = createLivePages({
    hub,
    now: () => 0,
    tell: (wake) => void told.push(wake),
    log: (m) => void logged.push(m),
  })
  return { pages, told, shown, logged }
}

/** A page that cannot be made smaller, so that it goes in several parts. */
function large(): ReturnType<typeof readCapture> {
  const sent = page() as { root: { childNodes: { childNodes: { childNodes: object[] }[] }[] } }
  const texts = Array.from({ length: 5 }, (_, n) => ({
    id: n + 10,
    type: 3,
    textContent: randomBytes(4000).toString('hex'),
  }))
  sent.root.childNodes[0]?.childNodes[0]?.childNodes.push(...texts)
  return readCapture(sent)
}

const parts = (wakes: readonly Wake[]) => wakes.filter((wake) => wake.kind === 'page-live')
const settled = () => new Promise((go) => setTimeout(go, 50))

test('where the agent is connected here, no other node is told', async () => {
  const here = node(true)
  await here.pages.pass(where, 'mara', large())
  expect(here.shown).toHaveLength(1)
  expect(here.told).toEqual([])
})

test('it reaches an agent on another node, whole, in parts that a NOTIFY takes, in whatever order', async () => {
  const [here, there] = [node(false), node(true)]
  const capture = large()
  await here.pages.pass(where, 'mara', capture)
  const batches = toBatches('here', here.told, 7900)
  expect(Math.max(...batches.map((each) => Buffer.byteLength(each)))).toBeLessThan(7900)
  const heard = parts(batches.flatMap((each) => readBatch(each)?.wakes ?? []))
  expect(heard.length).toBeGreaterThan(3)
  for (const part of heard.toReversed()) there.pages.heard(part)
  await expect.poll(() => there.shown).toEqual([{ agentId: 'mara', capture: { ...capture, dropped: 0 } }])
})

test('with a part lost it is not shown, and the next one is', async () => {
  const [here, there] = [node(false), node(true)]
  await here.pages.pass(where, 'mara', large())
  for (const part of parts(here.told).slice(1)) there.pages.heard(part)
  const before = here.told.length
  await here.pages.pass(where, 'mara', large())
  for (const part of parts(here.told.slice(before))) there.pages.heard(part)
  await expect.poll(() => there.shown.length).toBe(1)
  await settled()
  expect(there.shown).toHaveLength(1)
})

test('what is no page is not shown, whoever says so', async () => {
  const there = node(true)
  const one = { kind: 'page-live', ...where, agentId: 'mara', n: 0, of: 1 } as const
  there.pages.heard({ ...one, id: 'a', data: 'no gzip' })
  there.pages.heard({ ...one, id: 'b', data: '' })
  await expect.poll(() => there.logged.length).toBe(2)
  expect(there.shown).toEqual([])
})
