import { capital } from '../ui/capital.ts'
import { causeWords, partWords } from '../handoff/missing-words.ts'
import type { Grouping } from '../places/search.ts'

const owners: Readonly<Record<string, { name: string; about: string }>> = {
  integration: { name: 'Integration', about: 'whoever connected the site and the systems behind it' },
  rule: { name: 'Settings', about: 'whoever made the settings, or the customer who chose so' },
  assistant: { name: 'Assistant', about: 'what the assistant asks and tries' },
}

export const ownerWords = (owner: string): { name: string; about: string } =>
  (Object.hasOwn(owners, owner) ? owners[owner] : undefined) ?? { name: capital(owner), about: '' }

const sources: Readonly<Record<string, string>> = {
  assistant: 'The assistant',
  agent: 'A colleague, by transfer',
  queue: 'A team’s queue',
  nobody: 'Nobody held it',
}

/** What a group is called. */
export function groupWords(by: Grouping, key: string, team: (id: string) => string): string {
  switch (by) {
    case 'part':
      return partWords(key)
    case 'cause':
      return capital(causeWords(key))
    case 'owner':
      return ownerWords(key).name
    case 'team':
      return team(key)
    case 'source':
      return (Object.hasOwn(sources, key) ? sources[key] : undefined) ?? capital(key.replaceAll('-', ' '))
  }
}

/** "38 %": a share of 0 to 1, or a dash where there is none. The sign stays with its number. */
export const shareWords = (share: number | null): string =>
  share === null ? '–' : `${share > 0 && share < 0.005 ? '< 1' : Math.round(share * 100)}\u00a0%`

/** "1 handoff", "12 handoffs". */
export const countWords = (count: number, one = 'handoff'): string => `${count} ${one}${count === 1 ? '' : 's'}`

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
/** "Tue, 24 Nov" of a day of UTC. */
export const utcDayWords = (day: string): string => dayFormat.format(Date.parse(day))
