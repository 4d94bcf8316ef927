import { line, type Canonical, type Fault, type Line } from './canonical.ts'
import { list, object, time, words } from './reading.ts'

const roles: Readonly<Record<string, Line['role']>> = {
  customer: 'customer',
  user: 'customer',
  visitor: 'customer',
  client: 'customer',
  kunde: 'customer',
  kundin: 'customer',
  cliente: 'customer',
  bot: 'bot',
  assistant: 'bot',
  agent: 'agent',
  human: 'agent',
  system: 'system',
}

/**
 * A transcript and no more: `{conversationId, transcript}`, where the transcript is text with a line for each message ("Customer: …",
 * "Bot: …"; a line without a name goes on with the one before) or a list of `{role, text, at?, id?}`.
 */
export function fromTranscript(payload: unknown): Canonical | Fault {
  const body = object(payload)
  const conversationId = words(body['conversationId'] ?? body['id'], 200)
  if (!conversationId) return { path: 'conversationId', message: 'is missing' }
  const given = body['transcript'] ?? body['messages'] ?? body['turns']
  if (typeof given !== 'string' && !Array.isArray(given))
    return { path: 'transcript', message: 'is neither text nor a list' }
  return {
    source: 'transcript',
    conversationId,
    transcript: typeof given === 'string' ? fromLines(given) : fromList(given),
    raw: payload,
  }
}

function fromLines(text: string): Line[] {
  const said: { role: Line['role']; text: string }[] = []
  for (const row of text.split(/\r?\n/)) {
    const [, name, rest] = /^\s*\**([\p{L} ]{2,20}?)\**\s*:\s*(.*)$/u.exec(row) ?? []
    const role = roles[name?.trim().toLowerCase() ?? '']
    const last = said.at(-1)
    if (role) said.push({ role, text: rest ?? '' })
    else if (last) last.text += `\n${row}`
    else if (row.trim()) said.push({ role: 'customer', text: row })
  }
  return said.flatMap(({ role, text: words_ }) => line(role, words(words_, 16_000)))
}

const fromList = (given: unknown): Line[] =>
  list(given).flatMap((turn) =>
    line(
      roles[words(turn['role'] ?? turn['from'] ?? turn['author'])?.toLowerCase() ?? ''] ?? 'customer',
      words(turn['text'] ?? turn['content'], 16_000),
      {
        id: words(turn['id'], 200),
        at: time(turn['at'] ?? turn['timestamp']),
      },
    ),
  )
