import { describe, expect, test } from 'vitest'
import { phrase, questionIn, wordings, type PhraseKey } from './index.ts'
import type { Phrases } from './wording.ts'

const languages = ['en', 'de', 'es', 'fr', 'pt'] as const
const keys = Object.keys(wordings.en.phrases) as PhraseKey[]
const params = {
  name: 'Nora',
  n: 3,
  from: 2,
  to: 5,
  limit: 4000,
  title: 'Wi-Fi',
  address: 'nora@mail.example',
  names: 'plan.pdf',
  when: 'tomorrow, 14:30',
  lines: 'Order: 48213',
  minutes: 10,
}
const say = (key: PhraseKey, language: (typeof languages)[number], given: object = params) =>
  (phrase as (...all: unknown[]) => string)(key, language, given)

describe.each(languages)('%s', (language) => {
  test('has the same keys as English, and none without words', () => {
    expect(Object.keys(wordings[language].phrases).sort()).toEqual([...keys].sort())
  })

  test.each(keys)('%s is plain text without placeholders', (key) => {
    const said = say(key, language)
    // The only one of several lines.
    const text = key === 'confirmAction' ? said.replaceAll(/\n+/g, ' ') : said
    expect(text).toMatch(/^[\p{L}\p{N}¿„].*[\p{L}\p{N}.?]$/u)
    expect(text).not.toMatch(/[{}<>!]|undefined|\s{2}/)
  })

  test('uses its parameters', () => {
    const uses: Partial<Record<keyof Phrases, string>> = {
      typing: 'Nora',
      youHaveRead: 'Wi-Fi',
      openedYourCase: 'Nora',
      poweredBy: 'Nora',
      aboutMinutes: '3',
      unread: '3',
      minutesRange: '5',
      followQuestion: 'Nora',
      seesThisPage: 'Nora',
      nowSeesPage: 'Nora',
      noLongerSeesPage: 'Nora',
      pointsHere: 'Nora',
      willWriteTo: 'nora@mail.example',
      mailFollows: 'nora@mail.example',
      mailSent: 'nora@mail.example',
      mailFailed: 'nora@mail.example',
      filesNotKept: 'plan.pdf',
      zoneHint: 'Nora',
      bookTime: '14:30',
      ratePerson: 'Nora',
      repeatedToPerson: 'Nora',
    }
    for (const [key, part] of Object.entries(uses)) expect(say(key as PhraseKey, language)).toContain(part)
    expect(say('tooLong', language)).toMatch(/4[.,\s]?000/)
  })

  test('asks for every slot in a question of one sentence or two', () => {
    const { other: _, ...own } = wordings[language].questions
    for (const slot of [...Object.keys(own), 'gift-card-code']) {
      const question = questionIn(wordings[language], slot)
      expect(question).toMatch(/^[\p{L}¿].*\?$/u)
      expect(question).not.toMatch(/[{}<>!]|undefined| {2}|\n{3}/)
      if (language !== 'en') expect(question).not.toBe(questionIn(wordings.en, slot))
    }
    expect(questionIn(wordings[language], 'gift-card-code')).toContain('gift card code')
    expect(questionIn(wordings[language], 'constructor')).toContain('constructor')
  })

  test('is a translation, not a copy', () => {
    if (language === 'en') return
    const alike = keys.filter((key) => say(key, language) === say(key, 'en'))
    expect(alike.filter((key) => !['assistantName', 'sources', 'no'].includes(key))).toEqual([])
  })
})

test('counts have their own form for one', () => {
  expect(languages.map((language) => phrase('unread', language, { n: 1 }))).toEqual([
    '1 new message',
    '1 neue Nachricht',
    '1 mensaje nuevo',
    '1 nouveau message',
    '1 nova mensagem',
  ])
  expect(languages.map((language) => phrase('aboutMinutes', language, { n: 1 }))).toEqual([
    'about 1 minute',
    'etwa 1 Minute',
    'aproximadamente 1 minuto',
    'environ 1 minute',
    'cerca de 1 minuto',
  ])
})

test('parameters are checked by the compiler', () => {
  // @ts-expect-error typing needs a name
  const withoutName = () => phrase('typing', 'en')
  // @ts-expect-error send takes nothing
  const withName = () => phrase('send', 'en', { name: 'Nora' })
  // @ts-expect-error there is no such phrase
  const unknown = () => phrase('nothing', 'en')
  expect([withoutName, withName, unknown]).toHaveLength(3)
})
