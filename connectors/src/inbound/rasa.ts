import { line, type Canonical, type Fault } from './canonical.ts'
import { list, object, share, slots, time, words } from './reading.ts'

/** A Rasa tracker, as a custom action gets it or `GET /conversations/{id}/tracker` gives it. The session that runs: what came before it has ended. */
export function fromRasa(payload: unknown): Canonical | Fault {
  const tracker = object(payload)['tracker'] === undefined ? object(payload) : object(object(payload)['tracker'])
  const conversationId = words(tracker['sender_id'], 200)
  if (!conversationId) return { path: 'sender_id', message: 'is the id of the conversation and is missing' }
  const events = list(tracker['events'])
  const start = events.findLastIndex(({ event }) => event === 'session_started')
  const session = events.slice(start + 1)
  const transcript = session.flatMap((event) => {
    const more = { at: time(event['timestamp']), id: words(event['message_id'], 200) }
    if (event['event'] === 'user') return line('customer', words(event['text'], 16_000), more)
    if (event['event'] === 'bot') return line('bot', words(event['text'], 16_000), more)
    return []
  })
  const latest = object(object(tracker['latest_message'])['intent'])
  const intent = words(latest['name'])
  const confidence = share(latest['confidence'])
  return {
    source: 'rasa',
    conversationId,
    transcript,
    slots: slots(object(tracker['slots'])),
    ...(intent ? { intent: { name: intent, ...(confidence === undefined ? {} : { confidence }) } } : {}),
    escalation: {
      reason: intent === 'nlu_fallback' ? 'low_confidence' : 'other',
      trigger: /human|handoff|agent|person/i.test(intent ?? '') ? 'user' : 'bot',
    },
    raw: payload,
  }
}
