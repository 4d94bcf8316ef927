import { weekOf } from '@baton/protocol'

const dayMs = 24 * 60 * 60 * 1000
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })

/** "Week 48" and "23 Nov to 29 Nov": an ISO week, and its days. */
export function weekWords(week: string, from: number, to: number): readonly [string, string] {
  return [`Week ${Number(week.slice(6))}`, `${day.format(from)} to ${day.format(to - dayMs)}`]
}

/** The weeks before and after the one that spans these times. */
export function weeksAround(from: number, to: number): { before: string; after: string } {
  return { before: weekOf(from - dayMs), after: weekOf(to) }
}
