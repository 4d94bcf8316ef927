import type { CallAnswer } from '../sync/call-api.ts'

export type Learning = CallAnswer<'getLearning'>
export type Version = Learning['versions'][number]
export type Compared = NonNullable<Version['compared']>
type Kind = Learning['labels']['kinds'][number]['kind']

/** What each kind of label says of the assistant. */
export const labelGroups: readonly { title: string; look: string; kinds: readonly Kind[] }[] = [
  { title: 'Resolved', look: 'bg-green', kinds: ['customer-said-yes', 'action-verified'] },
  {
    title: 'Not resolved',
    look: 'bg-red',
    kinds: ['customer-said-no', 'came-back', 'asked-for-person', 'gave-up'],
  },
  {
    title: 'The agent’s word on a handoff',
    look: 'bg-accent',
    kinds: ['mark-right', 'mark-could-have-been-assistant', 'mark-should-have-come-earlier'],
  },
  { title: 'Counted, teaches nothing alone', look: 'bg-line-strong', kinds: ['asked-again'] },
]

export const kindWords: Readonly<Record<Kind, string>> = {
  'customer-said-yes': 'the customer said yes',
  'action-verified': 'an action was done',
  'customer-said-no': 'the customer said no',
  'came-back': 'came back within 48 hours',
  'asked-for-person': 'asked for a person',
  'gave-up': 'left in the middle',
  'asked-again': 'asked again',
  'mark-right': 'at the right moment',
  'mark-could-have-been-assistant': 'could have been the assistant',
  'mark-should-have-come-earlier': 'should have come earlier',
}

export const versionName = (number: number): string => (number === 0 ? 'What ships' : `Version ${number}`)

export const countOf = (n: number, one: string, more = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : more}`

export const shareWords = (share: number): string => `${Math.round(share * 100)} %`

/** Agent minutes, with their sign where they are a difference. */
export const minutesWords = (minutes: number): string => `${minutes.toFixed(2).replace('-', '−')} min`

/** What a comparison came to, in one sentence. */
export function comparedSentence({ saves, from, to, confidence, conversations }: Compared): string {
  const found =
    saves >= 0
      ? `It would have saved ${minutesWords(saves)} of an agent’s work for each conversation`
      : `It would have cost ${minutesWords(-saves)} more of an agent’s work for each conversation`
  return `${found}, nine times of ten between ${minutesWords(from)} and ${minutesWords(to)}; sure by ${shareWords(confidence)} that it saves anything, on ${countOf(conversations, 'conversation')}.`
}

const reasons: Readonly<Record<NonNullable<Version['because']>, string>> = {
  made: 'made, compared in shadow',
  approved: 'approved',
  better: 'found better, went live by itself',
  'rolled-back': 'by going back',
  replaced: 'replaced by another',
  superseded: 'gave way to a newer candidate',
}

/** Why a version has its status. */
export function becauseWords({ because, by }: Version): string {
  if (because === null) return ''
  if (because === 'approved' && by?.kind === 'key') return 'approved by an API key'
  if (because === 'approved' && by?.kind === 'agent') return 'approved by a person'
  return reasons[because]
}

/** What to look at where an intent has gone worse for good. */
export const driftAdvice = (intent: string | null): string =>
  intent === null
    ? 'Look at what changed that day: the assistant’s model, the articles, the product, who writes.'
    : 'Look at its articles and actions first: one is out of date, or something in the product is broken.'
