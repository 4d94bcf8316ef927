import { fnv1a } from './fnv1a.ts'
import { foldText, oneOf } from './folded.ts'
import { glue } from './glue.ts'
import { already, assent, courtesy, further, matter, negation, solved, trouble, want, wish } from './key-words.ts'
import { sentencesOf } from './sentences.ts'

/** A sentence of a message that says why somebody writes. Offsets are UTF-16 units; `score` compares sentences of one conversation. */
export interface KeySentence {
  from: number
  to: number
  score: number
  /** 16-bit hashes of its content stems, at most eight: two sentences that share most of them say the same. */
  terms: readonly number[]
  /** Said in place of what was said before: "no, I meant …". */
  corrects?: true | undefined
}

const negations = oneOf(negation)
const troubles = oneOf(trouble)
const wants = oneOf(want)
const wishes = oneOf(wish)
const more = oneOf(further)
const matters = oneOf(matter)
const done = oneOf(already)
const over = oneOf(solved)
const polite = new RegExp(String.raw`^\W*(?:${courtesy})(?![\p{L}])`, 'u')
const agrees = new RegExp(String.raw`^\W*(?:${assent})(?![\p{L}])`, 'u')
const asksForPerson =
  /\b(?:human|person|agent|representative|someone|mensch|mitarbeiter|berater|persona|agente|humain|conseiller|pessoa|atendente|humano)\b/
const correction =
  /(?:^|[,;.!?]\s*)(?:no|nein|non|nao|sorry|entschuldigung|perdon|pardon|desculpa|desculpe)?\W{0,3}\b(?:i (?:actually )?meant?|i mean|what i meant|rather|correction|ich meinte|ich meine|gemeint|korrektur|quise decir|me refer[ií]|queria decir|je voulais dire|je parle de|(?:eu )?quis dizer|queria dizer|me refiro|me referia)\b/
/** What they do not know, and what was never wrong, is no problem. */
const unsure =
  /\b(?:(?:do not|don't|dont) (?:know|remember|understand)|no idea|never had|(?:have not|haven't|not) (?:yet )?(?:bought|ordered|purchased|made any)|weiss (?:es )?(?:ich )?(?:auch )?nicht|keine ahnung|noch nie|noch (?:kein|keine|keinen|nichts) .{0,12}(?:gekauft|bestellt)|no (?:lo )?se\b|no recuerdo|nunca (?:he tenido|tuve|tive)|(?:aun|todavia) no (?:he comprado|compre)|ne sais pas|aucune idee|jamais eu|pas encore (?:achete|commande)|nao sei|nao me lembro|nao faco ideia|(?:ainda )?nao (?:comprei|fiz|realizei|foram efetuadas) .{0,12}compra)/
/** A line of a form or of a log: "Type: image/jpeg", "Size: 83". */
const label = /^\s*[\p{L} /_-]{2,24}:\s*\S*(?:\s+\S+){0,2}\s*$/u
const readAtMost = 2000
const most = 6

/**
 * The customer's own sentences that carry a problem or a wish, the strongest first, at most six. Read by fixed words in English,
 * German, Spanish, French and Portuguese; greetings, thanks, consent, file names and bare requests for a person count nothing. Nothing
 * is composed. Empty where no sentence says anything.
 */
export function readKeySentences(text: string): readonly KeySentence[] {
  const read = text.slice(0, readAtMost)
  const folded = foldText(read)
  const corrects = correction.test(folded.slice(0, 300))
  const found: KeySentence[] = []
  for (const { from, to } of sentencesOf(read)) {
    const said = folded.slice(from, to)
    const terms = termsOf(said)
    const score = scoreOf(said, terms.length)
    if (score <= 0) continue
    // Said twice in one message, by a paste or in a hurry, it counts once.
    if (found.some((other) => likenessOf(other.terms, terms) > 0.8 && other.score >= score)) continue
    found.push({ from, to, score, terms, ...(corrects ? { corrects: true as const } : {}) })
  }
  return found.sort((a, b) => b.score - a.score).slice(0, most)
}

function scoreOf(said: string, terms: number): number {
  const words = said.match(/[\p{L}\p{N}'’@.-]+/gu) ?? []
  const plain = words.filter((word) => /^[\p{L}'’-]{2,}$/u.test(word)).length
  // "Could you help me?" asks, and says nothing.
  if (terms === 0 || plain < 2 || (label.test(said) && !said.includes('?'))) return 0
  const denied = Math.min(1, count(said, negations))
  const wrong = Math.min(2, denied + count(said, troubles))
  const wanted = Math.min(1, count(said, wants))
  const wished = Math.min(2 - wanted, count(said, wishes))
  const about = Math.min(2, count(said, matters))
  const asked = said.includes('?')
  const signs = wrong + wanted + wished + about
  if (signs === 0 && (plain < 5 || polite.test(said) || agrees.test(said))) return 0
  if (wrong + wanted + wished === 0 && !asked && plain < 4 && about < 2) return 0
  // To ask for a person says what is wanted of the desk, and nothing of the problem.
  if (terms <= 2 && asksForPerson.test(said)) return 0
  if (polite.test(said) && signs <= 1 && plain < 8) return 0
  const score =
    wrong * 1.5 +
    wanted * 2 +
    wished +
    (signs > 0 && count(said, more) > 0 ? 1 : 0) +
    about * 0.8 +
    // What is wrong, and with what, says more than either alone.
    (wrong > 0 && about > 0 ? 1 : 0) +
    (asked ? (terms > 1 ? 1.2 : 0.5) : 0) +
    (/\d/.test(said) ? 0.3 : 0) +
    Math.min(1, plain / 10) -
    (plain < 4 ? 1 : 0) -
    (terms === 1 ? 0.8 : 0) -
    (unsure.test(said) ? 2 : 0) -
    (plain > 45 ? 1 : 0) -
    (polite.test(said) ? 0.7 : 0) -
    (agrees.test(said) && signs < 2 ? 1 : 0) -
    (wrong === 0 && count(said, over) > 0 ? 2.5 : 0) -
    (count(said, done) > 0 ? 1.2 : 0)
  return Math.round(score * 100) / 100
}

/** How much of the shorter one's content the other says too, 0..1. */
export function likenessOf(a: readonly number[], b: readonly number[]): number {
  const shorter = Math.min(a.length, b.length)
  return shorter === 0 ? 0 : a.filter((term) => b.includes(term)).length / shorter
}

const count = (said: string, pattern: RegExp) => said.match(pattern)?.length ?? 0

/** The first five letters of a content word stand for it: endings differ, stems do not. */
function termsOf(said: string): readonly number[] {
  const terms = new Set<number>()
  for (const [word] of said.matchAll(/[\p{L}\p{N}]{4,}/gu)) {
    if (terms.size === 8) break
    if (!glue.has(word)) terms.add(fnv1a(word.slice(0, 5)) & 0xffff)
  }
  return [...terms]
}
