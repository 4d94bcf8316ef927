import type { Tone } from '../conversation/facts.ts'
import { sentencesOf } from './sentences.ts'
import { findToneSigns, type FoundSign, type ToneSigns } from './tone/tone-signs.ts'
import type { ToneSign } from './tone/tone-words.ts'

/** So many words are kept of each of the three. */
const SHOWN = 3

/**
 * How a message sounds, 0..1 each: frustration, urgency and politeness, with the words that carried each. Read from words in five
 * languages, from capitals, marks and faces; no model. Signs add up as independent chances do: 1 − Π (1 − weight), so that one clear
 * sign gives 0.5 and no number of weak ones gives 1. Politeness takes nothing off urgency, and urgency nothing off politeness: who is
 * sorry to bother and has two hours left has two hours left. See docs/model-cards/tone.md.
 */
export function readTone(text: string): Tone {
  const signs = findToneSigns(text)
  const tone = {
    frustration: frustrationOf(signs),
    urgency: urgencyOf(signs),
    politeness: together(repeat(0.35, times(signs, 'polite')), signs.kindFaces > 0 ? 0.3 : 0),
  }
  const words = wordsThatShow(signs)
  if (words.length === 0) return tone
  return { ...tone, words, ...sentenceThatShows(text, words) }
}

function frustrationOf(signs: ToneSigns): number {
  const angry = times(signs, 'angry')
  const letDown = times(signs, 'letDown')
  const again = times(signs, 'again')
  const failed = Math.min(1, signs.troubles) + Math.min(1, signs.denials)
  const pleased = times(signs, 'pleased')
  // Praise is irony where something failed, or where anger stands beside it.
  const ironic = failed + again + angry + signs.sadFaces + signs.angryFaces > 0 ? times(signs, 'ironic') : 0
  const level = together(
    repeat(0.5, angry),
    repeat(0.3, letDown),
    repeat(failed > 0 ? 0.4 : 0.3, again),
    repeat(0.08, Math.min(3, signs.troubles)),
    repeat(0.05, Math.min(3, signs.denials)),
    repeat(0.5, ironic),
    repeat(0.5, signs.angryFaces),
    repeat(0.3, signs.sadFaces),
    repeat(0.15, Math.min(3, signs.shouts)),
    repeat(0.15, Math.min(2, signs.stretches)),
  )
  // "Great, it works now!" has its marks for joy.
  const glad = pleased > 0 && angry + ironic + signs.angryFaces === 0 ? 0.4 : 1
  return rounded(level * glad)
}

function urgencyOf(signs: ToneSigns): number {
  const deadline = times(signs, 'deadline')
  const stakes = times(signs, 'stakes')
  const failed = signs.troubles + signs.denials > 0
  return together(
    repeat(0.5, times(signs, 'pressing')),
    // A day alone is a date; with something that hangs on it, or that fails, it is a limit.
    repeat(stakes > 0 && deadline > 0 ? 0.5 : failed ? 0.3 : 0.15, deadline),
    repeat(deadline > 0 ? 0.4 : failed ? 0.15 : 0.05, Math.min(2, stakes)),
    repeat(0.1, Math.min(2, signs.shouts)),
  )
}

/** 1 − Π (1 − chance). */
function together(...chances: readonly number[]): number {
  return rounded(1 - chances.reduce((left, chance) => left * (1 - chance), 1))
}

const repeat = (weight: number, count: number): number => 1 - (1 - weight) ** count
const rounded = (value: number): number => Math.round(value * 100) / 100
const times = ({ found }: ToneSigns, sign: ToneSign): number => found.filter((each) => each.sign === sign).length

type ToneOf = 'frustration' | 'urgency' | 'politeness'
const shows: Partial<Record<ToneSign, ToneOf>> = {
  angry: 'frustration',
  letDown: 'frustration',
  again: 'frustration',
  pressing: 'urgency',
  deadline: 'urgency',
  polite: 'politeness',
}

/** Those that weigh most, as they stand in the message. */
function wordsThatShow({ found }: ToneSigns): { of: ToneOf; from: number; to: number }[] {
  const kept: Record<ToneOf, FoundSign[]> = { frustration: [], urgency: [], politeness: [] }
  for (const sign of Object.keys(shows) as ToneSign[]) {
    const of = shows[sign]!
    kept[of].push(...found.filter((each) => each.sign === sign).slice(0, SHOWN - kept[of].length))
  }
  return (Object.keys(kept) as ToneOf[])
    .flatMap((of) => kept[of].map(({ from, to }) => ({ of, from, to })))
    .sort((a, b) => a.from - b.from)
}

/** The sentence with the most of what worries. */
function sentenceThatShows(text: string, words: readonly { of: ToneOf; from: number }[]): object {
  const worries = words.filter(({ of }) => of !== 'politeness')
  const sentences = sentencesOf(text)
  if (worries.length === 0 || sentences.length < 2) return {}
  const inside = ({ from, to }: { from: number; to: number }) =>
    worries.filter((word) => word.from >= from && word.from < to).length
  return sentences.reduce((most, each) => (inside(each) > inside(most) ? each : most))
}

/** Whether it gets worse over the messages: the later half against the earlier one. */
export function trendOf(tones: readonly Tone[]): 'rising' | 'steady' | 'falling' {
  const half = Math.floor(tones.length / 2)
  if (half === 0) return 'steady'
  const mean = (of: readonly Tone[]) => of.reduce((sum, each) => sum + each.frustration, 0) / of.length
  const change = mean(tones.slice(-half)) - mean(tones.slice(0, half))
  return change > 0.15 ? 'rising' : change < -0.15 ? 'falling' : 'steady'
}
