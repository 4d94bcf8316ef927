import { expect, test } from 'vitest'
import { router } from '../router.tsx'
import { placesOf, type Role } from './place.ts'

const paths = (role: Role) => placesOf(Object.values(router.routesByPath), role).map(({ path }) => path)

test('an agent is shown no screen but the queue; a lead those for leads, an admin all', () => {
  expect(paths('agent')).toEqual([])
  expect(paths('lead')).toContain('/insights/completeness')
  expect(paths('admin')).toEqual(expect.arrayContaining(paths('lead')))
})

test('each screen has a name of its own and stands in its section', () => {
  const places = placesOf(Object.values(router.routesByPath), 'admin')
  expect(new Set(places.map(({ title }) => title)).size).toBe(places.length)
  for (const { path, section } of places) expect(path).toMatch(new RegExp(`^/${section}/`))
})
