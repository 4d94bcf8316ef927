import type { IntentModel } from './intent-model.ts'
import { judgeBy } from './judge-message.ts'
import { intentReader, type IntentReading } from './read-intent.ts'

/** A reading with what it rests on. */
export interface IntentExplanation extends IntentReading {
  /** Below it a message is refused. */
  threshold: number
  /** The likeliest intents of the message as a whole, whether it was refused or not. */
  chances: readonly { name: string; probability: number; areas: readonly string[] }[]
  /** What each word did for the likeliest: its chance less what it would be without the word. */
  words: readonly { from: number; to: number; effect: number }[]
}

const CHANCES = 5
const WORDS = 80

/** Makes the function that explains one message. Reads it once more for each of its words: for people who try, not for each turn. */
export function intentExplainer(model: IntentModel): (text: string) => IntentExplanation {
  const read = intentReader(model)
  const judge = judgeBy(model)
  return (text) => {
    const { best, chances } = judge(text)
    const words = [...text.matchAll(/[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu)].slice(0, WORDS).map((found) => {
      const [from, to] = [found.index, found.index + found[0].length]
      const without = judge(`${text.slice(0, from)} ${text.slice(to)}`).chances[best]!
      return { from, to, effect: chances[best]! - without }
    })
    const likeliest = [...chances.keys()].sort((a, b) => chances[b]! - chances[a]!).slice(0, CHANCES)
    return {
      ...read(text),
      threshold: model.threshold,
      chances: likeliest.map((c) => ({
        name: model.names[c]!,
        probability: chances[c]!,
        areas: model.areas[c] ?? [],
      })),
      words,
    }
  }
}
