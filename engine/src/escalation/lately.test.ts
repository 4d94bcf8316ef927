import { describe, expect, test } from 'vitest'
import { lengthOf, noveltyFor, noveltyHere, notRecognised, resolvedAlone, successOf, type Lately } from './lately.ts'
import { asked, assistantActs, customerSays, end, play, says, type Play } from '../testing/spec.ts'
import type { Act } from '../conversation/commands.ts'
import type { IntentRead } from '../conversation/facts.ts'
import { nothingAround, type Around } from './features.ts'
import { replayFacts } from '../replay/from-facts.ts'

const counts = (seen: number, alone = 0, notAlone = 0, messages = seen * 6) => ({
  seen,
  alone,
  notAlone,
  ended: seen,
  messages,
})
const desk: Lately = {
  of: {
    track_order: counts(100, 40, 10),
    request_refund: counts(60, 0, 50),
    delete_account: counts(1),
    [notRecognised]: counts(20, 2, 8),
  },
}

describe('how often such cases were resolved alone', () => {
  test('is drawn towards the middle, the more so the less is known', () => {
    const of = (alone: number, notAlone: number, seen = alone + notAlone) =>
      successOf({ of: { it: counts(seen, alone, notAlone) } }, 'it') ?? 0
    expect(of(0, 0)).toBe(0.5)
    expect(of(0, 1)).toBeGreaterThan(0.4)
    expect(of(0, 50)).toBeLessThan(0.1)
    expect(of(50, 0)).toBeGreaterThan(0.9)
    expect(of(0, 20, 100)).toBeGreaterThan(of(0, 20))
  })
  test('is not known of an intent that was never seen, of none, and of what only sounds like a name', () => {
    expect(successOf(desk, 'return_item')).toBeNull()
    expect(successOf(desk, null)).toBeNull()
    expect(successOf(desk, 'constructor')).toBeNull()
    expect(successOf(null, 'track_order')).toBeNull()
  })
})

test('what is rare at a desk that has seen enough is new to it, and what it sees every day is not', () => {
  expect(noveltyHere(desk, 'track_order')).toBe(0)
  expect(noveltyHere(desk, null)).toBe(0)
  expect(noveltyHere(desk, 'return_item')).toBeGreaterThan(0.8)
  expect(noveltyHere(desk, 'delete_account')).toBeGreaterThan(0.5)
  expect(noveltyHere({ of: { track_order: counts(29) } }, 'return_item')).toBeNull()
})

test('it is new to a customer who came often, for other things; less where an area of it is known', () => {
  const earlier = { intents: Array.from({ length: 9 }, () => 'track_order'), areas: ['delivery'] }
  expect(noveltyFor(earlier, 'track_order', ['delivery'])).toBe(0)
  expect(noveltyFor(earlier, 'delete_account', ['account'])).toBe(0.75)
  expect(noveltyFor(earlier, 'delivery_late', ['delivery'])).toBe(0.375)
  expect(noveltyFor(earlier, null, [])).toBe(0.75)
  expect(noveltyFor({ intents: ['track_order', 'track_order'], areas: [] }, 'delete_account', [])).toBeNull()
})

test('cases that take longer here than others are complex, and short ones are not', () => {
  const of = (messages: number) => lengthOf({ of: { a: counts(100), b: counts(40, 0, 0, messages) } }, 'b') ?? -1
  expect(of(40 * 3)).toBe(0)
  expect(of(40 * 30)).toBeGreaterThan(0.4)
  expect(lengthOf(desk, 'return_item')).toBeNull()
})

const track: IntentRead = { name: 'track_order', confidence: 0.9, areas: ['delivery'], version: 1 }
const remove: IntentRead = { name: 'delete_account', confidence: 0.9, areas: ['account'], version: 1 }

/** The same words, the same answers; only what they are about differs. Gives the customer's turn that a person took over at. */
function turnsUntilPerson(intent: IntentRead, around: Partial<Around>): { turns: number; it: Play } {
  const it = play()
  it.around = { ...nothingAround, known: true, waitMin: 0, ...around }
  it.readIntent = () => intent
  asked(it, 'I have a question about it')
  for (let turn = 1; turn < 30; turn++) {
    it.send({ type: 'ConsiderTurn', turnId: `c${turn}`, basedOn: it.state().lastCustomer?.messageId ?? '' })
    if (it.state().handoff) return { turns: turn, it }
    const words = `${turn} things of the kind ${'abcdefghijklmnopqrstuvwxyz'.slice(turn % 20, (turn % 20) + 5)}`
    it.send(assistantActs(it, [says(words, { grounding: 0.5 }), end]))
    if (it.state().handoff) return { turns: turn, it }
    it.wait(60_000)
    it.send(customerSays(`And how about number ${turn * 7919}?`, `q${turn}`))
  }
  return { turns: 30, it }
}

describe('what is known of such cases decides with the rest', () => {
  const usual = { intents: Array.from({ length: 12 }, () => 'track_order'), areas: ['delivery'] }
  const evenDesk: Lately = { of: { track_order: counts(200, 60, 20), delete_account: counts(2) } }

  test('an enterprise account with a query unlike anything before is handed off sooner than with its usual one', () => {
    const around = { tier: 'enterprise', lately: evenDesk, earlier: usual }
    const [known, unlike] = [turnsUntilPerson(track, around), turnsUntilPerson(remove, around)]
    expect(unlike.turns).toBeLessThan(known.turns)
    expect(unlike.it.state().handoff?.reason.kind).toBe('expected-cost')
  })

  test('that it is unlike this customer alone makes it dearer to go on, the more so the dearer the customer', () => {
    const dearer = (tier: string) => {
      const goOn = (intent: IntentRead) =>
        turnsUntilPerson(intent, { tier, earlier: usual })
          .it.records()
          .flatMap(({ fact }) => (fact.type === 'HandoffWeighed' ? [fact.weighing.costs['go-on'] ?? 0] : []))[0] ?? 0
      return goOn(remove) - goOn(track)
    }
    expect(dearer('free')).toBeGreaterThan(0.1)
    expect(dearer('enterprise')).toBeGreaterThan(1.5 * dearer('free'))
  })

  test('where an intent always fails, it is handed off sooner', () => {
    const failing: Lately = { of: { track_order: counts(60, 0, 60) } }
    expect(turnsUntilPerson(track, { lately: failing }).turns).toBeLessThan(turnsUntilPerson(track, {}).turns)
  })

  test('what little is known says nothing: the numbers are those of a desk that knows nothing', () => {
    const little = { lately: { of: { other: counts(3, 1, 1) } }, earlier: { intents: ['other'], areas: [] } }
    const [a, b] = [turnsUntilPerson(track, little), turnsUntilPerson(track, {})]
    expect(a.it.weighed()?.weighing).toEqual(b.it.weighed()?.weighing)
  })

  test('where no message was read for what it is about, nothing is new', () => {
    const it = play()
    it.around = { ...nothingAround, lately: evenDesk, earlier: usual }
    asked(it)
    it.send(assistantActs(it, [says('Open Settings.'), end]))
    const bare = asked(play())
    bare.send(assistantActs(bare, [says('Open Settings.'), end]))
    expect(it.weighed()?.weighing.features).toEqual(bare.weighed()?.weighing.features)
  })

  test('a replay sees what the decision saw', () => {
    const around = { tier: 'enterprise', contacts48h: 3, lately: evenDesk, earlier: usual }
    const { it } = turnsUntilPerson(remove, around)
    const replayed = replayFacts('c', it.records(), it.policy, { tier: 'enterprise' })
    const decided = it.records().flatMap(({ fact }) => (fact.type === 'HandoffWeighed' ? [fact.weighing] : []))
    expect(replayed.points.at(-1)?.costs).toMatchObject({ 'hand-off': decided.at(-1)?.costs['hand-off'] })
    expect(replayed.points.map(({ resolves }) => resolves)).toEqual(decided.map(({ resolves }) => resolves))
  })
})

describe('whether it was resolved alone', () => {
  const helped = (outcome: 'customer-said-yes' | 'customer-said-no'): Act[] => [
    { kind: 'start-attempt', attemptId: 'a', path: 'article', ref: 'a', title: 'A' },
    says('Open Settings.'),
    { kind: 'end-attempt', attemptId: 'a', outcome, evidence: {} },
    end,
  ]
  const after = (...acts: Act[]) => {
    const it = asked(play())
    it.send(assistantActs(it, acts))
    return it
  }
  test('says the customer', () => {
    expect(resolvedAlone(after(...helped('customer-said-yes')).state())).toBe(true)
    expect(resolvedAlone(after(...helped('customer-said-no')).state())).toBe(false)
  })
  test('silence says nothing', () => expect(resolvedAlone(after(says('Open Settings.'), end).state())).toBeNull())
  test('who asks for a person needs one', () =>
    expect(resolvedAlone(asked(play(), 'Can I talk to a human?').state())).toBe(false))
  test('what the decision itself handed off says nothing, until an agent says of it', () => {
    const { it } = turnsUntilPerson(track, { lately: { of: { track_order: counts(60, 0, 60) } } })
    expect(it.state().handoff?.reason.kind).toBe('expected-cost')
    expect(resolvedAlone(it.state())).toBeNull()
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send({
      type: 'Resolve',
      by: 'agent',
      agentId: 'mara',
      resolution: 'solved',
      timing: 'could-have-been-assistant',
    })
    expect(resolvedAlone(it.state())).toBe(true)
  })
})
