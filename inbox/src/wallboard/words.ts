import type { Help, LevelForecast, Wallboard } from '@baton/protocol'
import { kindWords } from '../levels/words.ts'
import { lengthWords } from '../ui/clock-words.ts'

export interface Names {
  agent(id: string): string
  team(id: string): string
}

const and = new Intl.ListFormat('en', { type: 'conjunction' })
const many = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** What a lead can do, as a sentence that begins with the deed. */
export function helpWords(help: Help, names: Names): string {
  switch (help.kind) {
    case 'call-in':
      return `Call in ${and.format(help.people.map(names.agent))}, who could take it`
    case 'ask-team':
      return `Give to ${names.team(help.team)}: ${many(help.people, 'person', 'people')} could take it, with room for ${rounded(help.room)}`
    case 'open-ring':
      return `${ringWords[help.widen]} opens by itself after ${lengthWords(help.afterMinutes * 60_000)} of waiting, and finds ${many(help.people, 'person', 'people')}`
  }
}

const ringWords = {
  'skill-level': 'The ring of one skill level less',
  'sibling-team': 'The ring of the teams beside it',
  anyone: 'The ring of everybody',
} as const

/** "2 of 5 late, 1 more likely": what will be missed of one kind. */
export function missWords({ running, late, likely }: LevelForecast['groups'][number]): string {
  const parts = [...(late > 0 ? [`${late} late`] : []), ...(likely > 0 ? [`${likely} likely to be`] : [])]
  return parts.length === 0 ? `${many(running, 'clock')} running` : `${parts.join(', ')} of ${running}`
}

export const groupWords = ({ team, tier, kind }: LevelForecast['groups'][number], names: Names): string =>
  [kindWords(kind), names.team(team), ...(tier ? [tier] : [])].join(' · ')

/** What became of today's offers: "12 asked · 9 accepted · 2 declined (busy 1, break 1) · 1 let pass". */
export function offerWords({
  made,
  accepted,
  declined,
  declinedBecause,
  expired,
}: Wallboard['total']['today']): string {
  const why = Object.entries(declinedBecause)
    .map(([reason, count]) => `${reason.replace('-', ' ')} ${count}`)
    .join(', ')
  return `${made} asked · ${accepted} accepted · ${declined} declined${why ? ` (${why})` : ''} · ${expired} let pass`
}

/** Open teams for whom customers wait, and of whom nobody is there to be asked: whoever wraps up is back in a moment. */
export const unmanned = ({ teams }: Pick<Wallboard, 'teams'>): Wallboard['teams'] =>
  teams.filter(({ open, waiting, people }) => open && waiting > 0 && people.online + people.wrapUp === 0)

/** Weights may be halves. */
export const rounded = (value: number): string => String(Math.round(value * 10) / 10)

/** How much of the promise is used: above 1 it is broken. Without one it nears 1 the longer the wait: half after five minutes. */
export function usedOf({ since, dueAt }: { since: string; dueAt: string | null }, now: number): number {
  const waited = Math.max(0, now - Date.parse(since))
  return dueAt === null ? 1 - 2 ** (-waited / 300_000) : waited / Math.max(1, Date.parse(dueAt) - Date.parse(since))
}
