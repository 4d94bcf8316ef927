import { describe, expect, test } from 'vitest'
import { asksForPerson } from './asks-for-person.ts'

describe('asking for a person as people type', () => {
  test.each([
    'lemme speak to a real one',
    'any1 alive there??',
    'put me thru to some1',
    'hol mal deinen chef',
    'will mit wem reden der ahnung hat',
    'bitte mitarbeiter verbinden',
    'hay alguien de verdad ahí?',
    'y a qqn de vivant ?',
    'je veux qqn au tel',
    'bota um humano na linha',
  ])('"%s" asks for one', (text) => expect(asksForPerson(text).asks).toBe(true))

  test.each([
    'my human resources department ordered 5 readers',
    'is the person on the cover the author',
    'some1 at the post office has my parcel',
    'the plant on the cover looks alive',
    'mein chef hat die rechnung schon',
    'ich muss den router holen',
    'mit wem hat der autor das buch geschrieben',
    'mon agent immobilier a reçu la facture',
    'el agente de correos dejó el paquete',
    'meu gerente já baixou a fatura',
    'o leitor humano é uma edição?',
    'I spoke to a human yesterday and it is solved',
  ])('"%s" does not', (text) => expect(asksForPerson(text).asks).toBe(false))
})
