import type { LevelKind } from '@baton/protocol'

export const kinds: readonly LevelKind[] = ['first-response', 'next-response', 'resolution']

const names: Readonly<Record<LevelKind, string>> = {
  'first-response': 'First response',
  'next-response': 'Next response',
  resolution: 'Resolution',
}
export const kindWords = (kind: LevelKind): string => names[kind]

const abouts: Readonly<Record<LevelKind, string>> = {
  'first-response': "From the handoff to a person's first message. The assistant's answers never stop it.",
  'next-response': 'From what the customer wrote while a person held it to the answer.',
  resolution:
    'From the first handoff to the end. A transfer starts nothing anew, and the customer’s turns do not count.',
}
export const kindAbout = (kind: LevelKind): string => abouts[kind]

/** "45 min", "1 h 30 min": of open time, which has no days. */
export function minutesWords(minutes: number | null): string {
  if (minutes === null) return '–'
  if (minutes < 1) return `${Math.round(minutes * 60)}\u00a0s`
  const whole = Math.round(minutes)
  if (whole < 60) return `${whole}\u00a0min`
  const hours = Math.floor(whole / 60)
  const rest = whole % 60
  return rest === 0 ? `${hours}\u00a0h` : `${hours}\u00a0h ${rest}\u00a0min`
}
