import type { SaidWhich } from '../sync/feedback-queries.ts'

const marks = ['very bad', 'bad', 'so-so', 'good', 'very good']
const efforts = {
  no: 'did not have to repeat themselves',
  'a-little': 'had to repeat themselves a little',
  yes: 'had to repeat themselves',
} as const

interface Given {
  satisfaction: number | null
  repeated: keyof typeof efforts | null
}

/** "good (4 of 5), had to repeat themselves a little"; empty where nothing but a word was said. */
export const feedbackWords = ({ satisfaction, repeated }: Given): string =>
  [
    satisfaction === null ? '' : `${marks[satisfaction - 1] ?? '?'} (${satisfaction} of 5)`,
    repeated === null ? '' : efforts[repeated],
  ]
    .filter(Boolean)
    .join(', ')

/** What the list of those behind a number is called. */
export function whichWords({ about, satisfied, repeated, team }: SaidWhich, teamName: (id: string) => string): string {
  const of = team === undefined ? (about === 'assistant' ? 'of the assistant' : 'of handoffs') : `of ${teamName(team)}`
  if (satisfied === 'false') return `Not satisfied, ${of}`
  if (repeated === 'yes') return `Had to repeat themselves, ${of}`
  return `All that was said ${of}`
}
