import { describe, expect, test } from 'vitest'
import type { Command, SelfServiceUse } from '../conversation/commands.ts'
import type { HandoffPackage } from '../handoff/package.ts'
import { agent, asked, customerSays, monday, play, roster, type Play } from '../testing/spec.ts'

const wifi: SelfServiceUse = {
  kind: 'article',
  text: 'The e-reader will not connect to Wi-Fi',
  ref: 'wifi-not-connecting',
  url: 'https://shop.example/help#wifi',
  results: null,
  at: null,
}
const searched: SelfServiceUse = { kind: 'search', text: 'wifi broken', ref: '', url: null, results: 4, at: null }
const note = (...uses: SelfServiceUse[]): Command => ({ type: 'NoteSelfService', uses })

const fromPage = (change: Partial<Extract<Command, { type: 'AskFromPage' }>> = {}): Command => ({
  type: 'AskFromPage',
  code: 'still-stuck',
  article: wifi,
  subject: null,
  values: [],
  team: null,
  skills: [],
  priority: 'normal',
  note: null,
  page: null,
  ...change,
})

const opened = (it: Play): Play => {
  it.send({ type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: 'v1', customerId: null, page: null })
  return it
}

function packageOf(it: Play): HandoffPackage {
  const prepared = it.records().findLast(({ fact }) => fact.type === 'HandoffPrepared')?.fact
  if (prepared?.type !== 'HandoffPrepared') throw new Error('no package')
  return prepared.package
}

describe('what the customer looked up alone', () => {
  test('travels among the attempts as theirs, in the order of their times', () => {
    const it = opened(play())
    it.send(note({ ...wifi, at: monday - 30_000 }, { ...searched, at: monday - 60_000 }))
    it.send(customerSays('I want to talk to a human', 'm1'))
    expect(packageOf(it).attempts).toMatchObject([
      { by: 'customer', path: 'search', outcome: 'no-answer', evidence: { results: 4 }, at: monday - 60_000 },
      { by: 'customer', path: 'article', ref: 'wifi-not-connecting', outcome: 'no-answer', at: monday - 30_000 },
    ])
  })

  test('told twice it is kept once, however it is written', () => {
    const it = opened(play())
    it.send(note(searched, { ...searched, text: ' WiFi  broken' }, wifi))
    const again = it.send(note(searched, wifi))
    expect(again).toMatchObject({ kind: 'facts', facts: [] })
    expect(it.state().selfService).toHaveLength(2)
  })

  test('a search that found nothing says so, and a time that cannot be is brought into the last day', () => {
    const it = opened(play())
    it.send(note({ ...searched, results: 0, at: monday + 9_000_000 }, { ...wifi, at: 5 }))
    it.send(customerSays('I want to talk to a human', 'm1'))
    expect(packageOf(it).attempts).toMatchObject([
      { path: 'article', at: monday - 24 * 60 * 60 * 1000 },
      { path: 'search', outcome: 'nothing-found', at: monday },
    ])
  })

  test('is bounded', () => {
    const it = opened(play())
    for (let n = 0; n < 40; n++) it.send(note({ ...searched, text: `words ${n}` }))
    expect(it.state().selfService).toHaveLength(12)
  })

  test('belongs to an open conversation', () => {
    const it = opened(play())
    it.send({ type: 'Resolve', by: 'agent', agentId: null, resolution: 'solved' })
    expect(it.send(note(searched))).toEqual({ kind: 'refused', refusal: { code: 'conversation_resolved' } })
  })
})

describe('a page that asks for a person', () => {
  test('needs no message: the reason names the article, which was not enough', () => {
    const it = opened(play())
    it.send(fromPage({ subject: 'Wi-Fi after the update' }))
    const pkg = packageOf(it)
    expect(it.state().holder).toEqual({ kind: 'queue', team: 'support' })
    expect(pkg.reason).toMatchObject({ kind: 'self-service', code: 'still-stuck' })
    expect(pkg.attempts).toMatchObject([
      { by: 'customer', path: 'article', ref: 'wifi-not-connecting', outcome: 'reported-failed' },
    ])
    expect(pkg.attempts[0]?.attemptId).toBe(pkg.reason.kind === 'self-service' ? pkg.reason.attemptId : '')
    expect(pkg.intent).toMatchObject({ source: 'page', titleTextId: expect.any(String) })
    expect(JSON.stringify(pkg)).not.toContain('Wi-Fi')
  })

  test('gives values that nobody has verified', () => {
    const it = opened(play())
    it.send(fromPage({ values: [{ name: 'order-number', value: '48213' }] }))
    expect(packageOf(it).facts).toMatchObject([
      { name: 'order-number', values: [{ source: 'integration', verified: false, messageId: null }] },
    ])
  })

  test('hands off what the assistant holds, in the middle of a conversation too', () => {
    const it = asked(play(), 'How do I reset it?')
    it.send(note(searched))
    it.send(fromPage({ article: null, code: 'asked' }))
    expect(packageOf(it).reason).toMatchObject({ kind: 'self-service', code: 'asked', attemptId: null })
    expect(packageOf(it).attempts).toMatchObject([{ path: 'search' }])
  })

  test.each(['waits for a person', 'has a person'])('takes nothing from who %s already', (stage) => {
    const it = asked(play({ roster: roster([agent('mara')]) }), 'I want to talk to a human')
    if (stage === 'has a person') it.send({ type: 'TakeOver', agentId: 'mara' })
    const { holder } = it.state()
    expect(it.send(fromPage())).toMatchObject({ kind: 'refused', refusal: { code: 'already_with_team' } })
    expect(it.state().holder).toEqual(holder)
  })
})
