import { expect, test } from 'vitest'
import { monday } from '../testing/spec.ts'
import { readDue } from './due-time.ts'

const hour = 3_600_000
/** The end of a day so many days after the Monday, UTC. */
const end = (days: number) => Date.UTC(2026, 0, 6 + days)

test.each([
  ['I will send you a replacement tomorrow.', end(1)],
  ['You will hear from us within 24 hours.', monday + 24 * hour],
  ['We will refund it within 5 to 7 business days.', monday + 7 * 24 * hour],
  ['I will call you today.', end(0)],
  ['You will have it by Friday.', end(4)],
  ['We will write to you by Monday.', end(7)],
  ['Wir melden uns innerhalb von 48 Stunden.', monday + 48 * hour],
  ['Ich schicke es Ihnen morgen.', end(1)],
  ['Wir melden uns bis Mittwoch.', end(2)],
  ['Le enviaremos uno nuevo mañana.', end(1)],
  ['Le llamaremos en 2 horas.', monday + 2 * hour],
  ['Recibirá la respuesta antes del jueves.', end(3)],
  ['Nous vous rembourserons sous 3 jours.', monday + 72 * hour],
  ['Nous revenons vers vous demain.', end(1)],
  ["Vous recevrez une réponse d'ici vendredi.", end(4)],
  ['Vou enviar amanhã.', end(1)],
  ['Vamos retornar em 24 horas.', monday + 24 * hour],
  ['Você receberá até sexta-feira.', end(4)],
  ['I will look into it.', null],
  ['Le llamaremos por la mañana.', null],
])('%s', (sentence, due) => {
  expect(readDue(sentence, monday)).toBe(due)
})

test('a day ends by the clocks of the workspace', () => {
  // Monday 23:30 in UTC is Tuesday in Berlin: tomorrow is Wednesday, and ends at 23:00 UTC.
  const late = Date.UTC(2026, 0, 5, 23, 30)
  expect(readDue('I will call you tomorrow.', late, hour)).toBe(Date.UTC(2026, 0, 7, 23))
  expect(readDue('I will call you tomorrow.', late, 0)).toBe(end(1))
})
