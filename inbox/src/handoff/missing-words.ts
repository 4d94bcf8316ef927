import type { MissingCause, PackagePart } from '@baton/engine'

const parts: Record<PackagePart, string> = {
  transcript: 'Transcript',
  wanted: 'What the customer wants',
  attempts: 'Attempts',
  facts: 'Details such as an order number',
  intent: 'What it is about',
  tone: 'Tone',
  page: 'Page',
  capture: 'Picture of the page',
  account: 'Account',
  reason: 'Reason',
}

const causes: Record<MissingCause, string> = {
  'never-asked': 'nobody asked for it',
  'customer-declined': 'the customer would rather not',
  'lookup-timed-out': 'the look-up timed out',
  'lookup-failed': 'the look-up failed',
  'lookup-pending': 'the look-up had not answered yet',
  'capture-refused': 'the workspace has it switched off',
  'capture-failed': 'it could not be taken',
  'integration-sent-none': 'the site sent none',
  'redacted-for-role': 'not shown to your role',
  'transcript-truncated': 'not all of it arrived',
  'nothing-tried': 'nothing was tried before the handoff',
  'not-identified': 'the customer is not signed in',
  'not-recognised': 'it was not recognised',
  erased: 'it was erased',
}

/** Words for a part of the package and for why it is not there; what a newer server names stands as it came. */
export function missingWords({ part, cause, ms }: { part: string; cause: string; ms?: number | undefined }): {
  part: string
  cause: string
} {
  const because = causeWords(cause, part)
  return { part: wordsFor(parts, part), cause: ms === undefined ? because : `${because} after ${seconds(ms)}` }
}

/** Why something is not there; of some parts the same cause is said otherwise. */
export function causeWords(cause: string, part?: string): string {
  if (part === 'wanted' && cause === 'never-asked') return 'they have not written yet'
  if (part === 'intent' && cause === 'nothing-tried') return 'nothing that was said or tried shows it'
  if (part === 'tone' && cause === 'never-asked') return 'no words that show it'
  return wordsFor(causes, cause)
}

/** A part's name for people. */
export const partWords = (part: string): string => wordsFor(parts, part)

const wordsFor = (words: Readonly<Record<string, string>>, key: string) =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key
const seconds = (ms: number) => `${Math.round(ms / 100) / 10} s`
