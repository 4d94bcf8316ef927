import { describe, expect, test } from 'vitest'
import { createKept } from './kept.ts'
import type { Answer } from './rest.ts'
import { createShowPage } from './show-page.ts'
import { heldClock } from './testing/held-clock.ts'
import { memoryStore } from './testing/memory-store.ts'
import { unreachable } from './trouble.ts'

function setUp(
  pageCapture: 'off' | 'ask' | 'on',
  options: { takes?: number; picture?: string | null; lookedAt?: boolean } = {},
) {
  const clock = heldClock()
  const store = memoryStore()
  const posted: { path: string; body: Record<string, unknown>; key: string | undefined }[] = []
  let answer: () => Answer = () => ({ ok: true, value: {} })
  let ids = 0
  let pictures = 0
  const make = () =>
    createShowPage({
      rest: async (_method, path, ask = {}) => {
        posted.push({
          path: path.replace('/v1/conversations/k1/', ''),
          body: JSON.parse(ask.json ?? '{}'),
          key: ask.key,
        })
        return answer()
      },
      kept: createKept('demo', store),
      clock,
      newId: () => `c${++ids}`,
      random: () => 0.5,
      conversationId: () => 'k1',
      pageCapture,
      takePicture: async () => {
        pictures += 1
        await new Promise<void>((go) => void clock.after(options.takes ?? 50, go))
        return options.picture === undefined ? '{"version":1}' : options.picture
      },
      isLookedAt: () => options.lookedAt ?? true,
      changed: () => {},
    })
  return {
    clock,
    posted,
    make,
    show: make(),
    pictures: () => pictures,
    answers: (next: () => Answer) => (answer = next),
  }
}

/** How long the press waits, in milliseconds. */
async function pressed(it: ReturnType<typeof setUp>): Promise<number> {
  const from = it.clock.now()
  let until = Infinity
  void it.show.beforeHandOff().then(() => (until = it.clock.now()))
  for (let n = 0; n < 400 && until === Infinity; n++) await it.clock.pass(10)
  return until - from
}

describe('asking for a person', () => {
  test('freezes the page first and sends it, within a moment', async () => {
    const it = setUp('on')
    expect(await pressed(it)).toBeLessThanOrEqual(80)
    expect(it.posted).toEqual([{ path: 'captures', key: 'c1', body: { because: 'handoff', capture: { version: 1 } } }])
    // The handoff that this made is not pictured once more.
    it.show.handedOff()
    await it.clock.pass(2000)
    expect(it.posted).toHaveLength(1)
  })

  test('waits 400 ms at most: a page that takes longer follows', async () => {
    const it = setUp('on', { takes: 900 })
    expect(await pressed(it)).toBeLessThanOrEqual(420)
    expect(it.posted).toEqual([])
    await it.clock.pass(1000)
    expect(it.posted.map(({ path }) => path)).toEqual(['captures'])
  })

  test('is not held up by a line that is down', async () => {
    const it = setUp('on')
    it.answers(() => ({ ok: false, trouble: unreachable }))
    expect(await pressed(it)).toBeLessThan(2000)
  })

  test('says why, where no picture can be had', async () => {
    const it = setUp('on', { picture: null })
    await pressed(it)
    expect(it.posted[0]?.body).toEqual({ because: 'handoff', refused: 'failed' })
  })

  test('asked again because the line broke, it takes no second picture', async () => {
    const it = setUp('on')
    await pressed(it)
    await pressed(it)
    expect(it.pictures()).toBe(1)
  })

  test.each(['off', 'ask'] as const)('takes none beforehand when the workspace says %s', async (setting) => {
    const it = setUp(setting)
    expect(await pressed(it)).toBeLessThanOrEqual(10)
    expect(it.pictures()).toBe(0)
  })
})

describe('a handoff that came by itself', () => {
  test('is pictured where the page is looked at, and nowhere else', async () => {
    for (const lookedAt of [true, false]) {
      const it = setUp('on', { lookedAt })
      it.show.handedOff()
      await it.clock.pass(1000)
      expect(it.posted).toHaveLength(lookedAt ? 1 : 0)
    }
  })

  test('asks first, where the workspace wants it so', async () => {
    const it = setUp('ask')
    it.show.handedOff()
    await it.clock.pass(1000)
    expect([it.show.isAsking(), it.pictures()]).toEqual([true, 0])
    it.show.answer(false)
    await it.clock.pass(1000)
    expect(it.posted[0]?.body).toEqual({ because: 'handoff', refused: 'customer-declined' })
    it.show.handedOff()
    it.show.answer(true)
    it.show.answer(true)
    await it.clock.pass(1000)
    expect(it.posted.slice(1).map(({ body }) => Object.keys(body))).toEqual([['because', 'capture']])
  })

  test('is sent again under the same key where the line broke', async () => {
    const it = setUp('on')
    let lost = 1
    it.answers(() => (lost-- > 0 ? { ok: false, trouble: unreachable } : { ok: true, value: {} }))
    it.show.handedOff()
    await it.clock.pass(5000)
    expect(it.posted.map(({ key }) => key)).toEqual(['c1', 'c1'])
  })
})

describe('following live', () => {
  test('what the customer has stopped stays stopped, also on the next page, though nobody heard of it', async () => {
    const it = setUp('on')
    it.answers(() => ({ ok: false, trouble: unreachable }))
    it.show.stopFollow()
    await it.clock.pass(100)
    const before = it.posted.length
    await it.show.sendLive('{}')
    const next = it.make()
    await next.sendLive('{}')
    expect(it.posted.slice(before).filter(({ path }) => path === 'captures')).toEqual([])
    expect(next.isStopping()).toBe(true)
    // Asked anew, it is a new question.
    next.stopped()
    it.answers(() => ({ ok: true, value: {} }))
    await next.sendLive('{}')
    expect(it.posted.at(-1)?.body).toEqual({ because: 'live', capture: {} })
  })
})
