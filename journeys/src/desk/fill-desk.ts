import { fileBytes } from './small-files.ts'

/** Somebody else's words, by the place of the desk where they stand. At most so many characters. */
export type WordsAt = (place: string, most: number) => string

export interface DeskCalls {
  url: string
  key: string
  call(method: string, path: string, body?: unknown): Promise<any> // oxlint-disable-line typescript/no-explicit-any
}

/** What the screens of a filled desk are about. */
export interface FilledDesk {
  /** Held by the agent: words of everybody, files, notes, a page and what happened on it. */
  held: string
  /** Whose it is, as the site knows them. */
  customer: string
  /** Handed in by another system, and waiting. */
  handedIn: string
  incident: string
}

/** Something of everything that people see in the inbox, made through the API alone. Words are `words`, so that they can be anybody's. */
export async function fillDesk(desk: DeskCalls, agentId: string, words: WordsAt): Promise<FilledDesk> {
  const { call } = desk
  await fillSettings(call, words)
  const held = await heldConversation(desk, agentId, words)
  for (const [n, status] of ['open', 'resolved', 'open'].entries()) {
    const { id } = await talkOf(call, `more-${n}`, words)
    await call('POST', `/v1/conversations/${id}/handoff`, { priority: n === 0 ? 'urgent' : 'normal' })
    if (status === 'resolved') await call('POST', `/v1/conversations/${id}/resolve`, { agentId })
  }
  const { id: assisted } = await talkOf(call, 'with-assistant', words)
  await guide(call, assisted, agentId, words)
  const { conversationId: handedIn } = await call('POST', '/v1/handoffs', handIn('desk-1', words))
  const incident = await call('POST', '/v1/incidents', {
    title: words('incident title', 120),
    signs: { words: [words('sign of an incident', 60)] },
    words: { en: words('words of an incident', 400) },
    nextUpdateAt: new Date(Date.now() + 3_600_000).toISOString(),
    conversationIds: [held],
  })
  return { held, customer: 'held', handedIn, incident: incident.id }
}

async function fillSettings(call: DeskCalls['call'], words: WordsAt): Promise<void> {
  await call('PUT', '/v1/articles/wifi', { title: words('article title', 200), body: words('article', 4000) })
  await call('PUT', '/v1/articles/kept', {
    title: words('article title', 200),
    body: words('article', 4000),
    draft: true,
  })
  await call('PUT', '/v1/snippets/thanks', { title: words('snippet title', 80), body: words('snippet', 400) })
  await call('PUT', '/v1/calendars/berlin', {
    name: words('calendar', 80),
    timeZone: 'Europe/Berlin',
    days: [{ day: 1, from: '09:00', to: '17:00' }],
    exceptions: [{ date: '2026-12-25', name: words('holiday', 80), yearly: true }],
  })
  await call('PUT', '/v1/teams/night', { name: words('team', 100), calendarId: 'berlin' })
  await call('POST', '/v1/agents', { name: words('agent', 100), email: 'night@shop.example', teams: ['night'] })
  await call('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/hook', events: ['Resolved'] })
}

/** A customer who is known, with a message on a page. */
async function talkOf(call: DeskCalls['call'], externalId: string, words: WordsAt): Promise<{ id: string }> {
  const page = { url: 'https://shop.example/orders', title: words('page title', 300), feature: words('feature', 100) }
  await call('PUT', `/v1/customers/${externalId}`, {
    name: words('customer', 200),
    tier: words('tier', 60),
    attributes: Object.fromEntries(['Plan', 'Device', 'Since'].map((name) => [name, words('attribute', 300)] as const)),
    openIssues: [{ title: words('open issue', 300), status: 'open', url: 'https://issues.shop.example/1' }],
  })
  const { id } = await call('POST', '/v1/conversations', { customer: { externalId }, page })
  await call('POST', `/v1/conversations/${id}/messages`, {
    clientId: `${externalId}-1`,
    author: { kind: 'customer' },
    text: words('customer message', 2000),
    page: { ...page, trail: trailOf(words) },
  })
  return { id }
}

/** A whisper, and what came of it: one that is used, put otherwise since, and one to look at. */
async function guide(call: DeskCalls['call'], id: string, agentId: string, words: WordsAt): Promise<void> {
  const { whisperId: messageId } = await call('POST', `/v1/conversations/${id}/whisper`, {
    agentId,
    text: words('whisper', 2000),
  })
  for (const scope of ['workspace', 'customer']) {
    const why = words('what was wrong', 400)
    const body = { messageId, scope, why, said: words('guidance', 400) }
    const made = await call('POST', `/v1/conversations/${id}/guidance`, body)
    if (scope === 'workspace')
      await call('PUT', `/v1/guidance/${made.id}`, {
        question: words('question', 400),
        said: words('guidance', 400),
        status: 'active',
        version: 1,
      })
  }
}

async function heldConversation(desk: DeskCalls, agentId: string, words: WordsAt): Promise<string> {
  const { call } = desk
  const { id } = await talkOf(call, 'held', words)
  const path = `/v1/conversations/${id}`
  await call('POST', `${path}/handoff`, {})
  await call('POST', `${path}/take-over`, { agentId })
  for (const kind of ['png', 'txt'] as const)
    await sendFile(desk, id, `${words('file name', 80)}.${kind}`, fileBytes[kind])
  await call('POST', `${path}/messages`, {
    clientId: 'held-2',
    author: { kind: 'agent', id: agentId },
    text: words('agent message', 2000),
  })
  await call('POST', `${path}/notes`, { clientId: 'held-3', text: words('note', 2000) })
  return id
}

let files = 0

/** A file that the customer sends. */
export async function sendFile({ url, key }: DeskCalls, conversation: string, name: string, bytes: Uint8Array) {
  const query = new URLSearchParams({ clientId: `file-${(files += 1)}`, name, author: 'customer' })
  const response = await fetch(`${url}/v1/conversations/${conversation}/files?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/octet-stream' },
    body: new Uint8Array(bytes),
  })
  if (!response.ok) throw new Error(`a file was refused: ${await response.text()}`)
}

/** What happened on the pages of a customer: 10 entries of each kind that has words of the page. */
export function trailOf(words: WordsAt): object[] {
  const at = new Date().toISOString()
  return [
    { kind: 'page', at, url: 'https://shop.example/', title: words('page title', 120) },
    { kind: 'click', at, label: words('label', 80), role: 'button' },
    { kind: 'console-error', at, message: words('error on the page', 200), count: 2 },
  ]
}

/** What another system's bot hands in, with words wherever it may have some. */
export function handIn(conversationId: string, words: WordsAt): object {
  return {
    source: 'rasa',
    conversationId,
    customer: { name: words('customer', 200), email: `${conversationId}@mail.example` },
    transcript: [
      { role: 'customer', text: words('customer message', 2000) },
      { role: 'bot', text: words('bot message', 2000) },
      { role: 'agent', text: words('agent message', 2000) },
      { role: 'system', text: words('system message', 2000) },
    ],
    escalation: { reason: 'low_confidence', trigger: 'bot', detail: words('reason', 400) },
    summary: {
      goal: words('goal', 400),
      attempted: [words('attempt', 200), words('attempt', 200)],
      failedBecause: words('failure', 400),
    },
    intent: { name: words('intent', 100), confidence: 0.4 },
    slots: { device: words('slot', 200), 'order-number': words('slot', 200) },
    page: { url: 'https://shop.example/cart', title: words('page title', 300), feature: words('feature', 100) },
    account: {
      tier: words('tier', 60),
      since: words('since', 40),
      openIssues: [{ title: words('open issue', 200), url: 'https://issues.shop.example/2' }],
    },
    raw: { text: words('raw', 400) },
  }
}
