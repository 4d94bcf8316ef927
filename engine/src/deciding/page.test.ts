import { describe, expect, test } from 'vitest'
import { withCapture } from '../handoff/with-capture.ts'
import { asked, customerSays, play, type Play } from '../testing/index.ts'
import { due } from '../conversation/due.ts'
import type { Command } from '../conversation/commands.ts'

const handOff = (page: { url: string; title: string; trail?: object[] } | null = null): Command => ({
  type: 'RequestHandoff',
  reason: { kind: 'customer-pressed' },
  team: null,
  skills: [],
  priority: 'normal',
  note: null,
  agentId: null,
  page,
})
const captured = (captureId: string, handoffId: string | null = null): Command => ({
  type: 'CapturePage',
  captureId,
  because: 'handoff',
  nodes: 9,
  bytes: 900,
  masked: 4,
  handoffId,
})
const types = (it: Play) => it.lastFacts().map(({ type }) => type)
const page = { url: 'https://shop.example/cart', title: 'Cart' }

/** A conversation that Mara holds. */
function held(it = play()): Play {
  asked(it)
  it.send(handOff())
  it.send({ type: 'TakeOver', agentId: 'mara' })
  return it
}

describe('the picture of the page', () => {
  test('frozen before the handoff, it travels in the package', () => {
    const it = asked(play())
    it.send(captured('cap1'))
    it.send(handOff(page))
    const pkg = it.state().handoff?.package
    expect(pkg?.page).toMatchObject({ captureId: 'cap1' })
    expect(pkg?.missing.map(({ part }) => part)).not.toContain('capture')
  })

  test('frozen for a handoff that was made a moment before, it counts as presented, and what was written stays', () => {
    const it = asked(play())
    it.send(handOff(page))
    const { id } = it.state().handoff ?? { id: '' }
    it.send(captured('cap1', id))
    const handoff = it.state().handoff
    if (!handoff?.package) throw new Error('no package')
    const shown = withCapture(handoff.package, handoff.capture)
    expect(handoff.package.page?.captureId).toBeNull()
    expect(shown.page?.captureId).toBe('cap1')
    expect(shown.missing.map(({ part }) => part)).not.toContain('capture')
    expect(shown.completeness.score).toBe(handoff.package.completeness.score + 2)
  })

  test('without a handoff named, it is of the one that stands and has none', () => {
    const it = asked(play())
    it.send(handOff(page))
    it.send(captured('cap1'))
    expect(it.state().handoff?.capture).toMatchObject({ captureId: 'cap1' })
    it.send(captured('cap2'))
    expect(it.state().handoff?.capture).toMatchObject({ captureId: 'cap1' })
    expect(it.state().capture).toMatchObject({ captureId: 'cap2' })
    // Nor is a refusal of another tab heard, where there is a picture.
    expect(it.send({ type: 'RefuseCapture', because: 'failed', handoffId: null })).toMatchObject({ facts: [] })
  })

  test('for another handoff it is not taken', () => {
    const it = asked(play())
    it.send(handOff(page))
    it.send(captured('cap1', 'another'))
    expect(it.state().handoff?.capture).toBeUndefined()
  })

  test('why there is none is said once, and is the cause of the gap', () => {
    const it = asked(play())
    it.send(handOff(page))
    const { id } = it.state().handoff ?? { id: '' }
    it.send({ type: 'RefuseCapture', because: 'customer-declined', handoffId: id })
    const decision = it.send({ type: 'RefuseCapture', because: 'customer-declined', handoffId: id })
    expect(decision).toMatchObject({ facts: [] })
    const handoff = it.state().handoff
    if (!handoff?.package) throw new Error('no package')
    expect(withCapture(handoff.package, handoff.capture).missing).toContainEqual({
      part: 'capture',
      cause: 'customer-declined',
      owner: 'rule',
    })
  })

  test('a workspace that does not look at pages gets none, and the gap is its own rule', () => {
    const it = asked(play({ policy: { pageCapture: 'off' } }))
    expect(it.send(captured('cap1'))).toEqual({ kind: 'refused', refusal: { code: 'page_capture_off' } })
    it.send(handOff(page))
    expect(it.state().handoff?.package?.missing).toContainEqual({
      part: 'capture',
      cause: 'capture-refused',
      owner: 'rule',
    })
  })

  test("the assistant's next episode begins without the picture of the last", () => {
    const it = held()
    it.send(captured('cap1'))
    it.send({ type: 'ReturnToAssistant', agentId: 'mara', briefing: null })
    expect(it.state().capture).toBeNull()
  })
})

test('what happened on the page travels with it, and the same page is not stored twice (failure 15)', () => {
  const it = play()
  const trail = [{ kind: 'console-error', at: '2026-01-05T10:00:00.000Z', message: 'x is undefined', count: 1 }]
  asked(it)
  it.send({ ...customerSays('It broke', 'm2'), page: { ...page, trail } } as Command)
  it.send({ ...customerSays('Still', 'm3'), page: { ...page, trail } } as Command)
  expect(it.records().filter(({ fact }) => fact.type === 'PageSeen')).toHaveLength(1)
  it.send(handOff({ ...page, trail: [...trail, { ...trail[0], count: 2 }] }))
  expect(it.records().filter(({ fact }) => fact.type === 'PageSeen')).toHaveLength(2)
  expect(it.state().handoff?.package?.page?.textId).toBe(it.state().page?.textId)
})

describe('following the page live', () => {
  test('the holder asks, the customer allows, and either ends it', () => {
    const it = held()
    it.send({ type: 'AskToFollow', agentId: 'mara' })
    expect(types(it)).toEqual(['FollowAsked'])
    expect(it.state().follow).toMatchObject({ agentId: 'mara', allowedAt: null })
    it.send({ type: 'AnswerFollow', allows: true })
    expect(it.state().follow?.allowedAt).toBe(it.now())
    it.send({ type: 'StopFollow', because: 'customer' })
    expect(it.lastFacts()).toEqual([{ type: 'FollowStopped', agentId: 'mara', because: 'customer' }])
    expect(it.state().follow).toBeNull()
  })

  test('nobody but the holder may ask, and nothing is allowed that was not asked', () => {
    const it = held()
    expect(it.send({ type: 'AskToFollow', agentId: 'lin' })).toMatchObject({ refusal: { code: 'not_the_holder' } })
    expect(it.send({ type: 'AnswerFollow', allows: true })).toMatchObject({ refusal: { code: 'not_following' } })
  })

  test('no is no', () => {
    const it = held()
    it.send({ type: 'AskToFollow', agentId: 'mara' })
    it.send({ type: 'AnswerFollow', allows: false })
    expect(types(it)).toEqual(['FollowRefused'])
    expect(it.state().follow).toBeNull()
  })

  test.each<[string, Command, string]>([
    ['another person takes over', { type: 'TakeOver', agentId: 'lin' }, 'holder-changed'],
    ['it goes back to the assistant', { type: 'ReturnToAssistant', agentId: 'mara', briefing: null }, 'holder-changed'],
    ['it is handed on', { ...handOff(), agentId: 'mara' } as Command, 'holder-changed'],
    ['it is resolved', { type: 'Resolve', by: 'agent', agentId: 'mara', resolution: 'solved' }, 'resolved'],
  ])('when %s, it ends with whom it was allowed', (_, command, because) => {
    const it = held()
    it.send({ type: 'AskToFollow', agentId: 'mara' })
    it.send({ type: 'AnswerFollow', allows: true })
    it.send(command)
    expect(it.lastFacts().at(-1)).toEqual({ type: 'FollowStopped', agentId: 'mara', because })
  })

  test('it ends by itself: allowed after ten minutes, unanswered after two', () => {
    const it = held()
    it.policy = { ...it.policy, nudgeMs: 3_600_000, silentMs: 3_600_000 }
    it.send({ type: 'AskToFollow', agentId: 'mara' })
    expect(due(it.state(), it.policy)).toEqual({ at: it.now() + 120_000, kind: 'follow' })
    it.send({ type: 'AnswerFollow', allows: true })
    expect(due(it.state(), it.policy)).toEqual({ at: it.now() + 600_000, kind: 'follow' })
    it.wait(599_999)
    expect(it.send({ type: 'EndFollow' })).toMatchObject({ facts: [] })
    it.wait(1)
    it.send({ type: 'EndFollow' })
    expect(it.lastFacts()).toEqual([{ type: 'FollowStopped', agentId: 'mara', because: 'timed-out' }])
    it.send({ type: 'AskToFollow', agentId: 'mara' })
    it.wait(120_000)
    it.send({ type: 'EndFollow' })
    expect(it.lastFacts()).toEqual([{ type: 'FollowStopped', agentId: 'mara', because: 'not-answered' }])
  })
})

describe('pointing', () => {
  const here = { captureId: 'cap1', node: 7, note: 'Press this', url: null, label: null }

  test('the holder points; who does not hold it does not', () => {
    const it = held()
    it.send({ type: 'Point', agentId: 'mara', ...here })
    expect(it.lastFacts()).toMatchObject([{ type: 'Pointed', captureId: 'cap1', node: 7 }])
    expect(it.send({ type: 'Point', agentId: 'lin', ...here })).toMatchObject({ refusal: { code: 'not_the_holder' } })
  })

  test('the assistant points in its turn, and not when the turn is withheld (law 1)', () => {
    const it = asked(play())
    const point = { kind: 'point', ...here } as const
    const acts = {
      type: 'ActAsAssistant',
      turnId: 't1',
      epoch: it.state().epoch,
      basedOn: 'm1',
      acts: [point],
    } as const
    it.send(acts)
    expect(types(it)).toEqual(['Pointed'])
    it.send({ type: 'TakeOver', agentId: 'mara' })
    it.send({ ...acts, turnId: 't2' })
    expect(it.lastFacts().some(({ type }) => type === 'Pointed')).toBe(false)
  })

  const turn = (it: Play, turnId: string, ...acts: object[]) =>
    ({ type: 'ActAsAssistant', turnId, epoch: it.state().epoch, basedOn: 'm1', acts }) as unknown as Command
  const act = (change: object = {}) => ({ kind: 'point', ...here, ...change })

  test('the assistant points once in a turn, also across what it says', () => {
    const it = asked(play())
    it.send(turn(it, 't1', act(), act({ node: 8 })))
    expect(it.lastFacts()).toMatchObject([{ type: 'Pointed', node: 7, turnId: 't1' }])
    expect(it.send(turn(it, 't1', act({ node: 9 })))).toMatchObject({ facts: [] })
    it.send(turn(it, 't2', act({ node: 9 })))
    expect(it.lastFacts()).toMatchObject([{ type: 'Pointed', node: 9 }])
  })

  test('a page that the customer has left behind by writing again is not pointed at', () => {
    const it = asked(play())
    const late = turn(it, 't1', act())
    it.send(customerSays('It is another one', 'm2'))
    it.send(late)
    expect(types(it)).toEqual(['ReplyWithheld'])
  })

  test.each(['note', 'label'])('words beside it that claim a transfer become one, and are not shown: %s', (where) => {
    const it = asked(play())
    it.send(turn(it, 't1', act({ [where]: 'I am connecting you with a colleague' })))
    expect(types(it)).toEqual(expect.arrayContaining(['ReplyWithheld', 'Escalated', 'HandoffPrepared']))
    expect(types(it)).not.toContain('Pointed')
  })
})
