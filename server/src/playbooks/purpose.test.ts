import { expect, test } from 'vitest'
import { asksHow, saysNo } from './purpose.ts'

test.each([
  ['en', "it doesn't connect", true],
  ['en', 'my card was not accepted', true],
  ['en', 'I want a different account', false],
  ['de', 'der Code ist ungültig', true],
  ['de', 'ich möchte das Buch zurückgeben', false],
  ['es', 'no funciona', true],
  ['fr', "l'écran ne réagit plus", true],
  ['pt', 'não consigo entrar', true],
] as const)('%s: "%s" says no: %s', (locale, text, expected) => expect(saysNo(text, locale)).toBe(expected))

test.each([
  ['en', 'How do I redeem a card?', true],
  ['en', 'how long does it take', false],
  ['de', 'Wie löse ich die Karte ein?', true],
  ['de', 'Wie lange dauert das?', false],
  ['es', '¿Cómo puedo cancelar?', true],
  ['fr', 'Comment annuler ?', true],
  ['pt', 'Como faço para cancelar?', true],
] as const)('%s: "%s" asks how: %s', (locale, text, expected) => expect(asksHow(text, locale)).toBe(expected))
