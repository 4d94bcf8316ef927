import { describe, expect, test } from 'vitest'
import { readEvent, type WidgetEvent } from './read-event.ts'
import { changed, emptyThread, type Invitation } from './thread.ts'

function invitationAfter(...facts: [type: string, fields?: Record<string, unknown>][]): Invitation | null {
  const events = facts.map(([type, fields = {}], i): WidgetEvent => {
    const event = readEvent({ seq: i + 1, type, at: '2026-01-05T09:00:00Z', actor: { kind: 'system' }, ...fields })
    if (!event) throw new Error('not an event')
    return event
  })
  return changed(emptyThread, { type: 'events', events, upTo: events.length, caughtUp: true }).invitation
}
const queued = ['Queued', { told: { key: 'handoff.queued', params: { team: 'Support' } } }] as const
const invited = [[...queued], ['InvitationMade', { handoffId: 'h1' }]] as [string, Record<string, unknown>][]
const yes = ['InvitationAnswered', { accepts: true }] as [string, Record<string, unknown>]
const asked = (slot: string, ask: string | null = null) =>
  ['InvitationAsked', { slot, ask }] as [string, Record<string, unknown>]
const answered = (answers: string | null) =>
  ['MessageReceived', { messageId: 'm', clientId: 'c', text: 'x', answers }] as [string, Record<string, unknown>]

describe('what is offered while waiting', () => {
  test('stands until it is answered', () => {
    expect(invitationAfter(...invited)).toEqual({ handoffId: 'h1', accepts: null, question: null })
    expect(invitationAfter(...invited, ['InvitationAnswered', { accepts: false }])).toMatchObject({ accepts: false })
  })

  test('a question stands until the message that answers it, or until it is skipped', () => {
    const question = { slot: 'device', ask: 'Which reader?' }
    expect(invitationAfter(...invited, yes, asked('device', 'Which reader?'))?.question).toEqual(question)
    expect(invitationAfter(...invited, yes, asked('device', 'Which reader?'), answered(null))?.question).toEqual(
      question,
    )
    expect(invitationAfter(...invited, yes, asked('device'), answered('device'))?.question).toBeNull()
    expect(
      invitationAfter(...invited, yes, asked('device'), ['InvitationSkipped', { slot: 'device' }])?.question,
    ).toBeNull()
  })

  test.each(['OfferAccepted', 'TakenOver', 'Returned', 'Resolved'])('is gone with %s', (type) => {
    expect(invitationAfter(...invited, yes, asked('device'), [type, { told: null }])).toBeNull()
  })

  test('stays while the desk looks for somebody else', () => {
    expect(invitationAfter(...invited, ['Offered', { told: null }])).toMatchObject({ handoffId: 'h1' })
  })

  test('facts that lack what they need show nothing', () => {
    expect(invitationAfter([...queued], ['InvitationMade'], asked('device'), yes)).toBeNull()
    expect(invitationAfter(...invited, yes, ['InvitationAsked'])?.question).toBeNull()
  })
})
