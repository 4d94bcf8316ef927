import { describe, expect, test } from 'vitest'
import { beyondBounds, topicIn, type Bounds } from './bounds.ts'
import { chooseAssistant, type AssistantRule } from './choose-assistant.ts'

const rule = (over: Partial<AssistantRule>): AssistantRule => ({
  assistantId: 'a',
  channels: [],
  sites: [],
  pages: [],
  languages: [],
  open: true,
  ...over,
})
const cart = { channel: 'widget', language: 'de', page: { url: 'https://Shop.example/cart/pay?x=1', feature: 'Pay' } }

describe('which assistant answers', () => {
  test('the first rule that fits, in every part that it names', () => {
    const rules = [
      rule({ assistantId: 'mail', channels: ['mail'] }),
      rule({ assistantId: 'closed', pages: ['/cart*'], open: false }),
      rule({ assistantId: 'other-site', sites: ['docs.example'] }),
      rule({ assistantId: 'pay', sites: ['shop.example'], pages: ['/cart*'], languages: ['de'] }),
      rule({ assistantId: 'any' }),
    ]
    expect(chooseAssistant(rules, 'basic', cart)).toEqual({ assistantId: 'pay', rule: 3 })
    expect(chooseAssistant(rules, 'basic', { ...cart, language: 'en' })).toEqual({ assistantId: 'any', rule: 4 })
    expect(chooseAssistant([rule({ pages: ['pay'] })], 'basic', cart).rule).toBe(0)
  })

  test.each([
    ['shop.example', 'https://shop.example/cart', true],
    ['shop.example', 'https://SHOP.example:8443', true],
    ['shop.example:8443', 'https://shop.example:8443/?x#y', true],
    ['shop.example:8443', 'https://shop.example/', false],
    ['shop.example', 'https://shop.example@evil.example/', false],
    ['shop.example', 'https://shop.example:x@evil.example/', false],
    ['shop.example', 'https://evil.example/@shop.example/', false],
    ['shop.example', 'https://evil.example?@shop.example', false],
    ['shop.example', 'https://shop.example.evil.example/', false],
    ['shop.example', 'ftp://shop.example/', false],
  ])('a rule for the site %s, on %s: %s', (site, url, fits) => {
    const rules = [rule({ assistantId: 'there', sites: [site] })]
    expect(chooseAssistant(rules, 'basic', { ...cart, page: { url } }).rule).toBe(fits ? 0 : null)
  })

  test('the default where none does, and where a rule asks for a page and there is none', () => {
    expect(chooseAssistant([rule({ pages: ['*'] })], 'basic', { ...cart, page: null })).toEqual({
      assistantId: 'basic',
      rule: null,
    })
  })
})

describe('what an assistant leaves to people', () => {
  const bounds: Bounds = {
    intents: ['close-account'],
    topics: [{ name: 'legal', words: ['law suit', 'Anwältin'] }],
    languages: ['en', 'de'],
  }
  const asked = { words: 'Hello', language: 'en', intents: [] as string[] }

  test('an intent, a topic by its whole words, a language that it does not speak', () => {
    expect(beyondBounds(bounds, { ...asked, intents: ['refund', 'close-account'] })).toEqual({
      kind: 'boundary',
      of: 'intent',
      ref: 'close-account',
    })
    expect(topicIn(bounds, 'My ANWALTIN says: a LAW-SUIT!')?.ref).toBe('legal')
    expect(topicIn(bounds, 'law\u200b suit')?.ref).toBe('legal')
    expect(topicIn(bounds, 'The lawsuits')).toBe(null)
    expect(beyondBounds(bounds, { ...asked, language: 'fr' })?.of).toBe('language')
    expect(beyondBounds(bounds, { ...asked, language: 'other' })).toBe(null)
    expect(beyondBounds({ ...bounds, languages: [] }, { ...asked, language: 'fr' })).toBe(null)
  })
})
