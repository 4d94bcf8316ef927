import type { Wanted } from './focus.ts'
import { stemOf } from './read-asks.ts'
import { readWords } from '../signals/read-words.ts'
import { slotWords } from './slot-words.ts'
import { family, verbFamilies } from './verb-families.ts'
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
/** How surely the words ask for this slot, 0..1; 0 where they do not. */
export function matchesSlot(wanted: Wanted, slot: KnownForGuard): number {
  const { topics, names } = slotWords(slot.name, slot.label)
  // "Have you descaled it yet?" asks for a step in its own word.
  if (topics & steps && (wanted.topics & steps) === 0)
    return wanted.done && slot.value && doneAlready(wanted, slot.value) ? 0.8 : 0
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
  const said = readWords(sentenceWith(slot.said ?? '', slot.value))
  const ours = new Set([...names.flat(), ...said.map(({ text }) => stemOf(text))])
  const unknown = [...wanted.around].filter((stem) => !ours.has(stem) && !plainWords.has(stem))
  if (unknown.length === 0) return true
  // "When did you buy the machine?" after "I bought it on 12 March": the same deed in another form, done to what it is all about.
  let deeds = 0
  for (const { classes } of verbFamilies.tag(said)) deeds |= classes
  deeds &= family('buy') | family('charge')
  const isDeed = (stem: string) => ((wanted.verbs.get(stem) ?? 0) & deeds) !== 0
  return [...wanted.verbs.keys()].some(isDeed) && unknown.every((stem) => !wanted.core.has(stem) || isDeed(stem))
}

/** The sentence of a message that says the value; all of it where none does. */
function sentenceWith(said: string, value: string | null): string {
  const at = value ? said.indexOf(value) : -1
  if (at < 0 || !value) return said
  const from = Math.max(...['.', '!', '?', '\n'].map((mark) => said.lastIndexOf(mark, at - 1))) + 1
  const end = said.slice(at + value.length).search(/[.!?\n]/)
  return said.slice(from, end < 0 ? undefined : at + value.length + end)
}

/** Beginnings of words that only name such a topic, or say that it was paid. */
const plainWords = new Set(
  'wurde wurden foi foram fue fueron ete avez estou date day days datum tag fecha dia jour data time hour uhrze hora heure amoun sum betra summe impor monto monta valor price preis preci prix preco paid pay charg city town ort stadt ciuda ville cidad'.split(
    ' ',
  ),
)

/** "Have you tried a restart?" repeats only what has been tried; "What have you tried?" repeats any. */
function stepIsKnown(wanted: Wanted, slot: KnownForGuard): boolean {
  if (wanted.by === 'question' && !slot.value) return true
  const done = new Set(readWords(slot.value ?? '').map(({ text }) => text.slice(0, 4)))
  const rest = [...wanted.around].filter((stem) => !trying.test(stem))
  if (rest.length === 0) return true
  const again = rest.filter((stem) => done.has(stem.slice(0, 4))).length
  return again * 2 >= rest.length
}

/** Whether every word of the question that says something is one of the step's. */
function doneAlready({ core }: Wanted, value: string): boolean {
  const done = new Set(readWords(value).map(({ text }) => text.slice(0, 6)))
  const asked = [...core].filter((stem) => stem.length > 3 && !trying.test(stem))
  return asked.length > 0 && asked.every((stem) => [...done].some((word) => word.startsWith(stem.slice(0, 5))))
}

/** Words by which it is asked what was tried. */
const trying =
  /^(tried|try|teste|troub|steps|schri|pasos|etape|passo|probi|versu|auspr|proba|inten|essay|tente|tenta|far|fix|alrea|schon|ya|deja|ja|make|do|did|mache|hacer|faire|fazer|taken|done|gemac|bishe|hasta|jusqu|fait|hecho|feito|ate|agora|ahora|bereit|berei|yet|once|einma|vez|fois)$/
