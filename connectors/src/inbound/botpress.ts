import { line, type Canonical, type Fault } from './canonical.ts'
import { list, object, words } from './reading.ts'

/** Botpress' interface `hitl` 0.4: the input of `startHitl`, with the user that `createUser` was given beside it as `user`. */
export function fromBotpress(payload: unknown): Canonical | Fault {
  const body = object(payload)
  const input = object(body['input'] ?? body)
  const userId = words(input['userId'], 200)
  const conversationId = words(body['conversationId'] ?? input['conversationId'] ?? userId, 200)
  if (!conversationId) return { path: 'userId', message: 'says whose conversation it is and is missing' }
  const user = object(body['user'])
  const transcript = list(input['messageHistory']).flatMap((message) => {
    const content = object(message['payload'])
    const said = words(content['text'] ?? content['title'] ?? content['markdown'], 16_000)
    const shown = said ?? (words(message['type']) ? `[${words(message['type'])}]` : undefined)
    return line(object(message['source'])['type'] === 'user' ? 'customer' : 'bot', shown)
  })
  const [name, email] = [words(user['name'], 200), words(user['email'], 254)]
  const goal = [words(input['title']), words(input['description'], 1500)].filter(Boolean).join('\n')
  return {
    source: 'botpress',
    conversationId,
    transcript,
    ...(name || email
      ? { customer: { ...(name ? { name } : {}), ...(email && /^\S+@\S+\.\S+$/.test(email) ? { email } : {}) } }
      : {}),
    ...(goal ? { summary: { goal } } : {}),
    escalation: { trigger: 'bot' },
    raw: payload,
  }
}
