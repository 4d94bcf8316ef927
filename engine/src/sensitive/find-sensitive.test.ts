import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findSensitive, maskJsonText, maskText } from './index.ts'

/** Key shapes are put together here, so that no file of ours looks as if it held one. */
const of = (...parts: string[]) => parts.join('')
const stripe = of('sk', '_live_', '51Hq8ZbQk3vT9xYpLm2Rw')
const jwt = of('eyJhbGciOiJIUzI1NiJ9', '.eyJzdWIiOiIxMjM0NTY3ODkwIn0', '.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P')
const pem = of('-----BEGIN RSA ', 'PRIVATE KEY-----\nMIIEow\nIBAAKC\n-----END RSA ', 'PRIVATE KEY-----')

const masks = (text: string) => maskText(text).text
const kinds = (text: string) => findSensitive(text).map(({ kind }) => kind)

describe('what is masked', () => {
  test.each([
    ['my card is 4242 4242 4242 4242, exp 12/27', 'my card is •••• 4242, exp 12/27'],
    ['5555-5555-5555-4444', '•••• 4444'],
    ['amex 3782 822463 10005 please', 'amex •••• 0005 please'],
    ['4242 4242\n4242 4242 12/27', '•••• 4242 12/27'],
    ['４２４２ ４２４２ ４２４２ ４２４２', '•••• 4242'],
    ['٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢', '•••• 4242'],
    ['𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐𝟒𝟐', '•••• 4242'],
    ['4242\u200b4242\u200b4242\u200b4242', '•••• 4242'],
    ['order 48213, card 4111111111111111', 'order 48213, card •••• 1111'],
    ['cvv 123', 'cvv ••••••'],
    ['IBAN: DE89 3704 0044 0532 0130 00.', 'IBAN: •••• 3000.'],
    ['gb29nwbk60161331926819', '•••• 6819'],
    [`the key is ${stripe}.`, 'the key is ••••••.'],
    [`Authorization: Bearer ${jwt}`, 'Authorization: Bearer ••••••'],
    ['postgres://app:tr0ub4dor@db.example:5432/shop', 'postgres://app:••••••@db.example:5432/shop'],
    [`here:\n${pem}\nthanks`, 'here:\n••••••\nthanks'],
    ['our webhook secret is 9f86d081884c7d659a2feaa0c55ad015', 'our webhook secret is ••••••'],
    ['https://shop.example/reset?token=a81bd3e0c7f2', 'https://shop.example/reset?token=••••••'],
    ['my password is hunter2.', 'my password is ••••••.'],
    ['password for the shop: "correct horse"', 'password for the shop: "••••••"'],
    ['Mein Passwort lautet sommerregen und nichts geht', 'Mein Passwort lautet •••••• und nichts geht'],
    ['mi contraseña es gatito123', 'mi contraseña es ••••••'],
    ['mon mot de passe est soleil!', 'mon mot de passe est ••••••'],
    ['a minha senha é abacaxi', 'a minha senha é ••••••'],
    ['the pin is 4821', 'the pin is ••••••'],
    ['your verification code: 493 021', 'your verification code: ••••••'],
    ['mein Bestätigungscode ist 493021', 'mein Bestätigungscode ist ••••••'],
    ['SSN 123-45-6789', 'SSN ••••••'],
    ['NI number AB123456C', 'NI number ••••••'],
    ['Steuer-ID 86 095 742 719', 'Steuer-ID ••••••'],
    ['mi DNI es 12345678-Z', 'mi DNI es ••••••'],
    ['NIE X1234567L', 'NIE ••••••'],
    ['numéro de sécu 1 85 05 78 006 084 91', 'numéro de sécu ••••••'],
    ['CPF 111.444.777-35', 'CPF ••••••'],
    ['CNPJ 11.222.333/0001-81', 'CNPJ ••••••'],
    ['o meu NIF é 123456789', 'o meu NIF é ••••••'],
  ])('%s', (text, masked) => expect(masks(text)).toBe(masked))
})

describe('what stays', () => {
  test.each([
    'My order number is 48213 and the invoice RE-2024-0931',
    'order number 4111111111111111', // Luhn is right: it is called an order all the same
    'tracking 1Z999AA10123456784 and 00340434161094042557',
    'ISBN 978-3-16-148410-0, EAN 4006381333931',
    'IMEI 490154203237518',
    'call me at +49 170 1234567 or 0170 1234567',
    'WhatsApp 11144477735',
    'I forgot my password, please send me the reset link',
    'My password is not working. Password is wrong!',
    'Das Passwort ist falsch', // oxlint-disable-line
    'mi contraseña no funciona',
    'le mot de passe est incorrect',
    'a senha e o e-mail estão corretos',
    'my pin code is 702164, can you deliver here?',
    'confirmation code QX7H2K for the flight',
    'my license key is ABCDE-12345-FGHIJ-67890',
    'the #CREDITCARD# and #NUMBER#, password: #PASSWORD#',
    'password: ****',
    '4242 4242 4242 4241', // Luhn is wrong
    'two orders: 26694765 26694765',
    'on 2026-03-12 at 10:24, 3 items for 34.90 €',
    'see https://shop.example/orders?page=2&sort=new',
    '123456789', // nine digits that nobody called a NIF
  ])('%s', (text) => expect(kinds(text)).toEqual([]))
})

describe('JSON', () => {
  test('is masked value by value, and a field says what its value is', () => {
    const json = JSON.stringify({ user: { password: 'hunter', pin: 4821 }, card: 4242424242424242, note: 'a "b"\nc' })
    expect(JSON.parse(maskJsonText(json))).toEqual({
      user: { password: '••••••', pin: '••••••' },
      card: '•••• 4242',
      note: 'a "b"\nc',
    })
  })
  test('without anything to mask stays as it came', () => {
    expect(maskJsonText('{ "a": [1, 2] }')).toBe('{ "a": [1, 2] }')
  })
  test('that was cut is masked as words', () => {
    expect(maskJsonText('{"password":"hunter2","x')).toBe('{"password":"••••••","x')
  })
})

describe('any text', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '4242',
          '4242 4242 4242 4242',
          ' ',
          '\n',
          'password',
          'is',
          ':',
          'hunter2',
          'DE89',
          '370400440532013000',
          'token',
          stripe,
          jwt,
          'pin',
          '4821',
          'é',
          'order',
          '123-45-6789',
          '"',
          '••••••',
        ),
        { maxLength: 30 },
      )
      .map((parts) => parts.join(' ')),
  )

  test('spans are in order, within the text and apart; masking twice is masking once; nothing between is changed', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const spans = findSensitive(text)
        let at = 0
        for (const { from, to } of spans) {
          expect(from).toBeGreaterThanOrEqual(at)
          expect(to).toBeGreaterThan(from)
          at = to
        }
        expect(at).toBeLessThanOrEqual(text.length)
        const once = maskText(text)
        for (const { from, to } of once.masked) expect(once.text.slice(from, to)).toMatch(/^(?:••••••|•••• .{4})$/)
        const rest = (whole: string, places: readonly { from: number; to: number }[]) =>
          places.reduceRight((left, { from, to }) => left.slice(0, from) + left.slice(to), whole)
        expect(rest(once.text, once.masked)).toBe(rest(text, spans))
      }),
      { numRuns: 400 },
    )
  })

  test.each([
    ['digits', '1 '],
    ['cards', '4242 4242 '],
    ['passwords', 'password is '],
    ['key words', 'token: '],
    ['addresses', 'a://b:'],
    ['blocks', '-----begin private key-----'],
    ['ibans', 'de89 '],
    ['letters', 'é'],
    ['dots', 'eyJabcdefgh.'],
    ['blanks', ' '],
  ])('time is linear in the text: %s', (_, piece) => {
    // The least of several: a collection of garbage, or another thread's work, only ever adds to one.
    const cpu = (length: number) => {
      const text = piece.repeat(Math.ceil(length / piece.length))
      const times = Array.from({ length: 5 }, () => {
        const start = process.cpuUsage()
        findSensitive(text)
        const { user, system } = process.cpuUsage(start)
        return (user + system) / 1000
      })
      return Math.min(...times)
    }
    cpu(4000)
    // Eight times the text: a quadratic one would take 64 times as long. What takes no time at all compares with a millisecond.
    expect(cpu(64_000)).toBeLessThan(24 * Math.max(2, cpu(8000)))
  })
})
