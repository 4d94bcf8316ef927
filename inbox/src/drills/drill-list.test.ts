import type { DrillRow } from '@baton/protocol'
import { expect, test } from 'vitest'
import { groupsOf } from './drill-list.tsx'
import { guardWords } from './words.ts'

const row = (name: string, guards: string | null) => ({ name, guards }) as DrillRow
const grouped = (drills: readonly DrillRow[]) =>
  groupsOf(drills).map(({ guards, members }) => [guards, members.map(({ name }) => name)])

test('drills stand together by what they guard, those that do not say last', () =>
  expect(grouped([row('a', 'policy'), row('b', null), row('c', 'how-it-sounds'), row('d', 'policy')])).toEqual([
    ['policy', ['a', 'd']],
    ['how-it-sounds', ['c']],
    ['other', ['b']],
  ]))

test('where none says what it guards, there are no groups', () =>
  expect(grouped([row('a', null), row('b', null)])).toEqual([[null, ['a', 'b']]]))

test('what a newer server names has words all the same', () => {
  expect(guardWords('policy')).toBe('What the policy gives to people')
  expect(guardWords('late-night')).toBe('Late night')
  expect(guardWords('constructor')).toBe('Constructor')
})
