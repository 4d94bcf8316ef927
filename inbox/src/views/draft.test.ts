import { ViewFilter } from '@baton/protocol'
import { expect, test } from 'vitest'
import { draftOf, filterOf } from './draft.ts'

test('what was kept comes back as it was, field by field', () => {
  const filters: ViewFilter[] = [
    { status: 'open' },
    { status: 'any', agentId: 'me', team: 'billing', tags: ['vip'], aside: 'customer', waitingMinutes: 0 },
    {
      status: 'resolved',
      holder: 'queue',
      tier: 'gold',
      language: 'de',
      intent: 'refund',
      channel: 'email',
      priority: 'high',
      words: 'parcel',
    },
  ]
  for (const filter of filters) expect(ViewFilter.parse(filterOf(draftOf(filter)))).toEqual(filter)
})

test('what is no number is refused, not left out', () => {
  const draft = { ...draftOf({ status: 'open' }), waiting: 'soon' }
  expect(ViewFilter.safeParse(filterOf(draft)).success).toBe(false)
})
