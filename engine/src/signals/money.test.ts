import { expect, test } from 'vitest'
import { readMoney } from './money.ts'

test.each([
  "I'm so sorry to bother you, but my payroll run is in two hours and the card was declined twice",
  'You charged me twice for the same order',
  "I still haven't got my refund",
  'Entschuldigen Sie die Störung, aber unsere Karte wurde abgelehnt und heute müssen die Gehälter raus',
  'Mir wurde der Betrag doppelt abgebucht',
  'Perdone que moleste, me han cobrado dos veces y mañana tengo que pagar las nóminas',
  'La tarjeta ha sido rechazada otra vez',
  'Désolée de vous déranger, le paiement est refusé et les salaires doivent partir demain',
  'J’ai été débité deux fois',
  'Desculpe incomodar, o cartão foi recusado e a folha vence hoje',
  'Fui cobrada duas vezes',
])('money went wrong: %s', (text) => expect(readMoney(text)).toBeGreaterThanOrEqual(0.6))

test.each([
  'How much does shipping cost?',
  'Which cards do you accept?',
  'Can I pay by invoice?',
  'My e-reader does not connect',
  'Is there a money-back guarantee?',
  'Wie lange dauert eine Rückerstattung?',
  'Welche Karten nehmen Sie?',
  '¿Puedo pagar con tarjeta?',
  'Quels moyens de paiement acceptez-vous ?',
  'Vocês aceitam pix?',
])('a question about prices: %s', (text) => expect(readMoney(text)).toBe(0))

test('more signs are more', () => {
  expect(readMoney('the card was declined twice and payroll is due today')).toBeGreaterThan(
    readMoney('the card was declined'),
  )
})
