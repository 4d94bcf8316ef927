import type { Burst, Incident, IncidentUpdate, SuggestedCase } from '@baton/protocol'
import { whenWords } from '../ui/clock-words.ts'

export type State = Incident['state']
export const stateWords: Readonly<Record<State, string>> = {
  open: 'open',
  monitoring: 'being watched',
  resolved: 'resolved',
}

export const languages = [
  { value: 'en', name: 'English' },
  { value: 'de', name: 'German' },
  { value: 'es', name: 'Spanish' },
  { value: 'fr', name: 'French' },
  { value: 'pt', name: 'Portuguese' },
] as const
export type Language = (typeof languages)[number]['value']
export type Words = Partial<Record<Language, string>>

/** Without what was left blank. */
export function written(words: Words): Words {
  return Object.fromEntries(
    Object.entries(words).flatMap(([key, text]) => (text.trim() === '' ? [] : [[key, text.trim()]])),
  )
}

export const cases = (n: number): string => (n === 1 ? '1 case' : `${n} cases`)
export const customers = (n: number): string => (n === 1 ? '1 customer' : `${n} customers`)

/** What was promised, as a part of a sentence. */
export function promiseWords({ nextUpdateAt, overdue, state }: Incident, now: number): string {
  if (state === 'resolved' || nextUpdateAt === null) return 'nothing more is promised'
  const at = whenWords(Date.parse(nextUpdateAt), now)
  return overdue ? `the update promised by ${at} is overdue` : `next update promised by ${at}`
}

/** What a case was recognised by. */
export function becauseWords({ words, intent, area, page, tier }: SuggestedCase['because']): string {
  return [
    words && `says “${words}”`,
    intent && `is about ${intentWords(intent.name)}`,
    area && `product area ${area}`,
    page && 'on a page of it',
    tier && `tier ${tier}`,
  ]
    .filter(Boolean)
    .join(' · ')
}

export const intentWords = (name: string): string => name.replaceAll(/[-_]/g, ' ')

export function burstWords({ conversations, intent, minutes, usual }: Burst): string {
  const before = usual < 0.1 ? 'usually hardly any' : `usually ${usual < 10 ? usual : Math.round(usual)}`
  return `${conversations} about ${intentWords(intent)} in ${minutes} min, ${before}`
}

/** How far an update is. */
export function progressWords({ status, told, left, sendsAt }: IncidentUpdate, now: number): string {
  if (status === 'waiting') return `goes out in ${Math.max(0, Math.ceil((Date.parse(sendsAt) - now) / 1000))} s`
  if (status === 'sending') return `${told} of ${told + left} told`
  return `told to ${customers(told)}`
}
