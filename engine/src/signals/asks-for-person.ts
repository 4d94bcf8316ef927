import { readWords } from './words.ts'

/** Whether the customer asks for a person, and where in the text. `from` and `to` are UTF-16 offsets, `to` exclusive. */
export type AsksForPerson = { asks: boolean; span?: { from: number; to: number } }

const people =
  /^(human|humans|humano|humana|humain|agent|agente|person|persona|personne|pessoa|representative|operator|mensch|menschen|mitarbeiter|conseiller|asesor|atendente|colleague|someone|somebody|jemand|jemandem|alguien|alguem)$/
const requests =
  /^(talk|speak|want|need|connect|transfer|chat|sprechen|reden|mochte|will|brauche|verbinden|hablar|quiero|necesito|parler|veux|voudrais|falar|quero|preciso)$/
const refusals = /^(not|dont|no|never|without|nicht|kein|keinen|ohne|sin|pas|sans|nao|sem)$/

/** Whether the customer explicitly asks for a person: English, German, Spanish, French, Portuguese; bounded work. */
export function asksForPerson(text: string): AsksForPerson {
  const words = readWords(text)
  for (const [i, person] of words.entries()) {
    if (!people.test(person.text)) continue
    const before = words.slice(Math.max(0, i - 6), i)
    const request = before.find((word) => requests.test(word.text))
    if (before.some((word) => refusals.test(word.text))) continue
    if (request || words.length <= 3) return { asks: true, span: { from: (request ?? person).from, to: person.to } }
  }
  return { asks: false }
}
