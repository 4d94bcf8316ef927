import type { Fates } from '@baton/protocol'

/** The handoffs behind a number. */
export interface Chosen {
  arrived: 'warm' | 'cold'
  fate?: 'resolved' | 'reopened' | 'sent-on' | undefined
}

const fateWords = { resolved: 'resolved', reopened: 'open again within 7 days', 'sent-on': 'sent on' } as const

/** "Warm, sent on". */
export const chosenWords = ({ arrived, fate }: Chosen): string =>
  `${arrived === 'warm' ? 'Warm' : 'Cold'}${fate ? `, ${fateWords[fate]}` : ' handoffs'}`

export const parts = [
  {
    key: 'available',
    name: 'Available',
    about:
      'The router asked somebody who was online with room, and they have it. What a person fetched from the queue, or took from a colleague, is not.',
  },
  {
    key: 'skilled',
    name: 'Skilled',
    about:
      'Whoever was asked has every skill that was asked for, at its level, and the language. Where the search had to widen, they may lack something.',
  },
  {
    key: 'loaded',
    name: 'Card there before',
    about:
      'The card stood on their screen before they opened the case, so that nobody had to wait for it or ask again.',
  },
] as const

/** A share of some that can be counted; null where there are none. */
export interface Share {
  count: number
  of: number
}
export const shareOf = ({ count, of }: Share): number | null => (of === 0 ? null : count / of)

export interface ShareLine {
  key: string
  name: string
  about: string
  fate: Chosen['fate']
  share: (fates: Fates) => Share
}

export const shareLines: readonly ShareLine[] = [
  {
    key: 'resolved',
    name: 'Resolved',
    about: 'Ended by whoever had it. The others are still open, went on, or back to the assistant.',
    fate: 'resolved',
    share: ({ resolved, handoffs }) => ({ count: resolved, of: handoffs }),
  },
  {
    key: 'reopened48h',
    name: 'Open again within 48 h',
    about:
      'The customer wrote again within two days of the end. Counted of those resolved more than two days ago: the others may still come back.',
    fate: 'reopened',
    share: ({ reopened48h }) => reopened48h,
  },
  {
    key: 'reopened7d',
    name: 'Open again within 7 days',
    about: 'The same within a week, of those resolved more than a week ago.',
    fate: 'reopened',
    share: ({ reopened7d }) => reopened7d,
  },
  {
    key: 'sent-on',
    name: 'Sent on',
    about: 'Passed to another team or person after somebody had it, or said to be another team’s.',
    fate: 'sent-on',
    share: ({ sentOn, handoffs }) => ({ count: sentOn, of: handoffs }),
  },
]

export const timeLines = [
  {
    key: 'firstResponse',
    name: 'Until the first word',
    about: 'From the handoff to a person’s first message, by the clock. The assistant’s answers do not count.',
  },
  { key: 'resolution', name: 'Until the end', about: 'From the handoff to its resolution, by the clock.' },
] as const
