import { Trail as TrailShape, trailBytes, trailEntries, type TrailEntry } from '@baton/protocol'
import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { captureLimits } from '@baton/protocol'
import { captureLimits as ownLimits } from '../page/limits.ts'
import { keptTrail } from './kept-trail.ts'
import { createTrail, trailLimits } from './trail.ts'
import { toldAddress, toldWords } from './words.ts'

const at = '2026-01-05T10:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(at) + seconds * 1000).toISOString()
const error = (message: string): TrailEntry => ({ kind: 'console-error', at, message, count: 1 })
const click = (label: string): TrailEntry => ({ kind: 'click', at, label, role: 'button' })
const cart = { at, url: '/cart', title: 'Cart' }

function memory(): Storage {
  const items = new Map<string, string>()
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as unknown as Storage
}

test('the limits are those of the protocol', () => {
  expect(trailLimits).toEqual({ entries: trailEntries, bytes: trailBytes })
  expect(ownLimits.targets).toBe(captureLimits.targets)
})

describe('a trail', () => {
  afterEach(() => void vi.useRealTimers())

  test('counts what repeats, and keeps apart what does not', () => {
    const trail = createTrail([], () => {})
    for (const message of ['a', 'b', 'a', 'a']) trail.add(error(message))
    trail.add(click('Pay'))
    trail.add(click('Pay'))
    expect(trail.entries().map((each) => [each.kind, 'count' in each ? each.count : null])).toEqual([
      ['console-error', 3],
      ['console-error', 1],
      ['click', null],
      ['click', null],
    ])
  })

  test('says how long each page was looked at, and not yet of the one that is', () => {
    const trail = createTrail([], () => {})
    trail.page(cart)
    trail.page({ ...cart, title: 'Your cart' })
    trail.add(click('Pay'))
    trail.page({ at: later(42), url: '/pay', title: 'Pay', feature: 'checkout' })
    expect(trail.entries()).toEqual([
      { kind: 'page', ...cart, title: 'Your cart', secondsOnPage: 42 },
      click('Pay'),
      { kind: 'page', at: later(42), url: '/pay', title: 'Pay', feature: 'checkout' },
    ])
  })

  test('goes on over a page that is loaded anew, as far as what was kept is one', () => {
    const store = memory()
    let leave = () => {}
    const kept = () =>
      keptTrail(
        'shop',
        () => store,
        (run) => (leave = run),
      )
    const first = kept()
    first.page(cart)
    first.add(error('x is undefined'))
    leave()
    const again = kept()
    expect(again.entries()).toEqual(first.entries())
    store.setItem('baton:shop:trail', '[{"kind":"click"},{"kind":"evil","at":"2026-01-05"},7,null]')
    expect(kept().entries()).toEqual([])
    store.setItem('baton:shop:trail', '{')
    expect(kept().entries()).toEqual([])
  })

  test('is written soon after something happened; a page alone when it is left', () => {
    vi.useFakeTimers()
    const store = memory()
    const written = () => JSON.parse(store.getItem('baton:shop:trail') ?? '[]') as unknown[]
    let leave = () => {}
    const trail = keptTrail(
      'shop',
      () => store,
      (run) => (leave = run),
    )
    trail.page(cart)
    vi.advanceTimersByTime(60_000)
    expect(written()).toEqual([])
    leave()
    expect(written()).toHaveLength(1)
    trail.add(error('x is undefined'))
    vi.advanceTimersByTime(300)
    expect(written()).toHaveLength(2)
    trail.page({ at: later(5), url: '/pay', title: 'Pay' })
    leave()
    expect(written()).toHaveLength(3)
    store.setItem('baton:shop:trail', '[]')
    leave()
    expect(written(), 'nothing new is not written again').toEqual([])
  })

  test('keeps to its bytes, in whatever letters', () => {
    for (const letter of ['a', 'é', '語']) {
      const trail = createTrail([], () => {})
      for (let n = 0; n < 60; n++) trail.add(error(`${n}${letter.repeat(250)}`))
      const bytes = (entries: readonly TrailEntry[]) => new TextEncoder().encode(JSON.stringify(entries)).length
      expect(bytes(trail.entries())).toBeLessThanOrEqual(trailBytes)
      // And leaves none of them unused.
      expect(bytes([error(letter.repeat(252)), ...trail.entries()])).toBeGreaterThan(trailBytes)
    }
  })

  test('is there without storage', () => {
    let leave = () => {}
    const store = () => {
      throw new Error('no storage')
    }
    const trail = keptTrail('shop', store, (run) => (leave = run))
    trail.add(error('x'))
    leave()
    expect(trail.entries()).toHaveLength(1)
  })

  test('is what the server takes, whatever happens and however much', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 })
    const happening = fc.oneof(
      fc.record({ what: fc.constant('error' as const), text }),
      fc.record({ what: fc.constant('click' as const), text }),
      fc.record({ what: fc.constant('page' as const), text }),
      fc.record({ what: fc.constant('request' as const), text }),
      fc.record({ what: fc.constant('kept' as const), text }),
    )
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 90 }), (all) => {
        const store = memory()
        let leave = () => {}
        const kept = () =>
          keptTrail(
            'shop',
            () => store,
            (run) => (leave = run),
          )
        let trail = kept()
        for (const { what, text: words } of all) {
          const url = toldAddress(words, 'https://shop.example/x')
          if (what === 'error') trail.add(error(toldWords(words, 300)))
          if (what === 'click') trail.add(click(toldWords(words, 80)))
          if (what === 'page') trail.page({ at, url, title: toldWords(words, 120) })
          if (what === 'request') trail.add({ kind: 'failed-request', at, method: 'GET', url, status: 500, count: 1 })
          if (what === 'kept') {
            leave()
            trail = kept()
          }
        }
        const parsed = TrailShape.safeParse(trail.entries())
        if (!parsed.success) throw new Error(JSON.stringify(parsed.error.issues[0]))
      }),
      { numRuns: 60 },
    )
  })
})

describe('words', () => {
  test('of a password are not told, shown as text or not', () => {
    expect(toldWords('wrong password: hunter2-again for dana@shop.example', 300, ['hunter2-again'])).toBe(
      'wrong password: █████████████ for █████████████████',
    )
  })

  test('come in one line, cut and well formed', () => {
    expect(toldWords('a\n\tb\u0000c', 300)).toBe('a b c')
    expect(toldWords('\ud83d\ude42'.repeat(50), 5).isWellFormed()).toBe(true)
  })

  test.each([
    ['https://shop.example/api/pay?card=4111#x', '/api/pay'],
    ['/orders/48213377/pay', '/orders/████████/pay'],
    ['https://api.other.example/v1/x?token=1', 'https://api.other.example/v1/x'],
    ['data:text/plain,secret', 'data:'],
    ['blob:https://shop.example/1-2', 'blob:'],
    ['http://[', ''],
  ])('an address has no query: %s', (address, wanted) => {
    expect(toldAddress(address, 'https://shop.example/cart?x=1')).toBe(wanted)
  })
})
