import { describe, expect, test } from 'vitest'
import { ContentError } from '../knowledge/content-error.ts'
import { parseDrill, parseDrills } from './parse-drill.ts'

function fault(source: string): string {
  try {
    parseDrills(source)
  } catch (error) {
    if (error instanceof ContentError) return `${error.line}: ${error.message}`
    throw error
  }
  throw new Error('was read')
}

const head = 'name: n\nstory: s\n'
const never = 'expect: { handedOff: never }\n'

test('a drill has lines, a customer and what must come of it', () => {
  const source = `name: stuck
story: Somebody is stuck.
language: de
persona: patient
guards: what-did-not-help
twin: solved
actions:
  orders/look-up: { answers: { status: sent } }
  orders/refund: { fails: timeout }
customer: { tier: pro, page: { url: 'https://shop.example/a', title: A } }
says:
  - My reader is broken
  - { say: and cold, wait: false }
  - helped: no
expect:
  handedOff: { by: 3 }
  reason: [attempts-used-up, not-grounded]
  priority: high
  team: billing
  toldWithinMs: 900
  package: { facts: { order-number: 48213 }, attempts: 1, page: A }
  answered: router
  neverSays: [boo]
  notAskedAgain: true
`
  expect(parseDrill(source)).toEqual({
    name: 'stuck',
    story: 'Somebody is stuck.',
    language: 'de',
    persona: 'patient',
    guards: 'what-did-not-help',
    twin: 'solved',
    actions: {
      'orders/look-up': { kind: 'answers', answer: { status: 'sent' } },
      'orders/refund': { kind: 'fails', fault: 'timeout' },
    },
    customer: { tier: 'pro', known: true, page: { url: 'https://shop.example/a', title: 'A' } },
    says: [
      { kind: 'say', text: 'My reader is broken', waits: true, page: null },
      { kind: 'say', text: 'and cold', waits: false, page: null },
      { kind: 'helped', yes: false },
    ],
    expect: {
      handedOff: { kind: 'by', turn: 3 },
      reason: ['attempts-used-up', 'not-grounded'],
      priority: 'high',
      team: 'billing',
      toldWithinMs: 900,
      package: { facts: { 'order-number': '48213' }, attempts: 1, page: 'A' },
      answered: 'router',
      neverSays: ['boo'],
      notAskedAgain: true,
    },
  })
})

test('JSON is read as well, and a file holds several', () => {
  const json = JSON.stringify({ name: 'j', story: 's', says: ['hi'], expect: { handedOff: 'never' } })
  expect(parseDrill(json).says).toEqual([{ kind: 'say', text: 'hi', waits: true, page: null }])
  const two = `${head}says: [hi]\n${never}---\nname: m\nstory: s\nsays: [hi]\n${never}`
  expect(parseDrills(two).map(({ name }) => name)).toEqual(['n', 'm'])
})

describe('what is wrong is named with its line', () => {
  test.each([
    ['an unknown field', `${head}sayz: [hi]\nsays: [hi]\n${never}`, /^3: sayz: /],
    [
      'an unknown field of a line',
      `${head}says:\n  - hi\n  - { say: hi, wiat: true }\n${never}`,
      /^5: says\.1\.wiat: /,
    ],
    ['an empty line', `${head}says:\n  - hi\n  - ''\n${never}`, /^5: says\.1: is empty$/],
    [
      'an answer that is neither',
      `${head}says:\n  - hi\n  - helped: maybe\n${never}`,
      /^5: says\.1\.helped: must be yes or no$/,
    ],
    ['no lines', `${head}says: []\n${never}`, /^3: says: says nothing$/],
    ['no expectation', `${head}says: [hi]\nexpect: {}\n`, /^4: expect: says nothing that must hold$/],
    ['a form of its own', `${head}says: [hi]\nexpect: { handedOff: soon }\n`, /^4: expect\.handedOff: must be never/],
    [
      'a turn that never comes',
      `${head}says: [hi]\nexpect:\n  handedOff:\n    by: 2\n`,
      /^6: expect\.handedOff\.by: the customer says 1 lines/,
    ],
    [
      'a reason without a handoff',
      `${head}says: [hi]\nexpect:\n  handedOff: never\n  reason: grave\n`,
      /^6: expect\.reason: needs a handoff/,
    ],
    [
      'a reason that is a sentence',
      `${head}says: [hi]\nexpect: { reason: She asked }\n`,
      /^4: expect\.reason: .*kind of reason/,
    ],
    ['an unknown language', `${head}language: it\nsays: [hi]\n${never}`, /^3: language: must be one of/],
    [
      'a stand-in for no step',
      `${head}actions: { look-up: { fails: timeout } }\nsays: [hi]\n${never}`,
      /^3: actions\.look-up: /,
    ],
    [
      'a stand-in that says neither',
      `${head}actions: { a/b: { done: true } }\nsays: [hi]\n${never}`,
      /^3: actions\.a\/b: /,
    ],
    ['an unknown guard', `${head}guards: honour\nsays: [hi]\n${never}`, /^3: guards: must be one of asking/],
    ['an unknown persona', `${head}persona: grumpy\nsays: [hi]\n${never}`, /^3: persona: must be one of patient/],
    ['a name with spaces', `name: A name\nstory: s\nsays: [hi]\n${never}`, /^1: name: may have lower-case/],
    [
      'a page that leads nowhere',
      `${head}customer:\n  page: { url: 'javascript:1', title: t }\nsays: [hi]\n${never}`,
      /^4: customer\.page\.url: must be an http/,
    ],
    [
      'a last line that nobody waits for',
      `${head}says:\n  - { say: hi, wait: false }\n${never}`,
      /^4: says\.0\.wait: /,
    ],
    ['a twin of itself', `${head}twin: n\nsays: [hi]\n${never}`, /^3: twin: /],
    ['the second of two', `${head}says: [hi]\n${never}---\nname: m\nstory: s\nlanguage: xx\n`, /^8: language: /],
    [
      'a name that comes twice',
      `${head}says: [hi]\n${never}---\n${head}says: [hi]\n${never}`,
      /^6: name: there is a drill "n" already$/,
    ],
    ['what is no YAML', 'name: [', /^1: /],
    ['nothing', '', /^1: the drill/],
    ['a text', 'hello', /^1: the drill: /],
    ['a null character', `name: n\nstory: "a\\0"\nsays: [hi]\n${never}`, /null character/],
    ['too much', `${head}says: [${'x'.repeat(100_001)}]`, /^1: the drill is longer than 100,000/],
  ])('%s', (_, source, wanted) => expect(fault(source)).toMatch(wanted))

  test('one is one', () => {
    const two = `${head}says: [hi]\n${never}---\nname: m\nstory: s\nsays: [hi]\n${never}`
    expect(() => parseDrill(two)).toThrow('"m" is another')
  })
})
