import type { ActionRow, CallRow } from '../sync/action-queries.ts'
import type { Tone } from '../ui/chip.tsx'

export const scopeWords: Record<ActionRow['scope'], string> = {
  read: 'looks something up',
  write: 'changes something',
  destructive: 'cannot be taken back',
}

export const confirmWords: Record<ActionRow['confirm'], string> = {
  none: 'nobody is asked',
  customer: 'the customer says yes each time',
  person: 'a person approves each time',
  both: 'the customer says yes, then a person approves',
}

export const stateWords: Record<ActionRow['state'], [Tone, string]> = {
  on: ['green', 'on'],
  off: ['plain', 'off'],
  changed: ['amber', 'off: it changed'],
  gone: ['red', 'gone from the server'],
}

export const statusWords: Record<CallRow['status'], [Tone, string]> = {
  asked: ['amber', 'the customer is asked'],
  waiting: ['amber', 'waits for a person'],
  expired: ['plain', 'not answered in time'],
  running: ['amber', 'running'],
  unknown: ['red', 'broke off: look whether it was done'],
  done: ['green', 'done'],
  failed: ['red', 'failed'],
  refused: ['plain', 'not done'],
}

const faults: Readonly<Record<string, string>> = {
  timeout: 'no answer in time',
  refused: 'not reached',
  'http-error': 'answered with an error',
  'bad-answer': 'its answer could not be used',
  'not-allowed': 'the address is not allowed',
  'tool-error': 'the system refused',
  changed: 'the tool is another by now',
  'secret-lost': 'the secret is lost',
}
export const faultWords = (fault: string): string => faults[fault] ?? fault

/** Whose word it was; empty where nobody's was needed, or given yet. */
export function decidedWords(
  { decidedBy, status }: Pick<CallRow, 'decidedBy' | 'status'>,
  nameOf: (id: string) => string,
): string {
  if (decidedBy === null) return ''
  const yes = status !== 'refused'
  if (decidedBy === 'customer') return yes ? 'the customer said yes' : 'the customer said no'
  return `${yes ? 'approved' : 'refused'} by ${nameOf(decidedBy)}`
}
