import { sentencesOf } from '../sentences.ts'
import type { IntentModel } from './intent-model.ts'
import { judgeBy } from './judge-message.ts'

/** What a message is about. */
export interface IntentReading {
  /** The likeliest first: what the message shows, and what its sentences show. Chances from 0 to 1. Guesses, where it was refused. */
  intents: readonly { name: string; probability: number }[]
  /** How sure it is that the message shows one of the intents at all, 0..1. Below the model's threshold it is refused. */
  confidence: number
  /** None of the intents, or too unlike all examples to say. */
  refused: boolean
  /** Product areas of what is not refused. */
  areas: readonly string[]
}

/** At most so many intents of one message, from at most so many sentences. */
const INTENTS = 3
const SENTENCES = 8
/** How sure a sentence alone must be, of the way from the threshold to certainty. */
const CLEARLY = 0.4

/** Makes the function that reads one message; well under a millisecond. Keeps tables: make it once for each model. */
export function intentReader(model: IntentModel): (text: string) => IntentReading {
  const { names, threshold, areas } = model
  const judge = judgeBy(model)
  return (text) => {
    const whole = judge(text)
    const parts = new Map<number, number>()
    let { confidence } = whole
    const sentences = sentencesOf(text)
    if (sentences.length > 1) {
      for (const { from, to } of sentences.slice(0, SENTENCES)) {
        const part = judge(text.slice(from, to))
        if (part.confidence < threshold + CLEARLY * (1 - threshold)) continue
        parts.set(part.best, Math.max(part.chances[part.best]!, parts.get(part.best) ?? 0))
        confidence = Math.max(confidence, part.confidence)
      }
    }
    const refused = confidence < threshold
    // All of it together says most, where it says anything.
    const first: [number, number] = [whole.best, Math.max(whole.chances[whole.best]!, parts.get(whole.best) ?? 0)]
    const others = [...parts].filter(([c]) => c !== whole.best).sort((a, b) => b[1] - a[1])
    const all = whole.confidence < threshold && others.length > 0 ? others : [first, ...others]
    const likeliest = all.slice(0, INTENTS)
    return {
      intents: likeliest.map(([c, probability]) => ({ name: names[c]!, probability })),
      confidence,
      refused,
      areas: refused ? [] : [...new Set(likeliest.flatMap(([c]) => areas[c] ?? []))],
    }
  }
}
