import type { HandoffReason } from '@baton/engine'
import { expect, test } from 'vitest'
import { reasonNumbers, reasonSentence } from './reason-sentence.ts'

const names = { customer: 'Dana', agent: () => 'you' }

const ids = { attemptId: null, titleTextId: 't', subjectTextId: null }

/** One of each kind: a new kind does not compile until it stands here. */
const reasons: { [K in HandoffReason['kind']]: Extract<HandoffReason, { kind: K }> } = {
  'customer-asked': { kind: 'customer-asked', messageId: 'm' },
  'customer-pressed': { kind: 'customer-pressed' },
  'self-service': { kind: 'self-service', code: 'still-stuck', ...ids },
  'not-grounded': { kind: 'not-grounded', score: 0.214, threshold: 0.3 },
  'attempts-used-up': { kind: 'attempts-used-up', failed: 2, limit: 2 },
  'assistant-loop': { kind: 'assistant-loop', likeness: 0.961, repeats: 3 },
  'assistant-fault': { kind: 'assistant-fault', fault: 'timeout' },
  'claimed-transfer': { kind: 'claimed-transfer', textId: 't' },
  'model-asked': { kind: 'model-asked', textId: null },
  playbook: { kind: 'playbook', playbookId: 'wrong-book-refund', stepId: 's', cause: 'policy' },
  'handed-in': { kind: 'handed-in', source: 'rasa', trigger: 'bot', code: 'low_confidence' },
  'assistant-off': { kind: 'assistant-off' },
  transfer: { kind: 'transfer', agentId: 'mara' },
  'taken-back': { kind: 'taken-back', agentId: 'mara', because: 'agent-away' },
  'incident-overdue': { kind: 'incident-overdue', incidentId: 'i', promised: 9 },
  'incident-not-solved': { kind: 'incident-not-solved', incidentId: 'i', messageId: 'm' },
  'sent-around': { kind: 'sent-around', times: 3, limit: 2 },
  grave: { kind: 'grave', about: 'safety', messageId: 'm' },
  'money-path-failed': { kind: 'money-path-failed', attemptId: 'a' },
  'restricted-action': { kind: 'restricted-action', attemptId: 'a' },
  'action-failed': { kind: 'action-failed', attemptId: 'a', fault: 'tool-error' },
  bounced: { kind: 'bounced', bounces: 3, limit: 3 },
  intent: { kind: 'intent', intent: 'close-account' },
  'expected-cost': { kind: 'expected-cost', goOn: 9.42, person: 6.1, resolves: 0.4, policy: 2, model: 'prior-1' },
  'offer-taken': { kind: 'offer-taken', messageId: 'm' },
  boundary: { kind: 'boundary', of: 'topic', ref: 'legal-advice' },
  limit: { kind: 'limit', of: 'day', measure: 'tokens' },
  requested: { kind: 'requested', code: 'third_party_bot' },
}

test('each reason is one sentence, and names what tipped it', () => {
  expect(Object.values(reasons).map((reason) => reasonSentence(reason, names))).toEqual([
    'Dana asked for a person.',
    'Dana pressed “Talk to a person”.',
    'Dana asked for a person on a help page.',
    'The best answer found was too weak to stand on: 21\u00a0%, where 30\u00a0% is needed.',
    'Two attempts did not help.',
    'The assistant was about to say the same thing for the third time.',
    'The assistant failed: the model did not answer in time.',
    'The assistant wrote that it was passing this on, so it was made true.',
    'The assistant saw that it needs a person.',
    'The playbook “wrong book refund” leaves this step to a person.',
    'Rasa handed it in: low confidence.',
    'The assistant is switched off: people answer everything.',
    'You passed it on.',
    'You had it and went away.',
    'It was held back for an incident, and the update that was promised did not come in time.',
    'The incident is over, and Dana says that it is not solved for them.',
    'Three times it was said to be another team’s: a lead decides where it belongs.',
    'The message tells of danger or of somebody who is hurt.',
    'An action that moves money failed.',
    'It takes an action that the assistant may not do.',
    'An action failed in the system it belongs to: it refused.',
    'It went to people and came back three times: a person keeps it now.',
    'The policy gives “close account” to people.',
    'Going on would have cost more than a person now: 9.4 against 6.1 agent minutes.',
    'Dana was offered a person and said yes.',
    'This assistant does not talk about “legal advice”.',
    'The assistant’s budget for this day is used up, so people answer.',
    'It was asked for from outside: third party bot.',
  ])
})

test('an article that was read is named where its title came along', () => {
  const reason = { ...reasons['self-service'], title: 'Wi-Fi' }
  expect(reasonSentence(reason, names)).toBe('Dana asked for a person from the article “Wi-Fi”.')
})

test('nothing found at all is not called weak', () => {
  const sentence = reasonSentence({ kind: 'not-grounded', score: 0, threshold: 0.3 }, names)
  expect(sentence).toBe('Nothing was found that an answer could stand on.')
})

test('the numbers stand behind the sentence', () => {
  expect(reasonNumbers(reasons['not-grounded'])).toEqual([
    { name: 'Best passage', value: '0.21' },
    { name: 'Needed', value: '0.30' },
  ])
  expect(reasonNumbers(reasons['customer-pressed'])).toEqual([])
})

test('a kind of a newer server is named, with its numbers, rather than hidden', () => {
  const newer = { kind: 'phase-of-the-moon', minutes: 4 } as unknown as HandoffReason
  expect(reasonSentence(newer, names)).toBe('A person is needed: phase of the moon.')
  expect(reasonNumbers(newer)).toEqual([{ name: 'minutes', value: '4' }])
})
