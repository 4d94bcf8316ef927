import { AskFromPage, SelfServiceUse } from '@baton/protocol'
import { describe, expect, test } from 'vitest'
import { readAsk, readUse } from './self-service.ts'

const n = Date.UTC(2026, 0, 5, 10)

describe('what a page noted', () => {
  test('becomes what the server takes', () => {
    const uses = [
      readUse({ n, kind: 'search', query: ' wifi ', results: 3.7 }),
      readUse({ n, kind: 'article', articleId: 'wifi', title: 'Wi-Fi', url: 'https://shop.example/help#wifi' }),
      readUse({ n, kind: 'search', query: 'x'.repeat(900), results: -1 }),
      readUse({ n, kind: 'article', title: 'Half \ud83d a pair\u0000', url: 'javascript:alert(1)', articleId: 'a b' }),
    ]
    expect(uses[0]).toEqual({ kind: 'search', query: 'wifi', results: 3, at: '2026-01-05T10:00:00.000Z' })
    for (const use of uses) expect(SelfServiceUse.safeParse(use).error).toBeUndefined()
    expect(uses[3]).toEqual({ kind: 'article', title: 'Half  a pair', at: '2026-01-05T10:00:00.000Z' })
  })

  test.each([
    { n, kind: 'search' as const },
    { n, kind: 'search' as const, query: '   ' },
    { n, kind: 'article' as const, title: 7 },
    { n, kind: 'handoff' as const },
  ])('%j is neither', (noted) => {
    expect(readUse(noted)).toBeNull()
  })
})

describe('what a page asks for with a person', () => {
  test('is read with its names as the server has them', () => {
    const ask = readAsk({
      reason: 'Still stuck',
      subject: 'Wi-Fi after the update',
      facts: { orderNumber: 48213, 'Serial No.': 'FL-M2', empty: '', deep: {} },
      article: { title: 'Wi-Fi', url: 'https://shop.example/help#wifi' },
      team: 'billing',
      skills: ['wifi', 7],
      note: 'Saw it twice.',
    })
    expect(ask).toEqual({
      selfService: {
        code: 'still-stuck',
        subject: 'Wi-Fi after the update',
        facts: { 'order-number': '48213', 'serial-no': 'FL-M2' },
        article: { title: 'Wi-Fi', url: 'https://shop.example/help#wifi' },
      },
      team: 'billing',
      skills: ['wifi'],
      note: 'Saw it twice.',
    })
  })

  test.each([
    {},
    { reason: '***', team: 'no such name', skills: 'x', facts: ['a'], article: {}, note: 7, subject: null },
    { facts: Object.fromEntries(Array.from({ length: 90 }, (_, i) => [`n${i}`, i])) },
    { reason: 'x'.repeat(400), facts: { ['k'.repeat(99)]: 'v'.repeat(5000) } },
  ])('whatever a page says, the server takes it', (said) => {
    const { selfService, ...rest } = readAsk(said)
    expect(AskFromPage.safeParse(selfService).error).toBeUndefined()
    expect(JSON.stringify(rest)).not.toContain('no such name')
  })
})
