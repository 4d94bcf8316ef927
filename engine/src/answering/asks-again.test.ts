import { describe, expect, test } from 'vitest'
import { asksAgain, type GuardContext } from './asks-again.ts'
import type { KnownForGuard } from './matches-slot.ts'

const slot = (name: string, value: string, change: Partial<KnownForGuard> = {}): KnownForGuard => ({
  name,
  value,
  messageId: `m-${name}`,
  at: 1,
  verification: false,
  ...change,
})

/** What a customer of a shop for e-readers and lamps has said. */
const known = [
  slot('order-number', '48213'),
  slot('email', 'ana@example.org'),
  slot('device', 'Lumen 2'),
  slot('invoice-number', 'R-2041'),
  slot('tracking-number', 'TRK99120045'),
  slot('customer-number', 'K-7710'),
  slot('date', '3 May', { said: 'I ordered it on 3 May' }),
  slot('amount', '49.90', { said: 'You charged me 49.90 twice' }),
  slot('step-done', 'restarted the router'),
  slot('name', 'Ana Silva'),
  slot('phone', '+49 30 123456'),
  slot('address', 'Hauptstr. 5, Berlin'),
  slot('version', '4.2.1'),
  slot('error-text', 'E-17 paper jam'),
  slot('subscriptionPlan', 'Reader Plus', { label: 'plan' }),
  slot('date-of-birth', '1990-01-01', { label: 'date of birth', verification: true }),
]
const context: GuardContext = { handedOff: true, firstReply: false, locale: 'en' }

const again: Record<string, readonly string[]> = {
  'order-number': [
    'Which purchase is this about?',
    'Could you tell me your order number?',
    'Order number?',
    "I'll need your order number to look into this.",
    'Can I get the order ID, please?',
    'Thanks for waiting. Which order are we talking about?',
    'Would you mind giving me the order number?',
    'Do you have the order reference at hand?',
    'Please reply with your order number.',
    'Könnten Sie mir Ihre Bestellnummer nennen?',
    'Wie lautet die Bestellnummer?',
    'Um welche Bestellung geht es?',
    'Für die Prüfung brauche ich bitte noch Ihre Bestellnummer.',
    '¿Me puede dar su número de pedido?',
    '¿De qué pedido se trata?',
    'Quel est votre numéro de commande ?',
    "De quelle commande s'agit-il ?",
    'Qual é o número do seu pedido?',
    'De qual pedido se trata?',
  ],
  email: [
    'May I have your e-mail address please?',
    'What email did you use for the account?',
    'Bitte nennen Sie mir Ihre E-Mail-Adresse.',
    '¿Cuál es su correo electrónico?',
    'Pourriez-vous me donner votre adresse e-mail ?',
    'Pode me informar seu e-mail?',
  ],
  device: [
    'What device are you using?',
    'Which model do you have?',
    'Welches Gerät nutzen Sie?',
    '¿Qué dispositivo usa?',
    'Quel appareil utilisez-vous ?',
    'Qual aparelho você usa?',
  ],
  'invoice-number': [
    "What's the number on your invoice?",
    'Haben Sie die Rechnungsnummer?',
    '¿Cuál es el número de factura?',
  ],
  'tracking-number': [
    'Could you send me the tracking number?',
    'Wie ist die Sendungsnummer?',
    'Quel est le numéro de suivi ?',
  ],
  'customer-number': ['What is your customer number?', 'Wie lautet Ihre Kundennummer?'],
  date: ['When did you order it?'],
  amount: ['How much were you charged?'],
  'step-done': [
    'Have you tried restarting the router?',
    'What have you tried so far?',
    'Did you already restart the router?',
  ],
  name: [
    'Who am I speaking with?',
    'May I have your name?',
    'Mit wem spreche ich?',
    '¿Con quién hablo?',
    'Com quem eu falo?',
  ],
  phone: ['Could I have a phone number to reach you?', 'Unter welcher Telefonnummer erreichen wir Sie?'],
  address: [
    'Where should we send the replacement?',
    'An welche Adresse sollen wir liefern?',
    "What's your delivery address?",
  ],
  version: ['Which version of the app are you on?', 'Quelle version avez-vous ?', 'Welche App-Version haben Sie?'],
  'error-text': ['What does the error message say?', 'Which error do you see?', 'Welche Fehlermeldung erscheint?'],
  subscriptionPlan: ['Which plan are you on?'],
}

const quiet: Record<string, readonly string[]> = {
  'confirms what is known': [
    'Is it still 48213?',
    "So that's order 48213, right?",
    'Just to confirm: the order number is 48213?',
    'Can you confirm that the delivery to Hauptstr. 5, Berlin is right?',
    'Is the address still the same?',
    'Ist es immer noch 48213?',
    'Hat sich Ihre Adresse geändert?',
    '¿Sigue siendo el pedido 48213?',
    "C'est bien la commande 48213 ?",
    'É o pedido 48213, certo?',
    'Shall I call you on +4930123456?',
  ],
  'offers more help': [
    'Anything else I can help you with?',
    'Is there anything else?',
    'Kann ich sonst noch etwas für Sie tun?',
    '¿Algo más?',
    'Puis-je faire autre chose pour vous ?',
    'Posso ajudar em mais alguma coisa?',
    'Shall I send you a new cable?',
    'Would you like a refund or a replacement?',
  ],
  'asks for another value': [
    'Do you have another e-mail?',
    'Could you give me a different phone number?',
    'Haben Sie eine andere E-Mail-Adresse?',
    '¿Tiene otro correo electrónico?',
    'Avez-vous une autre adresse e-mail ?',
    'Você tem outro e-mail?',
    'What is the e-mail address of your colleague?',
    'Can you give me your old e-mail address?',
    'Können Sie mir Ihre alte Adresse nennen?',
    'Have you tried with a different router?',
  ],
  'asks something new': [
    'What colour is the light?',
    'When will you be at home?',
    'What is your serial number?',
    'Which browser do you use?',
    'How did you pay for the order?',
    'When did the lamp stop working?',
    'How much would you like to pay each month?',
    "What's the name of the product?",
    'Have you tried another cable?',
    'Do you have a photo of the damage?',
    'What is the delivery date on the slip?',
    'What is the status of your order?',
    'What happened to your order?',
    'Have you received your order?',
    'Do you have the parcel in front of you?',
    'Do you need a new device?',
    'Welche Farbe hat die Lampe?',
    '¿Cuándo estará en casa?',
    'De quelle couleur est le voyant ?',
    'De que cor é a luz?',
  ],
  'tells and does not ask': [
    'Your order number is 48213.',
    "I'll send the invoice to your e-mail.",
    'I have looked at your order number.',
    'No need to send your order number again.',
    "I'll give you my e-mail address.",
    "I'll share your order number with the warehouse.",
    'Please check your e-mail.',
    'Enter your email address and password on the reader.',
    'Which e-mail do you see there?',
    'How do you restart the router?',
    'Haben Sie die E-Mail-Adresse mit diesen Schritten entfernt?',
    'Assim que a fatura estiver pronta, posso enviar um e-mail, certo?',
    'Posso enviar a fatura por e-mail?',
    'By e-mail?',
    'Thank you for the order number.',
    "I'm sorry to hear that your e-reader does not charge.",
    'Sie müssen Ihre Bestellnummer nicht noch einmal nennen.',
    'No hace falta que me dé su número de pedido.',
  ],
}

describe('asks for what is known', () => {
  for (const [name, drafts] of Object.entries(again)) {
    test.each(drafts)(`${name}: %s`, (draft) => {
      expect(asksAgain(draft, known, context)).toMatchObject({ kind: 'slot', slot: name, messageId: `m-${name}` })
    })
  }
})

describe('is quiet', () => {
  for (const [why, drafts] of Object.entries(quiet)) {
    test.each(drafts)(`when it ${why}: %s`, (draft) => {
      expect(asksAgain(draft, known, context)).toBeNull()
    })
  }
})

describe('a slot that proves who somebody is', () => {
  test('is never revealed', () => {
    expect(asksAgain('What is your date of birth?', known, context)).toEqual({
      kind: 'slot',
      slot: 'date-of-birth',
      value: null,
      messageId: 'm-date-of-birth',
      score: expect.any(Number),
    })
  })
  test('may be asked for as proof', () => {
    expect(asksAgain('For security, please confirm your date of birth.', known, context)).toBeNull()
  })
})

test('the value that was said last is the one shown', () => {
  const twice = [slot('device', 'Lumen 2', { at: 1 }), slot('device', 'Lumen 3', { at: 2, messageId: 'later' })]
  expect(asksAgain('Which device is it?', twice, context)).toMatchObject({ value: 'Lumen 3', messageId: 'later' })
})

test('a date or an amount of something else is not the one that is known', () => {
  expect(asksAgain('When did the parcel arrive?', known, context)).toBeNull()
  expect(asksAgain('How much did you pay for shipping?', known, context)).toBeNull()
})

test('a hostile draft costs no more than a long one', () => {
  const draft = `${'what is your '.repeat(20_000)}order number?`
  expect(() => asksAgain(draft, known, context)).not.toThrow()
})
