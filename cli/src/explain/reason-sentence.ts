import type { HandoffReason } from '@baton/engine'
import { number, quoted, score, several, words, type Fields } from './fields.ts'

/** What a reason needs beside itself: names of people, and what was said in a message. */
export interface Known {
  agentName(id: string | null): string
  messageText(id: string | null): string | null
}

const sentences: { [K in HandoffReason['kind']]: (reason: Fields, known: Known) => string } = {
  'customer-asked': (reason, { messageText }) => {
    const text = messageText(words(reason, 'messageId'))
    return `the customer asked for a person${text === null ? '' : `: ${quoted(text, 120)}`}`
  },
  'customer-pressed': () => 'the customer pressed "talk to a person"',
  'self-service': (reason) => {
    const [title, subject] = [words(reason, 'title'), words(reason, 'subject')]
    const about = subject === null ? '' : `, about ${quoted(subject, 120)}`
    const where = title === null ? 'on a help page' : `from the article ${quoted(title, 120)}`
    return `a person was asked for ${where}${about} (${words(reason, 'code') ?? 'no code'})`
  },
  'not-grounded': (reason) =>
    `nothing found supports an answer: the best passage scores ${score(number(reason, 'score'))}, and ${score(number(reason, 'threshold'))} is needed`,
  'attempts-used-up': (reason) =>
    `${several(number(reason, 'failed') ?? 0, 'attempt')} failed, and the limit is ${number(reason, 'limit') ?? '?'}`,
  'assistant-loop': (reason) =>
    `the assistant would have said the same for the ${ordinal(number(reason, 'repeats'))} time (likeness ${score(number(reason, 'likeness'))})`,
  'assistant-fault': (reason) => `the assistant failed: ${spaced(words(reason, 'fault'))}`,
  'claimed-transfer': (reason) => `the assistant's words claimed a transfer${saying(reason)}, so it was made true`,
  'model-asked': (reason) => `the model asked for a person${saying(reason)}`,
  playbook: (reason) => {
    const where = `playbook ${words(reason, 'playbookId') ?? '?'}, step ${words(reason, 'stepId') ?? '?'}`
    const cause = words(reason, 'cause')
    if (cause === 'policy') return `${where} says that a person does this`
    if (cause === 'action-failed') return `the action of ${where} failed`
    return `${where} came to its end without a solution`
  },
  grave: (reason, { messageText }) => {
    const text = messageText(words(reason, 'messageId'))
    return `a message tells of ${graveWords[words(reason, 'about') ?? ''] ?? words(reason, 'about') ?? '?'}${text === null ? '' : `: ${quoted(text, 120)}`}`
  },
  'money-path-failed': () => 'an action that moves money failed',
  'action-failed': (reason) => `an action failed in the system it belongs to (${words(reason, 'fault') ?? '?'})`,
  'restricted-action': () => 'it takes an action that the assistant may not do',
  bounced: (reason) =>
    `it went to people and came back ${number(reason, 'bounces') ?? '?'} times, and the limit is ${number(reason, 'limit') ?? '?'}`,
  intent: (reason) => `the policy gives “${words(reason, 'intent') ?? '?'}” to people`,
  'expected-cost': (reason) =>
    `going on would have cost ${minutes(reason, 'goOn')} agent minutes, and a person now ${minutes(reason, 'person')} (chance that the assistant resolves it: ${score(number(reason, 'resolves'))})`,
  'offer-taken': () => 'the customer was offered a person and said yes',
  'handed-in': (reason) =>
    `${words(reason, 'source') ?? 'another system'} handed it in (${words(reason, 'trigger') ?? '?'}: ${words(reason, 'code') ?? 'no code'})`,
  'assistant-off': () => 'the assistant is switched off: every conversation goes to people',
  transfer: (reason, { agentName }) => `${agentName(words(reason, 'agentId'))} passed it on`,
  'sent-around': (reason) =>
    `it was sent from team to team ${number(reason, 'times') ?? '?'} times, and the limit is ${number(reason, 'limit') ?? '?'}: a lead decides where it belongs`,
  'taken-back': (reason, { agentName }) =>
    `${agentName(words(reason, 'agentId'))} had it and ${words(reason, 'because') === 'agent-away' ? 'was not there any more' : 'did not answer'}`,
  'incident-overdue': (reason) =>
    `it was held back for incident ${words(reason, 'incidentId') ?? '?'}, and the update promised by ${new Date(number(reason, 'promised') ?? 0).toISOString()} did not come`,
  'incident-not-solved': (reason, { messageText }) => {
    const text = messageText(words(reason, 'messageId'))
    return `the incident is over, and the customer says that it is not solved for them${text === null ? '' : `: ${quoted(text, 120)}`}`
  },
  boundary: (reason) =>
    `the assistant leaves ${{ intent: 'what this is about', topic: 'this topic', language: 'this language' }[words(reason, 'of') ?? ''] ?? 'this'} to people: ${words(reason, 'ref') ?? '?'}`,
  limit: (reason) =>
    `the assistant's budget of the ${words(reason, 'of') ?? '?'} is used up (${words(reason, 'measure') ?? '?'})`,
  requested: (reason) => `it was requested through the API (${words(reason, 'code') ?? 'no code'})`,
}

/** Why it was handed off, with the numbers that tipped it. A kind of a newer server is given as it stands. */
export function reasonSentence(reason: unknown, known: Known): string {
  const kind = words(reason, 'kind') ?? ''
  return Object.hasOwn(sentences, kind)
    ? sentences[kind as HandoffReason['kind']](reason as Fields, known)
    : `a reason that this version does not know: ${JSON.stringify(reason)}`
}

const graveWords: Readonly<Record<string, string>> = {
  safety: 'danger, or somebody who is hurt',
  'self-harm': 'somebody who may harm themselves',
  fraud: 'fraud, or an account in other hands',
  legal: 'legal steps',
  vulnerable: 'somebody who needs care',
}

const minutes = (reason: Fields, name: string) => number(reason, name)?.toFixed(1) ?? '?'

function saying(reason: Fields): string {
  const text = words(reason, 'text')
  return text === null ? '' : ` (${quoted(text, 120)})`
}

const spaced = (name: string | null) => name?.replaceAll('-', ' ') ?? 'not said how'

function ordinal(count: number | null): string {
  if (count === null) return 'next'
  const ending = { 1: 'st', 2: 'nd', 3: 'rd' }[count % 10]
  return `${count}${ending === undefined || (count % 100 > 10 && count % 100 < 14) ? 'th' : ending}`
}
