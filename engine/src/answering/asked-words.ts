import { f, type At } from './lines.ts'
import { stemOf } from './read-asks.ts'
import { topicWords } from './topics.ts'

const [skip, and, of, you, questions] = [
  f('skip'),
  f('and'),
  f('of'),
  f('you'),
  f('what') | f('where') | f('when') | f('who') | f('howMany') | f('how'),
]
const [thingBit, codeBit] = [topicWords.bit('thing'), topicWords.bit('code')]
const ownOnly =
  topicWords.bit('name') |
  topicWords.bit('email') |
  topicWords.bit('phone') |
  topicWords.bit('address') |
  topicWords.bit('person')

/** Words that are asked for together: "your order number". */
export interface Segment {
  topics: number
  stems: Set<string>
  /** It is somebody else's, or another than the known one. */
  other: boolean
  /** The index after its last word. */
  end: number
}

/** "of your colleague", "of the product": not the customer's own; "of your account" is. */
function isTheirs(first: At | undefined, second: At | undefined): boolean {
  if (!first) return false
  if (!first.form) return !first.topic
  const named = (first.form.classes & (you | skip)) !== 0 ? second : undefined
  return named !== undefined && !named.form && ((first.form.classes & you) === 0 || !named.topic)
}
const belongs = /^(of|for|von|vom|des|der|de|del|du|do|da|para|pour)$/

/** The words asked for, from the cue on: over articles and the like to the first noun, and on over "and". */
export function walk(line: readonly At[], start: number): Segment[] {
  const segments: Segment[] = []
  let now: Segment | null = null
  let taken = 0
  let other = false
  for (let i = start; i < line.length && taken < 8;) {
    const { word, topic, form, topicLength, formLength } = line[i]!
    const joins = i > start && word.stop === 1
    if (topic && !(form && formLength > topicLength && (form.classes & ~f('what')) !== 0)) {
      if (!now || joins) segments.push((now = { topics: 0, stems: new Set(), other, end: i }))
      // "order date" is a date: what comes last is the head. A bare "number" takes its meaning from its neighbour.
      const bare = (topic.classes & ~codeBit) === 0
      if (bare) now.topics = now.topics ? now.topics & ~thingBit : codeBit
      else now.topics = now.topics === codeBit ? topic.classes & ~thingBit : topic.classes
      for (const part of topic.text.split(' ')) now.stems.add(stemOf(part))
      i += topicLength
      now.end = i
      taken++
      continue
    }
    const c = form?.classes ?? 0
    if (!form) {
      if (now && joins) now = null
      if (now && now.topics && now.topics !== codeBit) break
      if (!now) segments.push((now = { topics: 0, stems: new Set(), other, end: i }))
      now.stems.add(stemOf(word.text))
      taken++
      i++
      now.end = i
      continue
    }
    if (c & f('other') && !now) other = true
    else if (now && c & and && !(c & of)) now = null
    else if (now?.topics === codeBit && c & (of | skip)) {
      // "the number on your invoice"
    } else if (now && c & of) {
      const next = line[i + formLength]
      if (now.topics & ownOnly && belongs.test(word.text) && isTheirs(next, line[i + formLength + 1])) now.other = true
      break
    } else if (now) break
    else if (i > start && !(c & (skip | and | questions | f('aux')))) break
    i += formLength
  }
  return segments
}
