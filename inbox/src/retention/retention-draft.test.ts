import { RetentionSettings } from '@baton/protocol'
import { expect, test } from 'vitest'
import { draftOf, readDraft } from './retention-draft.ts'

const nothing = draftOf(RetentionSettings.parse({}))

test('what is read is what was written, and empty keeps', () => {
  const settings = RetentionSettings.parse({
    resolvedDays: 365,
    channels: [
      { channel: 'email', days: null },
      { channel: 'api', days: 7 },
    ],
  })
  const read = readDraft(draftOf(settings))
  expect('input' in read && RetentionSettings.parse(read.input)).toEqual(settings)
  expect(readDraft(nothing)).toEqual({ input: { ...RetentionSettings.parse({}) } })
})

test('what is wrong is said where it stands', () => {
  const wrong = { ...nothing, resolvedDays: '0', openDays: 'soon', deliveryDays: '31', channels: 'email, email 5' }
  const read = readDraft(wrong)
  expect('errors' in read && Object.keys(read.errors).sort()).toEqual([
    'channels',
    'deliveryDays',
    'openDays',
    'resolvedDays',
  ])
})
