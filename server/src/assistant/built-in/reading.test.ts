import { describe, expect, test } from 'vitest'
import { readChoice } from './read-choice.ts'
import { readSmallTalk } from './small-talk.ts'
import { wordAnswer } from './word-answer.ts'

describe('small talk', () => {
  test.each([
    'Hi',
    'hello there!',
    'Good morning',
    'Guten Tag',
    'Moin',
    'Hola, buenos días',
    'Bonjour',
    'Olá, boa tarde',
    'Hallo zusammen :)',
  ])('"%s" is a greeting', (text) => expect(readSmallTalk(text)).toBe('greeting'))
  test.each([
    'Thanks!',
    'thank you very much',
    'ok thanks bye',
    'Vielen Dank',
    'Danke, tschüss',
    'Muchas gracias',
    'Merci beaucoup',
    'Muito obrigada',
    'no thanks',
  ])('"%s" is thanks', (text) => expect(readSmallTalk(text)).toBe('thanks'))
  test.each([
    'Hi, my screen is frozen',
    'thanks for nothing, it is still broken',
    'good',
    'are you there?',
    '',
    '!!!',
    'hi '.repeat(200),
  ])('"%s" is more, or nothing', (text) => expect(readSmallTalk(text)).toBeNull())
})

describe('the choice among options', () => {
  const options = [
    { articleId: 'cancel', label: 'Cancel Folio Plus' },
    { articleId: 'cost', label: 'What Folio Plus costs' },
    { articleId: 'credits', label: 'Credits of Folio Plus' },
  ]
  const chosen = (words: string) => {
    const choice = readChoice(words, options)
    return choice && choice !== 'none' ? choice.articleId : choice
  }

  test.each([
    ['Cancel Folio Plus', 'cancel'],
    ['  cancel folio plus.', 'cancel'],
    ['what folio plus cost', 'cost'],
    ['2', 'cost'],
    ['the first one', 'cancel'],
    ['das dritte', 'credits'],
    ['None of these', 'none'],
    ['Nichts davon', 'none'],
    ['no', 'none'],
    ['my reader is frozen', null],
    ['4', null],
  ])('"%s" → %s', (words, expected) => expect(chosen(words)).toBe(expected))

  test('a number beyond the options is none of them', () => {
    expect(readChoice('3', options.slice(0, 2))).toBeNull()
  })
})

describe('a passage as an answer', () => {
  test('keeps its steps as lines', () => {
    expect(wordAnswer('Restart\n1. Hold the button.\n2. Wait.')).toBe('Restart\n1. Hold the button.\n2. Wait.')
    expect(wordAnswer('\nFor 30 days.\n \n\nRestart\n1. Hold.\n')).toBe('For 30 days.\n\nRestart\n1. Hold.')
  })

  test('is cut after a line, or else after a sentence', () => {
    const line = `${'x'.repeat(290)}.`
    expect(wordAnswer([line, line, line].join('\n'))).toBe(`${line}\n${line}`)
    expect(wordAnswer(`${'Short sentence here. '.repeat(100)}`).length).toBeLessThanOrEqual(700)
    expect(wordAnswer(`${'Short sentence here. '.repeat(100)}`).endsWith('.')).toBe(true)
    expect(wordAnswer('word '.repeat(400))).toMatch(/word…$/)
  })

  test('promises nobody: a sentence that could be read so is left out', () => {
    expect(wordAnswer('Check the card. I will transfer you to a colleague. Then try again.')).toBe(
      'Check the card. Then try again.',
    )
  })
})
