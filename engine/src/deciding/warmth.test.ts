import { describe, expect, test } from 'vitest'
import { warmthOf } from '../warm/arrival.ts'
import { agent, asked, monday, play, press, roster } from '../testing/spec.ts'
import { activeWithinMs } from './take-offer.ts'

const offered = (people = roster()) => {
  const it = asked(play({ roster: people }))
  press(it)
  const offerId = () => it.state().handoff?.offer?.id ?? ''
  return { it, offerId, warmth: () => warmthOf(it.state().handoff!) }
}

describe('the card is there before it is accepted', () => {
  test('said once for an offer, however often the screen tells it; then it is warm', () => {
    const { it, offerId, warmth } = offered()
    const loaded = { type: 'NoteCardLoaded', offerId: offerId(), agentId: 'mara' } as const
    it.wait(300)
    it.send(loaded)
    expect(it.lastFacts()).toEqual([
      { type: 'CardLoaded', handoffId: it.state().handoff?.id, offerId: loaded.offerId, agentId: 'mara' },
    ])
    expect(it.send(loaded)).toMatchObject({ kind: 'facts', facts: [] })
    expect(warmth()).toBe(null)
    it.send({ type: 'AcceptOffer', offerId: loaded.offerId, agentId: 'mara' })
    expect(warmth()).toEqual({ available: true, skilled: true, loaded: true })
    expect(it.state().handoff?.arrival).toMatchObject({ loadedAt: monday + 300, lacks: [] })
  })

  test('after the case was opened it is too late: the rate cannot be made better than it is', () => {
    const { it, offerId, warmth } = offered()
    const loaded = { type: 'NoteCardLoaded', offerId: offerId(), agentId: 'mara' } as const
    it.send({ type: 'AcceptOffer', offerId: loaded.offerId, agentId: 'mara' })
    it.send({ type: 'OpenCase', agentId: 'mara' })
    expect(it.send(loaded)).toMatchObject({ kind: 'facts', facts: [] })
    expect(warmth()).toEqual({ available: true, skilled: true, loaded: false })
  })

  test('is nobody else’s to say, and of no offer that is gone', () => {
    const { it, offerId } = offered(roster([agent('mara', { idleSince: monday - 90_000 }), agent('sam')]))
    const first = offerId()
    expect(it.send({ type: 'NoteCardLoaded', offerId: first, agentId: 'sam' })).toMatchObject({
      refusal: { code: 'offer_not_yours' },
    })
    it.send({ type: 'NoteCardLoaded', offerId: first, agentId: 'mara' })
    it.send({ type: 'DeclineOffer', offerId: first, agentId: 'mara', reason: 'busy' })
    expect(it.state().handoff?.arrival).toMatchObject({ agentId: 'sam', loadedAt: null })
    expect(it.send({ type: 'NoteCardLoaded', offerId: first, agentId: 'mara' })).toMatchObject({
      refusal: { code: 'offer_gone' },
    })
  })

  test('whoever takes it out of the queue was not asked: cold in every part; whoever takes over what is offered to them was', () => {
    const queue = offered(roster([agent('mara', { load: 2 })]))
    queue.it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(queue.warmth()).toEqual({ available: false, skilled: false, loaded: false })
    const other = offered()
    other.it.send({ type: 'NoteCardLoaded', offerId: other.offerId(), agentId: 'mara' })
    other.it.send({ type: 'TakeOver', agentId: 'sam' })
    expect(other.warmth()).toEqual({ available: false, skilled: false, loaded: false })
    const own = offered()
    own.it.send({ type: 'NoteCardLoaded', offerId: own.offerId(), agentId: 'mara' })
    own.it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(own.warmth()).toEqual({ available: true, skilled: true, loaded: true })
  })

  test('a search that had to widen finds people who lack something, and says what', () => {
    const it = asked(play({ roster: roster([agent('mara', { skills: ['vat:2'], languages: ['de'] })]) }))
    it.send({
      type: 'RequestHandoff',
      reason: { kind: 'requested', code: 'x' },
      team: null,
      skills: ['vat:4'],
      priority: 'normal',
      note: null,
      agentId: null,
    })
    for (let n = 0; n < 100 && !it.state().handoff?.offer; n++) {
      it.wait(60_000)
      it.send({ type: 'RouteAgain' })
    }
    expect(it.state().handoff?.choice).toMatchObject({ agentId: 'mara', lacks: ['vat', 'en'] })
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff?.offer?.id ?? '', agentId: 'mara' })
    expect(warmthOf(it.state().handoff!)).toEqual({ available: true, skilled: false, loaded: false })
  })

  test('taken back: the offer is gone, and whoever fetches it again was not asked', () => {
    const { it, offerId, warmth } = offered()
    const id = offerId()
    it.send({ type: 'NoteCardLoaded', offerId: id, agentId: 'mara' })
    it.send({ type: 'AcceptOffer', offerId: id, agentId: 'mara' })
    it.send({ type: 'TakeBack', agentId: 'mara', because: 'agent-away' })
    expect(it.send({ type: 'NoteCardLoaded', offerId: id, agentId: 'mara' })).toMatchObject({
      refusal: { code: 'offer_gone' },
    })
    it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(warmth()).toEqual({ available: false, skilled: false, loaded: false })
  })

  test('somebody took it from them, and they took it back: by choice, so it is not warm any more', () => {
    const { it, offerId, warmth } = offered()
    it.send({ type: 'NoteCardLoaded', offerId: offerId(), agentId: 'mara' })
    it.send({ type: 'AcceptOffer', offerId: offerId(), agentId: 'mara' })
    it.send({ type: 'TakeOver', agentId: 'sam' })
    it.send({ type: 'TakeOver', agentId: 'mara' })
    expect(warmth()).toEqual({ available: false, skilled: false, loaded: false })
  })
})

describe('accepted for them', () => {
  test('at once where they used the inbox within a minute, and the fact says so', () => {
    const { it, offerId } = offered()
    it.send({ type: 'AcceptForThem', offerId: offerId(), activeAt: it.now() - activeWithinMs })
    expect(it.lastFacts()).toMatchObject([
      { type: 'OfferAccepted', agentId: 'mara', automatic: { idleMs: 60_000 }, told: { key: 'handoff.accepted' } },
    ])
    expect(it.state().holder).toEqual({ kind: 'agent', id: 'mara' })
  })

  test('not a millisecond later, and never what is gone', () => {
    const { it, offerId } = offered()
    const late = { type: 'AcceptForThem', offerId: offerId(), activeAt: it.now() - activeWithinMs - 1 } as const
    expect(it.send(late)).toMatchObject({ kind: 'facts', facts: [] })
    expect(it.state().handoff?.status).toBe('offered')
    expect(it.send({ ...late, offerId: 'another', activeAt: it.now() })).toMatchObject({ facts: [] })
    it.wait(it.policy.offerMs)
    expect(it.send({ ...late, activeAt: it.now() })).toMatchObject({ facts: [] })
  })

  test('its card still counts as loaded before, where it is there before they open it', () => {
    const { it, offerId, warmth } = offered()
    const id = offerId()
    it.send({ type: 'AcceptForThem', offerId: id, activeAt: it.now() })
    it.send({ type: 'NoteCardLoaded', offerId: id, agentId: 'mara' })
    it.send({ type: 'OpenCase', agentId: 'mara' })
    expect(warmth()).toEqual({ available: true, skilled: true, loaded: true })
  })
})
