import { expect, test } from 'vitest'
import { router } from '../router.tsx'
import { placesOf, type Role } from './place.ts'

const paths = (role: Role) => placesOf(Object.values(router.routesByPath), role).map(({ path }) => path)

test('an agent is shown the queue and what is known of incidents; a lead those for leads, an admin all', () => {
  expect(paths('agent')).toEqual(['/insights/incidents', '/settings/my-work', '/settings/snippets'])
  expect(paths('lead')).toContain('/insights/completeness')
  expect(paths('admin')).toEqual(expect.arrayContaining(paths('lead')))
})

test('each screen has a name of its own and stands in its section', () => {
  const places = placesOf(Object.values(router.routesByPath), 'admin')
  expect(new Set(places.map(({ title }) => title)).size).toBe(places.length)
  // The wallboard's address is typed into a screen on a wall.
  const others = places.filter(({ path }) => path !== '/wallboard')
  for (const { path, section } of others) expect(path).toMatch(new RegExp(`^/${section}/`))
})
