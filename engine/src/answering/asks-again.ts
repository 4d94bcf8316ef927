import { readWanted, type Wanted } from './focus.ts'
import { isSpecific, restartScore } from './restart.ts'
import { readWords } from '../signals/read-words.ts'
import { slotWords } from './slot-words.ts'
import { stemOf, type Sentence } from './read-asks.ts'
import { topicWords, type Topic } from './topics.ts'

/** What the customer has already said, as far as the guard needs it. */
export interface KnownForGuard {
  /** The slot's name, for example "order-number". */
  name: string
  /** As the customer wrote it; null where only that it is known is known. */
  value: string | null
  /** The slot's name in the language of the draft, or of the workspace. */
  label?: string | undefined
  /** The message it was said in; null when it came another way. */
  messageId: string | null
  /** Milliseconds UTC. */
  at: number
  /** The slot proves who somebody is: its value is neither shown nor inserted. */
  verification: boolean
  /** The message it was said in, where at hand: tells one date or amount from another. */
  said?: string | undefined
}

export interface GuardContext {
  /** The conversation has been handed to a person at least once. */
  handedOff: boolean
  /** This is the first reply since then. */
  firstReply: boolean
  /** Of the draft; the five languages are all read whatever it says. */
  locale: string
  /** What the customer wrote, where at hand: a reply that takes it up is no restart. */
  told?: readonly string[] | undefined
}

export type Asked =
  | { kind: 'slot'; slot: string; value: string | null; messageId: string | null; score: number }
  | { kind: 'restart'; score: number }

const topic = (name: Topic): number => topicWords.bit(name)
/** Topics of which a conversation has many: another word must say that the same one is meant. */
const vague =
  topic('date') |
  topic('time') |
  topic('duration') |
  topic('count') |
  topic('money') |
  topic('place') |
  topic('origin') |
  topic('destination') |
  topic('person') |
  topic('sort') |
  topic('product') |
  topic('account') |
  topic('problem')
const [device, error, steps, address] = [topic('device'), topic('error'), topic('steps'), topic('address')]
const proof = /\b(verif|securit|identit|safety|sicherheit|legitim|segurid|seguranca|securite|protec|datenschutz)/

/**
 * Whether a draft asks for what the customer has already said, or begins anew after a handoff; null where it does not. Pure and
 * bounded: reads the first 2,000 characters of the draft; called as somebody types. Never a reason to block.
 */
export function asksAgain(draft: string, known: readonly KnownForGuard[], context: GuardContext): Asked | null {
  const first = context.handedOff && context.firstReply
  if (known.length === 0 && !first) return null
  const words = spaced(draft)
  const slot = slotAsked(draft, words, known)
  if (slot) return slot
  if (!first) return null
  if (known.some(({ value, verification }) => value !== null && !verification && repeats(words, value))) return null
  const told = new Set<string>()
  for (const text of context.told ?? [])
    for (const { text: word } of readWords(text)) if (word.length > 3) told.add(stemOf(word))
  const takesUp = ({ stems }: Sentence) => (context.told ? stems.some((stem) => told.has(stem)) : isSpecific(stems))
  const score = restartScore(draft, takesUp)
  return score > 0 ? { kind: 'restart', score } : null
}

/** The slot most surely asked for; of two alike the one said last. */
function slotAsked(draft: string, words: string, known: readonly KnownForGuard[]): Asked | null {
  let best: KnownForGuard | null = null
  let score = 0
  for (const wanted of readWanted(draft)) {
    for (const slot of known) {
      const fit = matches(wanted, slot)
      if (fit === 0 || fit < score || (fit === score && best && slot.at <= best.at)) continue
      // Saying the value is confirming it, and so is asking for proof of who somebody is.
      if (slot.value !== null && repeats(words, slot.value)) continue
      if (slot.verification && proof.test(words)) continue
      best = slot
      score = fit
    }
  }
  if (!best) return null
  const { name, value, messageId, verification } = best
  return { kind: 'slot', slot: name, value: verification ? null : value, messageId, score }
}

/** How surely the words ask for this slot, 0..1. */
function matches(wanted: Wanted, slot: KnownForGuard): number {
  const { topics, names } = slotWords(slot.name, slot.label)
  const named = names.some((name) => name.every((stem) => wanted.stems.has(stem)))
  const common = wanted.topics & topics
  if (!named && !common) return 0
  if (wanted.thing && !named) {
    if (wanted.by === 'whether') return 0
    if (wanted.by === 'request' && !(common & device)) return 0
  }
  if (common & steps) return stepIsKnown(wanted, slot) ? 0.85 : 0
  if (named && !(common & vague)) return 0.95
  if (common & vague || !common) return isSame(wanted, slot, names) ? (named ? 0.85 : 0.75) : 0
  return common & (error | address | device) ? 0.9 : 0.95
}

/** Of dates, amounts and the like there are many: the other words of the question must be those of the slot, or of where it was said. */
function isSame(wanted: Wanted, slot: KnownForGuard, names: readonly (readonly string[])[]): boolean {
  const said = new Set(slot.said ? readWords(slot.said).map(({ text }) => stemOf(text)) : [])
  const own = new Set(names.flat())
  for (const stem of wanted.around) {
    if (own.has(stem) || said.has(stem)) continue
    if (wanted.stems.has(stem)) {
      const token = topicWords.tag(readWords(stem))[0]
      if (token && token.classes & wanted.topics) continue
    }
    if (wanted.stems.has(stem) && wanted.topics !== 0 && !isMeaning(stem)) continue
    return false
  }
  return true
}

const isMeaning = (stem: string): boolean => stem.length > 0 && !dateStems.has(stem)
const dateStems = new Set(
  'date day days datum tag fecha dia jour data time hour uhrze hora heure amoun sum betra summe impor monto monta valor price preis preci prix preco paid pay charg city town ort stadt ciuda ville cidad'.split(
    ' ',
  ),
)

/** "Have you tried a restart?" repeats only what has been tried; "What have you tried?" repeats any. */
function stepIsKnown(wanted: Wanted, slot: KnownForGuard): boolean {
  if (wanted.by === 'question' && !slot.value) return true
  const done = new Set(readWords(slot.value ?? '').map(({ text }) => text.slice(0, 4)))
  const rest = [...wanted.around].filter(
    (stem) =>
      !/^(tried|try|teste|troub|steps|schri|pasos|etape|passo|probi|versu|auspr|proba|inten|essay|tente|tenta|far|fix|alrea|schon|ya|deja|ja)$/.test(
        stem,
      ),
  )
  if (rest.length === 0) return true
  return rest.some((stem) => done.has(stem.slice(0, 4)))
}

/** Whether the draft says the value itself: then it confirms. */
function repeats(draft: string, value: string): boolean {
  const looked = spaced(value)
  if (looked.length > 2 && draft.includes(looked)) return true
  // A number may be written in other groups.
  const digits = value.replace(/\D/g, '')
  return digits.length >= 5 && draft.replaceAll(' ', '').includes(digits)
}

/** The folded words with a space around each. */
const spaced = (text: string): string =>
  ` ${readWords(text)
    .map(({ text: word }) => word)
    .join(' ')} `
