import { describe, expect, test } from 'vitest'
import { isGarbage, isOtherLanguage, languageOf, repetition } from './fit.ts'

describe('garbage', () => {
  test.each([
    'Broken \uFFFD bytes',
    'A bell \u0007 rings',
    'half a pair \uD83D here',
    'text <|im_end|> more',
    'Sure. <tool_call>{"name"',
    '{"name": "search", "arguments": {}}',
    'I use run_action now.',
    '<script>alert(1)</script>',
    'a picture <img src=x>',
    'click <a href="https://x.example">here</a>',
    'javascript:alert(1)',
    'onerror="x()"',
    '%%$$##@@!!((&&^^%%$$##@@',
    'QmF0b24'.repeat(20),
    '\u202Egnp.exe',
  ])('%j', (text) => {
    expect(isGarbage(text)).toBe(true)
  })

  test.each([
    'Press <Enter> and hold it for 5 s.',
    'Größe < 3 cm, Preis > 10 €.',
    '请打开菜单，然后选择“图书馆”并等待同步完成，这可能需要几分钟，请耐心等待一下，谢谢您的理解与支持。'.repeat(3),
    'Open https://shop.example/a-very-long-address/which-goes-on-and-on/for-more-than-ninety-characters/until-it-ends.',
    'Great 👍🏽🎉!',
    'مرحبا، افتح القائمة.',
    'Set "name" to your name.',
    'Conversation = words.',
  ])('is not %j', (text) => {
    expect(isGarbage(text)).toBe(false)
  })
})

test('repetition', () => {
  expect(repetition('Open it.', [])).toBe('new')
  expect(repetition('Open it.', ['Open it.'])).toBe('again')
  expect(repetition('Press the left button.', ['Press the right button.', 'Press the top button.'])).toBe('new')
})

describe('the language that an answer must have', () => {
  test('is that of the last words, where they are clear', () => {
    expect(languageOf('Wie kann ich das Gerät zurückgeben und was kostet das?', 'en')).toBe('de')
    expect(languageOf('ok', 'de')).toBe('de')
    expect(languageOf('ok', 'other')).toBe(null)
  })
  test('is none of ours when the customer writes none of ours, whatever they wrote before', () => {
    expect(languageOf('Proszę mi powiedzieć, kiedy dostanę zwrot pieniędzy za czytnik.', 'en')).toBe(null)
  })
  test.each([
    ['请打开菜单，然后选择“图书馆”并等待。', 'en', true],
    ['Sie können das Gerät nicht mit der Post schicken.', 'en', true],
    ['You can send it back to us.', 'en', false],
    ['请打开菜单，然后选择“图书馆”并等待。', null, false],
    ['OK!', 'de', false],
    ['- PDF, EPUB, MOBI, AZW3', 'en', false],
    ['Settings > Wi-Fi > KOReader 3.2', 'fr', false],
  ] as const)('%j for somebody who writes %s: wrong is %s', (text, expected, wrong) => {
    expect(isOtherLanguage(text, expected)).toBe(wrong)
  })
})
