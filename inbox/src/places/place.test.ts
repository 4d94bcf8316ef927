import { expect, test } from 'vitest'
import { router } from '../router.tsx'
import { groupsOf } from './place-list.tsx'
import { placeGroups, placesOf, type Role } from './place.ts'

const paths = (role: Role) => placesOf(Object.values(router.routesByPath), role).map(({ path }) => path)

test('an agent is shown the queue and what is known of incidents; a lead those for leads, an admin all', () => {
  expect(paths('agent')).toEqual([
    '/insights/incidents',
    '/settings/my-work',
    '/settings/customers',
    '/settings/snippets',
    '/settings/tags',
  ])
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

test('a screen that its address names something for is in no list', () => {
  expect(paths('admin')).not.toContain('/customers/$externalId')
})

test('the settings stand under headings, each with its screens, and none is left out', () => {
  const settings = placesOf(Object.values(router.routesByPath), 'admin').filter(({ section }) => section === 'settings')
  const groups = groupsOf(settings)
  expect(groups.map(({ name }) => name)).toEqual(
    placeGroups.filter((name) => groups.some((each) => each.name === name)),
  )
  expect(groups.flatMap(({ places }) => places).toSorted(byPath)).toEqual(settings.toSorted(byPath))
  // What says nothing of a heading is under the last one, and a section without any has none.
  expect(groupsOf(settings.slice(0, 1).map(({ group: _, ...place }) => place))).toMatchObject([{ name: null }])
})

const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path)
