import { expect, test } from 'vitest'
import { readAuditSearch, readCompletenessSearch, readEmbedSearch } from './search.ts'

test('what an address says is taken where it makes sense, and left out where it does not', () => {
  expect(readCompletenessSearch({ days: 7, by: 'cause', of: 'not-identified' })).toEqual({
    days: 7,
    by: 'cause',
    of: 'not-identified',
  })
  expect(readCompletenessSearch({ days: '90' })).toEqual({ days: 90 })
  expect(readCompletenessSearch({ days: 8, by: 'moon', of: 4, more: 'x' })).toEqual({})
  expect(readCompletenessSearch({ of: 'x'.repeat(201) })).toEqual({})
  expect(readAuditSearch({ week: '2026-W48', handoff: 'hof_1' })).toEqual({ week: '2026-W48', handoff: 'hof_1' })
  expect(readAuditSearch({ week: 'next', handoff: '' })).toEqual({})
  expect(readEmbedSearch({ site: 'https://shop.example' })).toEqual({ site: 'https://shop.example' })
  expect(readEmbedSearch({ site: 7 })).toEqual({})
})
