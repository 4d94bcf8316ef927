import type { Tone } from '../conversation/facts.ts'
import { foldText, oneOf } from './folded.ts'
import { frustrated, urgent } from './feeling-words.ts'
import { sentencesOf } from './sentences.ts'

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
  const signs = count(folded, frustration)
  const pressing = count(folded, urgency)
  const tone = { frustration: level(signs * 2 + marks), urgency: level(pressing * 2) }
  return signs + pressing === 0 ? tone : { ...tone, ...sentenceThatShows(read, folded) }
}

/** The sentence with the most signs. */
function sentenceThatShows(read: string, folded: string): { from: number; to: number } | object {
  const signsOf = ({ from, to }: { from: number; to: number }) => {
    const said = folded.slice(from, to)
    return count(said, frustration) + count(said, urgency)
  }
  const sentences = sentencesOf(read)
  if (sentences.length < 2) return {}
  return sentences.reduce((most, each) => (signsOf(each) > signsOf(most) ? each : most))
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
