import type { Mapped } from '@baton/engine'
import { expect, test } from 'vitest'
import { mappedWords } from './mapped-words.ts'

test('what the map gave is said entry by entry, and what is not known here is left out', () => {
  expect(
    mappedWords([
      { by: 'tier', name: 'enterprise', gives: ['team'] },
      { by: 'intent', name: 'get_refund', gives: ['skills', 'priority'] },
      { by: 'area', name: 'payments', gives: ['team', 'skills', 'priority'] },
      { by: 'weather', name: 'rain', gives: ['team'] } as unknown as Mapped,
    ]),
  ).toEqual([
    'Tier enterprise gave the team.',
    'Intent get refund gave skills and the priority.',
    'Product area payments gave the team, skills and the priority.',
  ])
})
