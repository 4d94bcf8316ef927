import { describe, expect, test } from 'vitest'
import { isSolving } from './is-solving.ts'

describe('a reply that says something of the case', () => {
  test.each([
    'Hello Dana, your parcel left Berlin yesterday.',
    'Which order is it about?',
    'Refunded 20 €.',
    'Bitte starten Sie den Router neu.',
    'Guten Tag! Die Lieferung kommt morgen früh.',
    'Puede reiniciar el aparato y probar otra vez.',
    'Votre colis est parti hier soir.',
    'O seu pedido saiu ontem.',
    'One moment, please. Your invoice was sent twice by mistake.',
  ])('%s', (text) => expect(isSolving(text)).toBe(true))
})

describe('a greeting or a holding line', () => {
  test.each([
    '',
    'Hi Dana!',
    'Hello, thank you for your patience.',
    'One moment please, let me check that for you.',
    'I’ll look into it right away.',
    'My name is Mara. How can I help you?',
    'Guten Tag Frau Roth, einen Moment bitte, ich schaue nach.',
    'Un momento, voy a revisar su pedido.',
    'Bonjour, un instant, je vérifie votre dossier.',
    'Olá, só um momento, vou verificar.',
    'Sorry about that.',
  ])('%s', (text) => expect(isSolving(text)).toBe(false))
})
