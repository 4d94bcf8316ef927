import type { Tag } from '@baton/protocol'
import { expect, test } from 'vitest'
import { tagNames } from './tag-names.ts'

const tag = (id: string, change: Partial<Tag> = {}): Tag => ({
  id,
  name: id,
  mark: 'plain',
  archived: false,
  mergedInto: null,
  open: 0,
  all: 0,
  updatedAt: '2026-03-02T09:00:00.000Z',
  updatedBy: null,
  ...change,
})

test('a merged tag is the one that it goes on as, and stands once', () => {
  const names = tagNames([tag('refund'), tag('cash', { mergedInto: 'refund' }), tag('vip', { archived: true })])
  expect(names.of('cash')?.id).toBe('refund')
  expect(names.on({ tags: ['vip', 'cash', 'refund', 'unknown'] }).map(({ id }) => id)).toEqual(['refund', 'vip'])
  expect(names.offered.map(({ id }) => id)).toEqual(['refund'])
})
