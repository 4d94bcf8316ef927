import { fnv1a } from './fnv1a.ts'
import type { Token } from './lexicon.ts'
import { personWords } from './person-words.ts'

/** As many weights as the model has: a power of two. */
export const personDimensions = 8192

const classes = [
  'human', 'someone', 'team', 'desk', 'real', 'speak', 'settle', 'want', 'send', 'sendme', 'me', 'matter', 'to', 'can', 'help', 'call', 'attend',
  'sent', 'bot', 'no', 'stop', 'rel', 'there', 'i',
] as const // prettier-ignore
const bits = classes.map((name) => personWords.bit(name))
const mostTokens = 40
const reach = 4

/**
 * What the model of asking for a person looks at: words, pairs of words, beginnings of long words, and which classes of words stand near which
 * others, whatever their language. As places among the weights, each once.
 */
export function personFeatures(tokens: readonly Token[]): number[] {
  const read = tokens.slice(0, mostTokens)
  const found = new Set<number>()
  const add = (feature: string) => found.add(fnv1a(feature) % personDimensions)
  const of = read.map((token) => classes.filter((_, i) => (token.classes & (bits[i] ?? 0)) !== 0))
  read.forEach(({ text }, i) => {
    add(`w${text}`)
    const next = read[i + 1]
    if (next) add(`b${text} ${next.text}`)
    if (text.length > 4) add(`p${text.slice(0, 4)}`)
    for (const one of of[i] ?? []) {
      add(`c${one}`)
      add(`v${read[i - 1]?.text ?? '^'}|${one}`)
      for (let step = 1; step <= reach; step++)
        for (const other of of[i + step] ?? []) add(`s${one}>${other}${step <= 2 ? 'n' : 'f'}`)
    }
  })
  add(`l${Math.min(5, Math.floor(read.length / 3))}`)
  return [...found]
}
