import { line, type Canonical, type Fault } from './canonical.ts'
import { code, list, object, share, slots, words } from './reading.ts'

const sessionOf = (name: unknown) => words(name, 400)?.split('/').at(-1)?.slice(0, 200)
const parametersOf = (parameters: unknown) => slots(object(parameters))

/**
 * A Dialogflow CX answer or webhook request with a live agent handoff. It holds the last words of each side and no transcript: whoever
 * keeps the turns sends them in the metadata as `transcript`, a list of `{role, text}`; otherwise the rest is missing, and said to be.
 */
export function fromDialogflowCx(payload: unknown): Canonical | Fault {
  const body = object(payload)
  const result = object(body['queryResult'] ?? body)
  const session = sessionOf(body['session'] ?? object(body['sessionInfo'])['session'] ?? body['responseId'])
  if (!session) return { path: 'session', message: 'names the conversation and is missing' }
  const messages = list(result['responseMessages'] ?? result['messages'])
  const handoff = messages.map((each) => object(each['liveAgentHandoff'])).find((each) => Object.keys(each).length > 0)
  const metadata = object(handoff?.['metadata'])
  const told = list(metadata['transcript']).flatMap((turn) =>
    line(turn['role'] === 'customer' || turn['role'] === 'user' ? 'customer' : 'bot', words(turn['text'], 16_000)),
  )
  const said = words(result['text'] ?? result['transcript'] ?? body['text'], 16_000)
  const answered = messages
    .flatMap((each) => (Array.isArray(object(each['text'])['text']) ? (object(each['text'])['text'] as unknown[]) : []))
    .map((each) => words(each, 16_000))
  const transcript =
    told.length > 0 ? told : [...line('customer', said), ...answered.flatMap((each) => line('bot', each))]
  const match = object(result['match'] ?? body['intentInfo'])
  const name = words(object(match['intent'])['displayName'] ?? match['displayName'])
  const confidence = share(match['confidence'] ?? result['intentDetectionConfidence'])
  const { transcript: _, ...rest } = metadata
  return {
    source: 'dialogflow-cx',
    conversationId: session,
    transcript,
    // Without the turns it is known that there were more, and not how many: one more than are here.
    ...(told.length > 0 ? {} : { transcriptTotal: transcript.length + 1 }),
    slots: { ...parametersOf(result['parameters'] ?? object(body['sessionInfo'])['parameters']), ...slots(rest) },
    ...(name ? { intent: { name, ...(confidence === undefined ? {} : { confidence }) } } : {}),
    escalation: { reason: code(metadata['reason']) ?? 'other', trigger: 'bot' },
    raw: payload,
  }
}

/** A Dialogflow ES answer: a flag on the intent and nothing more. */
export function fromDialogflowEs(payload: unknown): Canonical | Fault {
  const body = object(payload)
  const result = object(body['queryResult'])
  const session = sessionOf(body['session'])
  if (!session) return { path: 'session', message: 'names the conversation and is missing' }
  const intent = object(result['intent'])
  const name = words(intent['displayName'])
  const confidence = share(result['intentDetectionConfidence'])
  const transcript = [
    ...line('customer', words(result['queryText'], 16_000)),
    ...line('bot', words(result['fulfillmentText'], 16_000)),
  ]
  return {
    source: 'dialogflow-es',
    conversationId: session,
    transcript,
    transcriptTotal: transcript.length + 1,
    slots: parametersOf(result['parameters']),
    ...(name ? { intent: { name, ...(confidence === undefined ? {} : { confidence }) } } : {}),
    escalation: { trigger: intent['isFallback'] === true ? 'bot' : 'user' },
    raw: payload,
  }
}
