import { describe, expect, test } from 'vitest'
import type { Command } from '../conversation/commands.ts'
import { due } from '../conversation/due.ts'
import { waitsOf } from '../routing/waits.ts'
import { agent, asked, monday, play, press, roster, type Play } from '../testing/spec.ts'

const at = monday + 4 * 3_600_000
const busy = roster([agent('mara', { load: 2 }), agent('jon', { load: 2 })])
const waits = (): Play => {
  const it = asked(play({ roster: busy }))
  press(it)
  return it
}
const book = (it: Play, when = at, agentId = 'mara') =>
  it.send({ type: 'BookCallback', agentId, at: when, because: 'customer', note: 'reach me on 030 1234' })

describe('a booked time', () => {
  test('is a promise with a time: told with the name, and nobody is asked before it', () => {
    const it = waits()
    book(it)
    const { handoff } = it.state()
    expect(handoff).toMatchObject({ status: 'scheduled', scheduledFor: at, callback: { agentId: 'mara', callAt: at } })
    expect(handoff?.told).toEqual({ key: 'callback.booked', params: { agent: 'MARA', at } })
    expect(it.text(handoff!.callback!.noteTextId!)).toContain('reach me')
    expect(JSON.stringify(it.records())).not.toContain('reach me')
    it.roster = roster([agent('mara'), agent('jon')])
    it.wait(3_600_000)
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff).toMatchObject({ status: 'scheduled', offer: null })
    expect(due({ ...it.state(), invitation: null }, { ...it.policy, inviteWhileWaiting: false })).toEqual({
      at,
      kind: 'scheduled',
    })
  })

  test('is offered to that person at the time, and when they do not answer to another', () => {
    const it = waits()
    book(it)
    // Who has been idle longest would be asked else.
    it.roster = roster([agent('mara', { idleSince: at }), agent('jon', { idleSince: 0 })])
    it.wait(at - it.now())
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff?.offer?.agentId).toBe('mara')
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff!.offer!.id, agentId: 'mara', reason: 'busy' })
    expect(it.state().handoff?.offer?.agentId).toBe('jon')
    it.send({ type: 'AcceptOffer', offerId: it.state().handoff!.offer!.id, agentId: 'jon' })
    expect(it.state().handoff?.callback).toBe(undefined)
  })

  test('has the room that was kept free for it, and no more than that', () => {
    const at2 = (load: number, kept: number) => {
      const it = waits()
      book(it)
      it.roster = roster([agent('mara', { load, kept, capacity: 2 }), agent('jon', { load: 0 })])
      it.wait(at - it.now())
      it.send({ type: 'RouteAgain' })
      return it.state().handoff?.offer?.agentId
    }
    expect(at2(2, 1)).toBe('mara')
    // Whoever took more by choice has no room: somebody else is asked.
    expect(at2(3, 1)).toBe('jon')
    expect(at2(2, 0)).toBe('jon')
  })

  test('with nobody there at the time the customer hears how it goes on', () => {
    const opens = at + 3_600_000
    const it = waits()
    book(it)
    const closed = { openings: [{ from: opens, to: opens + 1 }] }
    it.roster = { ...roster([agent('mara', { presence: 'offline' })]), teams: [{ ...busy.teams[0]!, ...closed }] }
    it.wait(at - it.now())
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff?.told).toMatchObject({ key: 'handoff.scheduled', params: { at: opens } })
  })

  test('is moved, and cancelled: then they wait again at once', () => {
    const it = waits()
    book(it)
    book(it, at + 1_800_000, 'jon')
    expect(it.lastFacts()).toMatchObject([{ type: 'CallbackMoved', agentId: 'jon', told: { key: 'callback.moved' } }])
    const { callback } = it.state().handoff!
    expect(it.state().handoff).toMatchObject({ scheduledFor: at + 1_800_000, callback: { agentId: 'jon' } })
    expect(it.text(callback!.noteTextId!)).toContain('030 1234')
    it.send({ type: 'BookCallback', agentId: 'mara', at, because: 'agent-gone', note: null })
    expect(it.state().handoff!.callback).toEqual({ ...callback, agentId: 'mara', callAt: at })
    it.send({ type: 'CancelCallback', because: 'customer' })
    expect(it.lastFacts().map(({ type }) => type)).toEqual(['CallbackCancelled', 'Queued'])
    expect(it.state().handoff).toMatchObject({ status: 'queued', callback: undefined })
  })

  test('asked for twice it is booked once; too late, or while somebody is asked, it is refused', () => {
    const it = waits()
    book(it)
    const { version } = it.state()
    book(it)
    expect(it.state().version).toBe(version)
    expect(book(it, it.now())).toMatchObject({ kind: 'refused', refusal: { code: 'callback_taken' } })
    const offered = asked(play())
    press(offered)
    expect(book(offered)).toMatchObject({ kind: 'refused', refusal: { code: 'not_waiting' } })
  })

  test.each<Command>([
    { type: 'Misroute', agentId: 'lea', isLead: true, team: 'vat', skills: [], note: null },
    { type: 'Give', by: 'lea', to: { agentId: null, team: 'vat' }, over: false, epoch: null },
    {
      type: 'RequestHandoff',
      agentId: null,
      reason: { kind: 'requested', code: 'vat' },
      team: 'vat',
      skills: [],
      priority: 'normal',
      note: null,
    },
  ])('who is sent to another team is told that the time is off, and waits there: $type', (command) => {
    const it = waits()
    it.roster = { ...busy, teams: [...busy.teams, { ...busy.teams[0]!, id: 'vat', name: 'VAT', isDefault: false }] }
    book(it)
    it.send(command)
    expect(it.lastFacts().map(({ type }) => type)).toContain('CallbackCancelled')
    expect(it.state().handoff).toMatchObject({ team: 'vat', status: 'queued' })
    expect(it.state().handoff?.callback).toBe(undefined)
  })

  test('whoever comes free before it is not given the case, and is once the time has come to nothing', () => {
    const it = waits()
    expect(waitsOf(it.state())).not.toBe(null)
    book(it)
    expect(waitsOf(it.state())).toBe(null)
    it.wait(at - it.now())
    it.send({ type: 'RouteAgain' })
    expect(it.state().handoff?.status).toBe('queued')
    expect(waitsOf(it.state())).not.toBe(null)
  })

  test('whom a lead asks before it, and who does not take it, leaves the time as it was', () => {
    const it = waits()
    book(it)
    it.roster = roster([agent('mara'), agent('jon')])
    it.send({ type: 'Give', by: 'lea', to: { agentId: 'jon', team: null }, over: false, epoch: null })
    expect(it.state().handoff?.offer?.agentId).toBe('jon')
    it.send({ type: 'DeclineOffer', offerId: it.state().handoff!.offer!.id, agentId: 'jon', reason: 'busy' })
    expect(it.state().handoff).toMatchObject({ status: 'scheduled', scheduledFor: at, offer: null })
    expect(due({ ...it.state(), invitation: null }, { ...it.policy, inviteWhileWaiting: false })?.at).toBe(at)
  })
})
