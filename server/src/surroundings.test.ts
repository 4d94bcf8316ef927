import { expect, test } from 'vitest'
import type { Database } from './db/database.ts'
import { createIds } from './ids.ts'
import { createSurroundings } from './surroundings.ts'

const hour = 60 * 60 * 1000

test('the clocks of a workspace change when those of its zone do, though they were asked a moment before', async () => {
  let now = Date.parse('2026-10-25T00:59:59.999Z')
  const clock = () => now
  const surroundings = createSurroundings({ db: inZone(() => 'Europe/Berlin'), now: clock, newId: createIds(clock) })
  await surroundings.policy('acme')
  expect(surroundings.zoneOffsetMs('acme')).toBe(2 * hour)
  now += 1
  expect(surroundings.zoneOffsetMs('acme')).toBe(hour)
})

test('a workspace that moves has the clocks of where it is now', async () => {
  let zone = 'America/Sao_Paulo'
  const clock = () => Date.parse('2026-06-01T12:00:00Z')
  const surroundings = createSurroundings({ db: inZone(() => zone), now: clock, newId: createIds(clock) })
  await surroundings.policy('acme')
  expect(surroundings.zoneOffsetMs('acme')).toBe(-3 * hour)
  zone = 'Asia/Kolkata'
  surroundings.changed('acme')
  await surroundings.policy('acme')
  expect(surroundings.zoneOffsetMs('acme')).toBe(5.5 * hour)
})

/** A database that knows one thing: the zone of the workspace's default team. */
function inZone(zone: () => string): Database {
  const scoped: Database['scoped'] = async <R>() => [{ policy: {}, page_capture: null, zone: zone() } as R]
  return { scoped } as Database
}
