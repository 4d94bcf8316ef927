import { wordings } from '@baton/protocol/wording/wordings'
import { expect, test } from 'vitest'
import { labelsFor, languageOf } from './labels.ts'

test.each(Object.values(wordings))('$language says the same as the chat', ({ language, phrases }) => {
  const labels = labelsFor(language)
  expect(labels.open).toBe(phrases.openChat)
  expect(labels.close).toBe(phrases.close)
  for (const n of [1, 2, 9]) expect(labels.unread(n)).toBe(phrases.unread({ n }))
})

test('takes the first language that Baton speaks', () => {
  expect(languageOf([null, '', 'nl', 'pt-BR', 'de'])).toBe('pt')
  expect(languageOf(['DE-at'])).toBe('de')
  expect(languageOf(['nl', 'constructor'])).toBeNull()
})
