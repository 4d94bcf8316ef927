import { line, type Canonical, type Fault } from './canonical.ts'
import { list, object, slots, time, words, type Loose } from './reading.ts'

/** The event activity `handoff.initiate` of Microsoft's Bot Framework, with its transcript where it brought one. */
export function fromBotFramework(payload: unknown): Canonical | Fault {
  const activity = object(payload)
  if (activity['name'] !== 'handoff.initiate') return { path: 'name', message: 'is not "handoff.initiate"' }
  const conversationId = words(object(activity['conversation'])['id'], 200)
  if (!conversationId) return { path: 'conversation.id', message: 'is missing' }
  const customer = object(activity['from'])
  // Old documentation misspells the name; others' attachments are left alone.
  const attached = list(activity['attachments']).find(({ name }) => name === 'Transcript' || name === 'Trasnscript')
  const activities = list(object(attached?.['content'])['activities'])
  const transcript = activities.flatMap((each) => lineOf(each, words(customer['id'], 200)))
  const elsewhere = attached !== undefined && attached['contentUrl'] !== undefined && activities.length === 0
  const name = words(customer['name'], 200)
  return {
    source: 'bot-framework',
    conversationId,
    transcript,
    // It is kept behind an address that is not fetched: there is one, and it is not here.
    ...(elsewhere ? { transcriptTotal: 1 } : {}),
    slots: slots(object(activity['value'])),
    ...(name ? { customer: { name } } : {}),
    escalation: { trigger: 'bot' },
    raw: payload,
  }
}

function lineOf(activity: Loose, customerId: string | undefined) {
  if (activity['type'] !== 'message') return []
  const from = object(activity['from'])
  const isCustomer = from['role'] === 'user' || (from['role'] === undefined && words(from['id'], 200) === customerId)
  return line(isCustomer ? 'customer' : 'bot', words(activity['text'], 16_000), {
    id: words(activity['id'], 200),
    at: time(activity['timestamp']),
  })
}

/** The state that `handoff.status` carries back for a handoff's status here. */
export function botFrameworkStatus(status: string): 'accepted' | 'failed' | 'completed' {
  if (status === 'resolved' || status === 'returned' || status === 'transferred') return 'completed'
  return 'accepted'
}
