import type { Evidence, HandoffReason, ModelFault, TakenBackBecause } from '@baton/engine'
import { capital } from '../ui/capital.ts'

export interface ReasonNames {
  /** What to call the customer in a sentence. */
  customer: string
  agent(id: string): string
}

export interface ReasonNumber {
  name: string
  value: string
}

/** Why a person is needed, as one sentence. A kind that this build does not know is named rather than hidden. */
export function reasonSentence(reason: HandoffReason, names: ReasonNames): string {
  switch (reason.kind) {
    case 'customer-asked':
      return `${names.customer} asked for a person.`
    case 'customer-pressed':
      return `${names.customer} pressed “Talk to a person”.`
    case 'self-service': {
      const title = titleOf(reason)
      return title === null
        ? `${names.customer} asked for a person on a help page.`
        : `${names.customer} asked for a person from the article “${title}”.`
    }
    case 'not-grounded':
      return reason.score > 0
        ? `The best answer found was too weak to stand on: ${share(reason.score)}, where ${share(reason.threshold)} is needed.`
        : 'Nothing was found that an answer could stand on.'
    case 'attempts-used-up':
      return reason.failed === 1
        ? 'What the assistant tried did not help.'
        : `${count(reason.failed)} attempts did not help.`
    case 'assistant-loop':
      return `The assistant was about to say the same thing for the ${ordinal(reason.repeats)} time.`
    case 'assistant-fault':
      return `The assistant failed: ${faults[reason.fault] ?? reason.fault}.`
    case 'claimed-transfer':
      return 'The assistant wrote that it was passing this on, so it was made true.'
    case 'model-asked':
      return 'The assistant saw that it needs a person.'
    case 'playbook':
      return playbookSentence(reason)
    case 'grave':
      return graveSentences[reason.about]
    case 'money-path-failed':
      return 'An action that moves money failed.'
    case 'action-failed':
      return `An action failed in the system it belongs to: ${actionFaults[reason.fault]}.`
    case 'restricted-action':
      return 'It takes an action that the assistant may not do.'
    case 'bounced':
      return `It went to people and came back ${count(reason.bounces).toLowerCase()} times: a person keeps it now.`
    case 'intent':
      return `The policy gives “${reason.intent.replaceAll(/[-_]/g, ' ')}” to people.`
    case 'expected-cost':
      return `Going on would have cost more than a person now: ${minutes(reason.goOn)} against ${minutes(reason.person)} agent minutes.`
    case 'offer-taken':
      return `${names.customer} was offered a person and said yes.`
    case 'handed-in':
      return `${capital(reason.source.replaceAll('-', ' '))} handed it in: ${reason.code.replaceAll(/[_-]/g, ' ')}.`
    case 'assistant-off':
      return 'The assistant is switched off: people answer everything.'
    case 'transfer':
      return capital(`${names.agent(reason.agentId)} passed it on.`)
    case 'sent-around':
      return `${count(reason.times)} times it was said to be another team’s: a lead decides where it belongs.`
    case 'taken-back':
      return capital(`${names.agent(reason.agentId)} had it and ${leftWords[reason.because]}.`)
    case 'incident-overdue':
      return 'It was held back for an incident, and the update that was promised did not come in time.'
    case 'incident-not-solved':
      return `The incident is over, and ${names.customer} says that it is not solved for them.`
    case 'boundary':
      return boundarySentence(reason)
    case 'limit':
      return `The assistant’s budget for this ${reason.of} is used up, so people answer.`
    case 'requested':
      return `It was asked for from outside: ${reason.code.replaceAll(/[_-]/g, ' ')}.`
    default: {
      const unknown: never = reason
      return `A person is needed: ${(unknown as { kind: string }).kind.replaceAll('-', ' ')}.`
    }
  }
}

/** Why somebody who had it has it no longer. */
const actionFaults: Record<NonNullable<Evidence['fault']>, string> = {
  timeout: 'it did not answer in time',
  refused: 'it could not be reached',
  'http-error': 'it answered with an error',
  'bad-answer': 'its answer could not be used',
  'not-allowed': 'it may not be called',
  'tool-error': 'it refused',
}

export const leftWords: Record<TakenBackBecause, string> = {
  'agent-away': 'went away',
  'agent-silent': 'did not answer',
}

/** The numbers that tipped it, for who wants to look behind the sentence. */
export function reasonNumbers(reason: HandoffReason): ReasonNumber[] {
  switch (reason.kind) {
    case 'not-grounded':
      return [
        { name: 'Best passage', value: reason.score.toFixed(2) },
        { name: 'Needed', value: reason.threshold.toFixed(2) },
      ]
    case 'attempts-used-up':
      return [
        { name: 'Failed attempts', value: String(reason.failed) },
        { name: 'Limit', value: String(reason.limit) },
      ]
    case 'assistant-loop':
      return [
        { name: 'Replies alike', value: String(reason.repeats) },
        { name: 'Likeness', value: share(reason.likeness) },
      ]
    case 'assistant-fault':
      return [{ name: 'Fault', value: reason.fault }]
    case 'playbook':
      return [
        { name: 'Playbook', value: reason.playbookId },
        { name: 'Step', value: reason.stepId },
      ]
    case 'expected-cost':
      return [
        { name: 'Going on', value: `${minutes(reason.goOn)} min` },
        { name: 'A person now', value: `${minutes(reason.person)} min` },
        { name: 'Chance that the assistant resolves it', value: share(reason.resolves) },
        { name: 'Policy', value: String(reason.policy) },
      ]
    case 'bounced':
      return [
        { name: 'Came back', value: String(reason.bounces) },
        { name: 'Limit', value: String(reason.limit) },
      ]
    case 'handed-in':
      return [
        { name: 'From', value: reason.source },
        { name: 'By', value: reason.trigger },
        { name: 'Code', value: reason.code },
      ]
    case 'limit':
      return [
        { name: 'Budget of the', value: reason.of },
        { name: 'Counted in', value: reason.measure },
      ]
    case 'requested':
    case 'self-service':
      return [{ name: 'Code', value: reason.code }]
    case 'boundary':
    case 'grave':
    case 'money-path-failed':
    case 'restricted-action':
    case 'action-failed':
    case 'intent':
    case 'offer-taken':
    case 'customer-asked':
    case 'customer-pressed':
    case 'claimed-transfer':
    case 'model-asked':
    case 'assistant-off':
    case 'sent-around':
    case 'incident-overdue':
    case 'incident-not-solved':
    case 'transfer':
    case 'taken-back':
      return []
    default: {
      const unknown: never = reason
      return Object.entries(unknown as object)
        .filter(([name]) => name !== 'kind')
        .map(([name, value]) => ({ name, value: String(value) }))
    }
  }
}

/** The article's title stands in the reason where it came with its words: in a package, not in a row. */
function titleOf(reason: object): string | null {
  return 'title' in reason && typeof reason.title === 'string' ? reason.title : null
}

const graveSentences: Record<Extract<HandoffReason, { kind: 'grave' }>['about'], string> = {
  safety: 'The message tells of danger or of somebody who is hurt.',
  'self-harm': 'The message tells of somebody who may harm themselves.',
  fraud: 'The message tells of fraud, or of an account in other hands.',
  legal: 'The message announces legal steps.',
  vulnerable: 'The message tells of somebody who needs care.',
}

function boundarySentence({ of, ref }: Extract<HandoffReason, { kind: 'boundary' }>): string {
  const name = ref.replaceAll(/[-_]/g, ' ')
  if (of === 'language') return `The assistant does not answer in “${name}”.`
  return of === 'intent'
    ? `This assistant leaves “${name}” to people.`
    : `This assistant does not talk about “${name}”.`
}

const minutes = (value: number): string => value.toFixed(1)

/** What a help page said that it is about; null where no page asked, or it named nothing. */
export function subjectOf(reason: object): string | null {
  return 'subject' in reason && typeof reason.subject === 'string' && reason.subject.trim()
    ? reason.subject.trim()
    : null
}

const faults: Record<ModelFault, string> = {
  timeout: 'the model did not answer in time',
  'rate-limited': 'the model turned the request away',
  'server-error': 'the model had an error',
  'cut-stream': 'the answer broke off',
  garbage: 'the answer made no sense',
  'endless-loop': 'it went round in circles',
  empty: 'the answer was empty',
  'claimed-transfer': 'it announced a transfer',
  'tool-error': 'a tool it needs did not work',
  'too-long': 'the answer was far too long',
  'too-slow': 'the answer came too slowly',
  'wrong-language': 'it answered in another language',
  'budget-spent': 'its budget is spent',
  crashed: 'it stopped in the middle',
}

function playbookSentence({ playbookId, cause }: Extract<HandoffReason, { kind: 'playbook' }>): string {
  const name = `“${playbookId.replaceAll(/[_-]/g, ' ')}”`
  if (cause === 'policy') return `The playbook ${name} leaves this step to a person.`
  if (cause === 'ended') return `The playbook ${name} came to its end without solving it.`
  return `An action of the playbook ${name} failed.`
}

function share(value: number): string {
  // A space that does not break: the sign stays with its number.
  return `${Math.round(value * 100)}\u00a0%`
}

function count(n: number): string {
  return ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'][n] ?? String(n)
}

function ordinal(n: number): string {
  const named = ['zeroth', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'][n]
  return named ?? `${n}th`
}
