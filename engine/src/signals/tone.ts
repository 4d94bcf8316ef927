import type { Tone } from '../conversation/facts.ts'
import { foldText, oneOf } from './folded.ts'
import { frustrated, urgent } from './feeling-words.ts'

const frustration = oneOf(frustrated)
const urgency = oneOf(urgent)
const shouting = /[\p{Lu}]{4,}(?:\W{1,3}[\p{Lu}]{3,}){1,}/u

/**
 * How a message sounds, read from words in five languages, from marks and from capitals; 0..1 each. A first reading without a model: it
 * ranks, and says nothing about a single message that a person would not see. One sign gives 0.5, each further one half of what is left.
 */
export function readTone(text: string): Tone {
  const read = text.slice(0, 2000)
  const folded = foldText(read)
  const marks = (/[!?]{2,}/.test(read) ? 1 : 0) + (shouting.test(read) ? 1 : 0)
  return { frustration: level(count(folded, frustration) * 2 + marks), urgency: level(count(folded, urgency) * 2) }
}

const count = (text: string, pattern: RegExp) => Math.min(6, text.match(pattern)?.length ?? 0)

/** Half signs: 0, 1, 2 … become 0, 0.29, 0.5, 0.65, 0.75 … */
const level = (halves: number) => Math.round((1 - 0.5 ** (halves / 2)) * 100) / 100

/** Whether it gets worse over the messages: the later half against the earlier one. */
export function trendOf(tones: readonly Tone[]): 'rising' | 'steady' | 'falling' {
  const half = Math.floor(tones.length / 2)
  if (half === 0) return 'steady'
  const mean = (of: readonly Tone[]) => of.reduce((sum, each) => sum + each.frustration, 0) / of.length
  const change = mean(tones.slice(-half)) - mean(tones.slice(0, half))
  return change > 0.15 ? 'rising' : change < -0.15 ? 'falling' : 'steady'
}
