import type { Token } from './lexicon.ts'
import { personWords } from './person-words.ts'

const set = (words: string) => new Set(words.split(' '))
const greetings = set(
  'hi hello hey hallo guten tag moin hola buenas buenos dias bonjour salut ola oi bom boa dia tarde',
)
const assent = set('yes yeah yep ok okay sure ja klar si claro oui sim no nein non nao well so also now then')
/** Names a person on its own; the others need a word beside them ("a person", "someone real"). */
const alone = set('person persona pessoa personen')
const loose = set(
  'person persons persona personas pessoa pessoas personne personnes someone somebody jemanden jemandem',
)

const human = personWords.bit('human')
const desk = personWords.bit('desk')
const real = personWords.bit('real')
const names = human | desk | personWords.bit('someone') | personWords.bit('team')
const beside = real | ['fill', 'to', 'speak', 'me'].reduce((all, name) => all | personWords.bit(name as 'fill'), 0)

/**
 * Whether these words name a person and nothing else: "human", "a real person", "Mitarbeiter", "yes, with an agent". With
 * `stands`, they are all that was asked, and less will do: "customer service", "a person".
 */
export function isBareRequest(tokens: readonly Token[], stands: boolean): boolean {
  if (tokens.length > 8) return false
  let certain = false
  let marked = false
  let named = false
  for (const [i, { classes, text, stop, owns, quoted }] of tokens.entries()) {
    const before = i > 0 && stop === 0 ? (tokens[i - 1]?.text ?? '') : ''
    if (classes & real) marked = true
    if (classes & names) {
      // "Hello agent" greets one.
      if (greetings.has(before) || owns || quoted) return false
      if (classes & human || (classes & desk && stands)) certain = true
      named = true
    } else if (assent.has(text)) {
      const runsOn = tokens[i + 1]?.stop === 0
      if (runsOn && (i > 0 || /^n(?:o|ein|on|ao)$/.test(text))) return false
    } else if (!greetings.has(text) && (classes & beside) === 0) {
      return false
    }
  }
  const person =
    stands && tokens.some(({ text }) => loose.has(text)) && (tokens.length > 1 || alone.has(tokens[0]?.text ?? ''))
  return named && (certain || marked || person)
}
