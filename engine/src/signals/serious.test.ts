import { expect, test } from 'vitest'
import { readSerious } from './serious.ts'

test.each([
  ['safety', 'The charger started smoking and I burnt my hand'],
  ['safety', 'My battery is swollen, is that dangerous?'],
  ['safety', 'Das Netzteil hat Funken geschlagen'],
  ['safety', 'Huele a gas desde que lo instalaron'],
  ['safety', "La prise a pris feu, ma fille s'est blessée"],
  ['safety', 'Levei um choque elétrico'],
  ['legal', 'You will hear from my lawyer'],
  ['legal', 'Ich schalte die Verbraucherzentrale ein'],
  ['legal', 'Voy a denunciarlo a la policía'],
  ['legal', 'Je vais porter plainte'],
  ['legal', 'Vou abrir reclamação no Procon'],
  [null, 'My order 48213 has not arrived'],
  [null, 'Wo bleibt mein Paket?'],
  [null, '¿Cómo cambio mi contraseña?'],
  [null, 'Comment annuler ma commande ?'],
  [null, 'Quero cancelar meu plano'],
])('%s: %s', (kind, text) => {
  expect(readSerious(text)).toBe(kind)
})
