import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { active, chosen, connected, disconnected, settle, type PresenceState, type Status } from './next-presence.ts'

const times = { graceMs: 15_000, idleMs: 900_000 }
const at = 1_000_000
const online: PresenceState = {
  presence: 'online',
  reason: 'chosen',
  until: null,
  after: null,
  by: null,
  goneAt: null,
  activeAt: null,
  at: 0,
  due: null,
}
const say = (state: PresenceState, presence: Status, until: number | null = null, now = at) =>
  chosen(state, { presence, reason: 'chosen', until, by: null }, now, times)

describe('a connection', () => {
  test('that comes back within the grace was never away', () => {
    const gone = disconnected(online, at, times)
    expect(gone).toMatchObject({ presence: 'online', due: at + 15_000 })
    expect(settle(gone, at + 14_999, times)).toMatchObject({ state: { presence: 'online' }, release: false })
    expect(connected(gone, at + 10_000, times)).toEqual(online)
  })

  test('that stays away takes its owner with it, once, and what they hold is given to others', () => {
    const { state, release } = settle(disconnected(online, at, times), at + 15_000, times)
    expect(state).toMatchObject({ presence: 'offline', reason: 'gone', after: 'online' })
    expect(release).toBe(true)
  })

  test('that comes back later finds them as they were', () => {
    for (const presence of ['online', 'away'] as const) {
      const gone = settle(disconnected({ ...online, presence }, at, times), at + 15_000, times).state
      expect(connected(gone, at + 60_000, times)).toMatchObject({ presence, goneAt: null, due: null })
    }
  })

  test('that comes back finds who was not to be disturbed undisturbed, until it was to end', () => {
    const quiet = say(online, 'do-not-disturb', at + 100_000)
    const gone = settle(disconnected(quiet, at, times), at + 15_000, times).state
    expect(connected(gone, at + 60_000, times)).toMatchObject({ presence: 'do-not-disturb', due: at + 100_000 })
    expect(connected(gone, at + 100_000, times)).toMatchObject({ presence: 'online', due: null })
  })

  test('of somebody who chose to be offline does not bring them back', () => {
    const off = disconnected(say(online, 'offline'), at, times)
    expect(connected(settle(off, at + 15_000, times).state, at + 60_000, times)).toMatchObject({ presence: 'offline' })
  })
})

describe('what is said', () => {
  test('for a time ends by itself', () => {
    const quiet = say(online, 'do-not-disturb', at + 1000)
    expect(quiet).toMatchObject({ presence: 'do-not-disturb', due: at + 1000 })
    expect(settle(quiet, at + 999, times).state.presence).toBe('do-not-disturb')
    expect(settle(quiet, at + 1000, times).state).toMatchObject({ presence: 'online', until: null, due: null })
  })

  test('by going offline has the grace to be taken back, and then gives away what is held', () => {
    const off = say(online, 'offline')
    expect(off.due).toBe(at + 15_000)
    expect(settle(off, at + 15_000, times)).toMatchObject({ release: true, state: { presence: 'offline', due: null } })
    expect(say(off, 'online', null, at + 5000).due).toBeNull()
  })

  test('by a key holds for somebody who has no connection', () => {
    const gone = settle(disconnected(online, at, times), at + 15_000, times).state
    const back = chosen(gone, { presence: 'online', reason: 'key', until: null, by: null }, at + 20_000, times)
    expect(settle(back, at + 1_000_000, times).state).toMatchObject({ presence: 'online' })
  })

  test('by who was here just now holds for as long as the grace', () => {
    const gone = settle(disconnected(online, at, times), at + 15_000, times).state
    const back = say(gone, 'online', null, at + 20_000)
    expect(back.due).toBe(at + 35_000)
  })
})

describe('whoever sits still', () => {
  const used = active(online, at, times)
  test('is away after a while, and back when they touch anything', () => {
    expect(used.due).toBe(at + 900_000)
    const away = settle(used, at + 900_000, times).state
    expect(away).toMatchObject({ presence: 'away', reason: 'idle' })
    expect(active(away, at + 950_000, times)).toMatchObject({ presence: 'online', activeAt: at + 950_000 })
  })

  test('is not brought back by a touch when they said that they are away', () => {
    expect(active(say(used, 'away'), at + 10, times)).toMatchObject({ presence: 'away' })
  })

  test('and never told of using the inbox, or where nobody counts, is left alone', () => {
    expect(settle(online, at * 1000, times).state).toEqual(online)
    expect(settle(used, at * 1000, { ...times, idleMs: 0 }).state.presence).toBe('online')
  })
})

test('whatever comes in whatever order, whoever is not offline and changes by themselves has a time at which somebody looks', () => {
  const deed = fc.constantFrom('connect', 'disconnect', 'active', 'online', 'away', 'offline', 'quiet', 'settle')
  fc.assert(
    fc.property(fc.array(fc.tuple(deed, fc.integer({ min: 1, max: 60_000 })), { maxLength: 30 }), (deeds) => {
      let state = online
      let now = at
      for (const [what, wait] of deeds) {
        now += wait
        if (what === 'connect') state = connected(state, now, times)
        else if (what === 'disconnect' && state.goneAt === null) state = disconnected(state, now, times)
        else if (what === 'active') state = active(state, now, times)
        else if (what === 'settle') state = settle(state, now, times).state
        else if (what === 'quiet') state = say(state, 'do-not-disturb', now + 30_000, now)
        else if (what === 'online' || what === 'away' || what === 'offline') state = say(state, what, null, now)
        if (state.presence === 'offline') continue
        if (state.goneAt !== null) expect(state.due).toBeLessThanOrEqual(state.goneAt + times.graceMs)
        if (state.until !== null) expect(state.due).toBeLessThanOrEqual(state.until)
      }
      // Left alone without a connection, everybody ends offline.
      if (state.goneAt === null) return
      for (let n = 0; n < 5; n += 1) state = settle(state, (now += 60_000), times).state
      expect(state.presence).toBe('offline')
    }),
    { numRuns: 2000 },
  )
})
