import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractSlots } from './extract-slots.ts'
import type { SlotDefinition } from './slot.ts'

const read = (text: string, asked: string | null = null, definitions: SlotDefinition[] = []) =>
  extractSlots(text, definitions, asked).map(({ name, from, to }) => `${name}: ${text.slice(from, to)}`)

const cases: Record<string, [string, string[]][]> = {
  en: [
    [
      'My order number is 48213 and I paid €34.90 on 12 March 2026.',
      ['order-number: 48213', 'amount: €34.90', 'date: 12 March 2026'],
    ],
    ['order #4821-33A has not arrived', ['order-number: 4821-33A']],
    ['48213 is my order number', ['order-number: 48213']],
    ['Where is #7712345?', ['order-number: 7712345']],
    ['the tracking number is 1Z999AA10123456784', ['tracking-number: 1Z999AA10123456784']],
    ['My name is Ana Silva, ana.silva+x@mail.example', ['name: Ana Silva', 'email: ana.silva+x@mail.example']],
    [
      'Error E-203 on my Kindle Paperwhite 11, iOS 17.2',
      ['error-text: E-203', 'device: Kindle Paperwhite 11', 'version: iOS 17.2'],
    ],
    [
      'it only shows "Cannot reach the library" since yesterday',
      ['error-text: Cannot reach the library', 'date: yesterday'],
    ],
    ['I have already restarted it twice. How can I reset it?', ['step-done: I have already restarted it twice']],
    ['call me at 0170 1234567', ['phone: 0170 1234567']],
    ['I live at 12 Mill Lane, Leeds', ['address: 12 Mill Lane']],
    ['Regards, Marta Novak', ['name: Marta Novak']],
  ],
  de: [
    [
      'Meine Bestellnummer lautet 77821345, Rechnung Nr. RE-2024-0931',
      ['order-number: 77821345', 'invoice-number: RE-2024-0931'],
    ],
    ['Mein Name ist Jörg Müller, Kundennummer: 5512004', ['name: Jörg Müller', 'customer-number: 5512004']],
    ['Ich habe am 3.4.2026 1.234,50 € bezahlt', ['date: 3.4.2026', 'amount: 1.234,50 €']],
    ['Ich habe es schon neu gestartet.', ['step-done: Ich habe es schon neu gestartet']],
    ['Lindenweg 12, 79100 Freiburg', ['address: Lindenweg 12, 79100 Freiburg']],
    ['Fehlermeldung: "Konto nicht gefunden"', ['error-text: Konto nicht gefunden']],
  ],
  es: [
    ['mi pedido es el 99812', ['order-number: 99812']],
    ['Me llamo Lucía Pérez y pagué 20 euros ayer', ['name: Lucía Pérez', 'amount: 20 euros', 'date: ayer']],
    ['la factura número F-20991', ['invoice-number: F-20991']],
  ],
  fr: [
    ['Mon numéro de commande est FR-8812', ['order-number: FR-8812']],
    ["Je m'appelle Chloé Moreau, facture 778120", ['name: Chloé Moreau', 'invoice-number: 778120']],
    ["J'ai déjà redémarré la liseuse.", ["step-done: J'ai déjà redémarré la liseuse"]],
  ],
  pt: [
    ['o meu pedido 123456 não chegou, meu nome é João da Silva', ['order-number: 123456', 'name: João da Silva']],
    ['paguei R$ 59,90 em 2 de março', ['amount: R$ 59,90', 'date: 2 de março']],
    ['Já reiniciei o aparelho', ['step-done: Já reiniciei o aparelho']],
  ],
}

for (const [language, rows] of Object.entries(cases)) {
  test.each(rows)(`${language}: %s`, (text, expected) => expect(read(text)).toEqual(expected))
}

describe('a number of which nothing says what it is', () => {
  test.each([
    ['31077276', ['number: 31077276']],
    ['I will try 27969787 again', ['number: 27969787']],
    ['The registration is FX9162K446.', ['number: FX9162K446']],
    ['Lindner Nr.68518671', ['number: 68518671']],
    ['order 4821377, and 99120044', ['order-number: 4821377', 'number: 99120044']],
    ['see https://shop.example/a/99120044', []],
    ['Visitor uploaded: FX4926K124.jpg', []],
    ['x_99120044_y, 1.500.000, WPA2-PSK, COVID-19, HTTP404', []],
    ['12345', []],
  ])('%s', (text, expected) => expect(read(text)).toEqual(expected))
})

describe('what is no value', () => {
  test.each([
    'I ordered 2 books in 2023',
    'my order of 3 books',
    'order in 3-5 days',
    'I waited 14 days for order 30 days',
    'Ich bin traurig',
    'I am Very Angry about this',
    "Can I restart it? I haven't tried that",
    'The parcel came but the corner of the reader is dented and it does not turn on any more.',
    '',
  ])('%s', (text) => expect(read(text)).toEqual([]))
})

describe('a value that stands alone', () => {
  test.each([
    ['48213', 'order-number', ['order-number: 48213']],
    ['it is FX1234K567 thanks', 'order-number', ['order-number: FX1234K567']],
    ['Ana Silva', 'name', ['name: Ana Silva']],
    ['0170 1234567', 'phone', ['phone: 0170 1234567']],
    ['I do not have it here', 'order-number', []],
    ['no idea', 'name', []],
  ])('%s is the answer to %s', (text, asked, expected) => expect(read(text, asked)).toEqual(expected))
})

describe('corrections', () => {
  test('the new value is marked as correcting, and the rejected one is none', () => {
    const text = 'sorry, order 48214, not 48213'
    const [slot, ...more] = extractSlots(text, [], 'order-number')
    expect(more).toEqual([])
    expect(slot).toMatchObject({ name: 'order-number', corrects: true })
    expect(text.slice(slot?.from, slot?.to)).toBe('48214')
  })

  test('the same number in other writing has the same key', () => {
    const keys = ['order 4821-33', 'order 482133'].map((text) => extractSlots(text)[0]?.key)
    expect(keys[0]).toBe(keys[1])
    expect(extractSlots('order 482134')[0]?.key).not.toBe(keys[0])
  })
})

describe('slots of the workspace', () => {
  const policy: SlotDefinition = {
    name: 'policy',
    labels: { en: ['policy'], de: ['Vertrag'] },
    pattern: 'P[A-Z]{2}-\\d{4,6}',
  }
  const branch: SlotDefinition = { name: 'branch', labels: { en: ['branch'], de: ['Filiale'] } }

  test('by pattern, and by the words after the label', () => {
    expect(read('it is PXY-10023 at the branch: Leeds North', null, [policy, branch])).toEqual([
      'policy: PXY-10023',
      'branch: Leeds North',
    ])
  })
})

describe('any text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 400 }),
    fc
      .array(
        fc.constantFrom(
          'order',
          'number',
          '#',
          '48213',
          'is',
          'not',
          'my name is',
          'Ana',
          '@',
          '.',
          '€',
          '12,5',
          '"',
          '\n',
          'Rua',
          '🧾',
          'ß',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join(' ')),
  )

  test('spans are within the text, hold something, and are the same each time', () => {
    fc.assert(
      fc.property(anything, fc.constantFrom(null, 'order-number', 'name', 'phone'), (text, asked) => {
        const slots = extractSlots(text, [], asked)
        for (const { from, to } of slots) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeLessThanOrEqual(text.length)
          expect(text.slice(from, to).trim()).not.toBe('')
        }
        expect(extractSlots(text, [], asked)).toEqual(slots)
      }),
      { numRuns: 300 },
    )
  })
})
