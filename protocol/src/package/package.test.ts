import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import first from '../../../schemas/handoff-package/1.0.json' with { type: 'json' }
import published from '../../../schemas/handoff-package/example.json' with { type: 'json' }
import { HandoffPackage, packageJsonSchema } from './package.ts'
import { firstReply } from './first-reply.ts'

const example = (): HandoffPackage => structuredClone(published) as HandoffPackage

test('the published schema is the one in the repository', async () => {
  await expect(`${JSON.stringify(packageJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(
    '../../../schemas/handoff-package/1.json',
  )
})

test('the example fits the schema', () => {
  expect(HandoffPackage.safeParse(example()).error).toBeUndefined()
})

describe('a reader of version 1', () => {
  test('that was built from the first published schema reads what travels today', () => {
    const reader = z.fromJSONSchema(first as Parameters<typeof z.fromJSONSchema>[0])
    const undo = 'Cancel the refund in the shop within a day.'
    const today = { ...example(), actions: [{ name: 'Refund', ref: 'refund/send', at: example().at, undo }] }
    expect(HandoffPackage.safeParse(today).error).toBeUndefined()
    expect(reader.safeParse(today).error).toBeUndefined()
    const { reason: _, ...without } = today
    expect(reader.safeParse(without).success).toBe(false)
  })

  test('reads 1.x: what was added is skipped, and kept for who passes it on', () => {
    const later = {
      ...example(),
      version: '1.7',
      weather: { wind: 3 },
      facts: [{ ...example().facts[0], colour: 'red' }],
    }
    const read = HandoffPackage.parse(later)
    expect(read['weather']).toEqual({ wind: 3 })
    expect(read.facts[0]).toMatchObject({ name: 'order-number', colour: 'red' })
  })

  test('refuses version 2, and a package without its reason', () => {
    expect(HandoffPackage.safeParse({ ...example(), version: '2.0' }).success).toBe(false)
    const { reason: _, ...without } = example()
    expect(HandoffPackage.safeParse(without).success).toBe(false)
  })

  test('reads causes that it does not know yet', () => {
    const missing = [{ part: 'page', cause: 'a-later-cause', owner: 'rule' }]
    expect(HandoffPackage.safeParse({ ...example(), missing }).success).toBe(true)
  })
})

describe('the drafted first reply', () => {
  test('goes on: the name, the problem in their words, what has not helped; and does not ask for what is known', () => {
    const draft = firstReply(example(), 'Mara')
    expect(draft?.text).toContain('Hello Ana, this is Mara.')
    expect(draft?.text).toContain('“My order 48213 has not arrived.”')
    expect(draft?.text).toContain('“Where is my parcel?” has not helped')
    expect(draft?.text).not.toContain('order number')
    expect(draft?.messageIds).toEqual(['msg_1'])
    expect(draft?.asks).toBeNull()
  })

  test('does not say of an action that was never done that it has not helped', () => {
    const of = (fault: string) => {
      const attempt = { ...example().attempts[0]!, path: 'action', title: 'Refund', outcome: 'action-failed' }
      return firstReply({ ...example(), attempts: [{ ...attempt, evidence: { fault } }] }, 'Mara')?.text
    }
    expect(of('timeout')).toContain('“Refund” has not helped')
    expect(of('not-allowed')).not.toContain('Refund')
  })

  test('does not ask for what the account says', () => {
    const { account } = example()
    const pkg = { ...example(), facts: [], account: account && { ...account, attributes: { orderNumber: '48213' } } }
    expect(firstReply(pkg, 'Mara')?.asks).toBeNull()
  })

  test('asks for the one thing that is missing', () => {
    const pkg = { ...example(), facts: [] }
    expect(firstReply(pkg, 'Mara')?.asks).toBe('order-number')
  })

  test.each(['en', 'de', 'es', 'fr', 'pt'])(
    'in %s it is one of the five, and holds no number that the customer did not say',
    (language) => {
      const pkg = { ...example(), facts: [], summary: { ...example().summary, language } }
      const draft = firstReply(pkg, 'Mara')
      expect(draft?.language).toBe(language)
      expect(draft?.text.match(/\d+/g)).toEqual(['48213'])
    },
  )

  test('rather none than a poor one', () => {
    const { summary } = example()
    const quote = { text: 'hello', messageId: 'msg_1', at: example().at }
    expect(firstReply({ ...example(), summary: { ...summary, wanted: null } }, 'Mara')).toBeNull()
    expect(firstReply({ ...example(), summary: { ...summary, wanted: quote } }, 'Mara')).toBeNull()
    expect(firstReply({ ...example(), summary: { ...summary, wanted: { ...quote, text: null } } }, 'Mara')).toBeNull()
    expect(firstReply({ ...example(), summary: { ...summary, language: 'other' } }, 'Mara')).toBeNull()
  })
})
