import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultDecision, type DecisionPolicy } from './decision-policy.ts'
import { placeOf, routeByMap, type MappedCase } from './route-map.ts'

const map: DecisionPolicy = {
  ...defaultDecision,
  rules: { fraud: { on: true, team: 'trust', priority: 'urgent' } },
  tiers: { ...defaultDecision.tiers, enterprise: { rank: 1, team: 'key-accounts', skills: ['contracts'] } },
  intents: { refund: { team: 'billing', skills: ['refunds:4'] }, 'login-fails': { priority: 'high' } },
  areas: { payments: { team: 'billing', skills: ['cards'] }, network: { team: 'technical', skills: ['wifi'] } },
  pages: { '/checkout/*': { team: 'billing', skills: ['cards'] } },
  languages: { es: { team: 'madrid' } },
}
const it = (change: Partial<MappedCase> = {}): MappedCase => ({
  rule: null,
  tier: null,
  intent: null,
  areas: [],
  page: null,
  language: 'en',
  ...change,
})

describe('the map of the workspace', () => {
  test('nothing fits: it says nothing', () => {
    expect(routeByMap(map, it({ tier: 'free', intent: 'opening-hours', areas: ['constructor'] }))).toEqual({
      team: undefined,
      skills: [],
      priority: undefined,
      mapped: [],
    })
  })

  test('the strongest that names a team sends it there, with what all of them ask for, and says which gave what', () => {
    const sent = routeByMap(
      map,
      it({ intent: 'refund', areas: ['payments', 'network'], page: '/checkout/*', language: 'es' }),
    )
    expect(sent).toMatchObject({ team: 'billing', skills: ['refunds:4', 'cards', 'wifi'] })
    expect(sent.mapped).toEqual([
      { by: 'intent', name: 'refund', gives: ['team', 'skills'] },
      { by: 'area', name: 'payments', gives: ['skills'] },
      { by: 'area', name: 'network', gives: ['skills'] },
      { by: 'page', name: '/checkout/*', gives: ['skills'] },
    ])
  })

  test.each([
    ['whose customer it is goes before what it is about', { tier: 'Enterprise', intent: 'refund' }, 'key-accounts'],
    ['a rule goes before both', { rule: 'fraud', tier: 'enterprise', intent: 'refund' }, 'trust'],
    ['an area, where no intent is known', { areas: ['network'] }, 'technical'],
    ['the page, where nothing was read', { page: '/checkout/*' }, 'billing'],
    ['the language, where nothing else says', { language: 'es' }, 'madrid'],
  ] satisfies [string, Partial<MappedCase>, string][])('%s', (_what, known, team) => {
    expect(routeByMap(map, it(known)).team).toBe(team)
  })

  test('it is as pressing as the most pressing of them', () => {
    const sent = routeByMap(map, it({ rule: 'fraud', intent: 'login-fails' }))
    expect(sent.priority).toBe('urgent')
    expect(sent.mapped).toEqual([{ by: 'rule', name: 'fraud', gives: ['team', 'priority'] }])
    expect(routeByMap(map, it({ intent: 'login-fails' })).priority).toBe('high')
  })
})

describe('the page', () => {
  const pages = { '/checkout/*': {}, '/': {}, '/*/invoices': {}, exact: {}, '/a*b*c': {} }
  test.each([
    ['https://shop.example/checkout/pay?card=1#x', '/checkout/*'],
    ['https://shop.example/checkout', null],
    ['https://shop.example', '/'],
    ['https://shop.example/?a=/checkout/', '/'],
    ['https://shop.example/ann/invoices', '/*/invoices'],
    ['/checkout/', '/checkout/*'],
    ['https://shop.example/a-b-b-c', '/a*b*c'],
    ['https://shop.example/ab', null],
    ['https://shop.example/abd/c/', null],
  ])('%s', (url, place) => {
    expect(placeOf(pages, { url })).toBe(place)
  })

  test('or the feature that it tells, in any case', () => {
    expect(placeOf(pages, { url: 'https://shop.example/nowhere', feature: 'Exact' })).toBe('exact')
  })

  test('a pattern fits what is made of it, and never takes long', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-c/]{0,4}$/), { minLength: 1, maxLength: 6 }), (parts) => {
        const key = `/${parts.join('*')}`
        expect(placeOf({ [key]: {} }, { url: `/${parts.join('b/a')}` })).toBe(key)
      }),
    )
    const began = performance.now()
    placeOf({ [`/${'a*'.repeat(49)}b`]: {} }, { url: `/${'a'.repeat(100_000)}` })
    expect(performance.now() - began).toBeLessThan(200)
  })
})
