import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { createPlaybookMatcher } from './match-playbook.ts'
import { parsePlaybook } from './parse-playbook.ts'

const demo = path.join(import.meta.dirname, '../../../examples/demo-shop/playbooks')
const playbooks = readdirSync(demo)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parsePlaybook(readFileSync(path.join(demo, name), 'utf8'), name))
const matcher = createPlaybookMatcher(playbooks)

describe('a message leads to the playbook whose examples are like it', () => {
  test.each([
    ['en', 'where is my order 12345?', 'order-status'],
    ['en', 'Hello. My parcel is late. Order 12345.', 'order-status'],
    ['en', 'my parcel hasnt come', 'order-status'],
    ['de', 'Meine Bestellung 445566 ist noch nicht da', 'order-status'],
    ['en', 'my folio is frozen', 'frozen-device'],
    ['en', 'reader wont connect to my wifi', 'device-will-not-connect'],
    ['de', 'Der Reader kommt nicht ins Internet', 'device-will-not-connect'],
    ['en', 'I bought the wrong book, can I have my money back? order 123456', 'wrong-book-refund'],
    ['en', 'I bought the wrong book, refund please. order 10234', 'wrong-book-refund'],
    ['en', 'gift card code is not working', 'gift-card-not-redeemed'],
    ['de', 'der Gutscheincode wird nicht akzeptiert', 'gift-card-not-redeemed'],
    ['en', 'my credit card got declinned', 'payment-refused'],
    ['en', 'the book I bought yesterday is not in my library', 'missing-purchased-book'],
    ['en', 'reset email never arrives', 'reset-mail-missing'],
  ] as const)('%s: "%s"', (locale, message, id) => {
    const [best, next] = matcher.match(message, locale)
    expect(best?.playbook.id).toBe(id)
    expect(best?.score).toBeGreaterThanOrEqual(0.45)
    expect(best?.score).toBeGreaterThan(next?.score ?? 0)
  })
})

describe('and to none when it is like none', () => {
  test.each([
    'can I pay with paypal',
    'how long is the warranty',
    'hello',
    '',
    '???',
    'does the screen break easily',
    `${'order'.repeat(500)}`,
  ])('%.40s', (message) => expect(matcher.match(message, 'en')[0]?.score ?? 0).toBeLessThan(0.45))
})

test('asking how something is done is not reporting that it fails', () => {
  const score = (message: string) => matcher.match(message, 'en')[0]?.score ?? 0
  expect(score('how do I redeem my gift card')).toBeLessThan(0.75 * score('I cannot redeem my gift card'))
})

test('a workspace without playbooks matches nothing', () => {
  expect(createPlaybookMatcher([]).match('where is my order', 'en')).toEqual([])
})
