import { readWords } from '../signals/read-words.ts'
import { stemOf } from './read-asks.ts'
import { topicWords, type Topic } from './topics.ts'

/** How a slot is recognised in a question: by the topic its name belongs to, and by the words of its name and label. */
export interface SlotWords {
  topics: number
  /** Each name of the slot as the beginnings of its words. */
  names: readonly (readonly string[])[]
}

/** The slots that every workspace has, by what they are. */
const builtIn: Readonly<Record<string, Topic>> = {
  name: 'name',
  email: 'email',
  phone: 'phone',
  'order-number': 'order',
  'invoice-number': 'invoice',
  'tracking-number': 'tracking',
  amount: 'money',
  date: 'date',
  device: 'device',
  version: 'version',
  'error-text': 'error',
  'step-done': 'steps',
  address: 'address',
  'customer-number': 'customer',
  'case-number': 'case',
  serial: 'serial',
}

const marks = topicWords.bit('thing') | topicWords.bit('code')

/** Reads a slot's name ("order-number", "deliveryDay") and label once for each of them; both are short. */
export function slotWords(name: string, label = ''): SlotWords {
  const key = `${name}\n${label}`
  const known = cache.get(key)
  if (known) return known
  const spelled = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[-_.]+/g, ' ')
  const fixed = builtIn[name]
  let topics = fixed ? topicWords.bit(fixed) : 0
  const names: string[][] = []
  for (const text of [spelled, label]) {
    const words = readWords(text)
    if (!fixed) topics |= headOf(text)
    // "number" says nothing by itself.
    const stems = topicWords
      .tag(words)
      .filter(({ classes }) => (classes & ~marks) !== 0 || (classes & topicWords.bit('code')) === 0)
      .flatMap(({ text: said }) => said.split(' ').map(stemOf))
    if (stems.length > 0) names.push(stems)
  }
  const read = { topics, names }
  if (cache.size > 500) cache.clear()
  cache.set(key, read)
  return read
}

const cache = new Map<string, SlotWords>()

/** The topic of a compound is that of its last word: a delivery date is a date. */
function headOf(text: string): number {
  const tokens = topicWords.tag(readWords(text))
  for (let i = tokens.length - 1; i >= 0; i--) {
    const topics = tokens[i]!.classes & ~marks
    if (topics) return topics
    if (tokens[i]!.classes === 0) return 0
  }
  return 0
}
