import { defaultDecision, type Act, type Command, type Conversation, type DecisionPolicy } from '@baton/engine'

const lines = [
  'Hello, the parcel of order number NX-48213 came this morning and the corner of the reader is dented.',
  'It does not turn on any more, and I have restarted it twice already.',
  'My name is Ann Reiter, and my address is ann.reiter@mail.example.',
  'I bought it on 12 May for 129,90 € and it has never been dropped.',
  'I need it for a trip on Friday, so please tell me what else there is to try.',
]
/** Goes on with the assistant, however long it takes: only what the bench asks for hands off. */
export const patient: DecisionPolicy = { ...defaultDecision, costs: { ...defaultDecision.costs, margin: 1e6 } }

const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'ke', 'li', 'mo', 'nu']

/** What a customer writes in a conversation's n-th message: now and then something to keep, as people do. */
export const lineOf = (n: number): string => lines[n % lines.length] ?? ''

/** The customer's n-th message. */
export const customerSays = (n: number, text = lineOf(n)): Extract<Command, { type: 'ReceiveMessage' }> => ({
  type: 'ReceiveMessage',
  messageId: `msg_customer${n}`,
  clientId: `said-${n}`,
  text,
  page: null,
})

/** The assistant's answer to the last message: the first one tries an article. */
export function assistantSays(state: Conversation, n: number): Extract<Command, { type: 'ActAsAssistant' }> {
  const attempt: Act[] =
    n === 0
      ? [{ kind: 'start-attempt', attemptId: 'att_reset', path: 'article', ref: 'reset', title: 'Reset your reader' }]
      : []
  return {
    type: 'ActAsAssistant',
    turnId: `trn_${n}`,
    epoch: state.epoch,
    basedOn: state.lastCustomer?.messageId ?? '',
    acts: [
      ...attempt,
      {
        kind: 'say',
        messageId: `msg_assistant${n}`,
        part: 0,
        last: true,
        text: answerOf(n),
        as: 'answer',
        citations: [],
        asks: null,
        grounding: 0.9,
      },
      {
        kind: 'end',
        outcome: 'answered',
        usage: { model: 'bench', ms: 1, confidence: 0.9 },
        fault: null,
      },
    ],
  }
}

/** Another one each time: an assistant that repeats itself hands over. */
const answerOf = (n: number): string => {
  const word = (times: number) => [...String((n + 11) * times)].map((digit) => syllables[Number(digit)]).join('')
  return `Open ${word(1)}, choose ${word(37)} and ${word(101)}, then press ${word(773)}.`
}

/** By pressing: whoever holds it hands it on. */
export const handOn = (agentId: string | null): Extract<Command, { type: 'RequestHandoff' }> => ({
  type: 'RequestHandoff',
  reason: agentId === null ? { kind: 'customer-pressed' } : { kind: 'transfer', agentId },
  team: null,
  skills: [],
  priority: 'normal',
  note: null,
  agentId,
})
