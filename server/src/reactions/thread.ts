import { asksForPerson, type FactRecord, type WithFiles } from '@baton/engine'
import type { ThreadMessage } from '../assistant/assistant.ts'

export interface Spoken extends Omit<ThreadMessage, 'text' | 'files'>, WithFiles {
  textId: string
  /** Said to whoever had the conversation before the assistant was given it. */
  carried: boolean
}

/**
 * What was said in this episode, oldest first. What came before the assistant was last given the conversation is not in its view, for an old
 * handoff must not lead into a new one; but handed back with a question still open, the customer's words since the last answer belong to it.
 */
export function spokenIn(records: readonly FactRecord[]): Spoken[] {
  const start = records.findLastIndex(({ fact }) => fact.type === 'Reopened' || fact.type === 'Returned')
  const answered = records
    .slice(0, Math.max(0, start))
    .findLastIndex(({ fact }) => fact.type === 'AgentReplied' || fact.type === 'AssistantSaid')
  const from = start < 0 ? 0 : answered + 1
  return records.slice(from).flatMap((record, i) => wordsOf(record, from + i < start))
}

/** The conversations that came into this one in this episode. */
export function mergedIn(records: readonly FactRecord[]): string[] {
  const start = records.findLastIndex(({ fact }) => fact.type === 'Reopened' || fact.type === 'Returned')
  return records.slice(start + 1).flatMap(({ fact }) => (fact.type === 'ConversationMerged' ? [fact.from] : []))
}

/** The thread with its words; sentences of one message are joined. What was erased is left out, and so is a request for a person that was met. */
export function threadOf(spoken: readonly Spoken[], texts: ReadonlyMap<string, string>): ThreadMessage[] {
  const thread: ThreadMessage[] = []
  for (const { textId, carried, files: sent, wordless, ...message } of spoken) {
    const said = wordless ? '' : texts.get(textId)
    const files = sent?.map(({ nameTextId, type }) => ({ name: texts.get(nameTextId) ?? '', type }))
    const text = carried && message.by === 'customer' && said !== undefined ? withoutMetRequest(said) : said
    if (text === undefined) continue
    const last = thread.at(-1)
    if (last?.messageId === message.messageId) last.text += ` ${text}`
    else thread.push({ ...message, text, ...(files ? { files } : {}) })
  }
  return thread
}

function wordsOf({ fact, at }: FactRecord, carried: boolean): Spoken[] {
  switch (fact.type) {
    case 'MessageReceived':
      return [{ messageId: fact.messageId, by: 'customer', textId: fact.textId, at, carried, ...filesOf(fact) }]
    case 'AssistantSaid':
      return [{ messageId: fact.messageId, by: 'assistant', textId: fact.textId, at, carried }]
    case 'AgentReplied':
      return [{ messageId: fact.messageId, by: 'agent', textId: fact.textId, at, carried, ...filesOf(fact) }]
    default:
      return []
  }
}

const filesOf = ({ files, wordless }: WithFiles): WithFiles => ({
  ...(files ? { files } : {}),
  ...(wordless ? { wordless } : {}),
})

/** So many words around it belong to the request itself: "can I … please". */
const courtesy = 4

/** A person has had it since: the sentence that asked for one asks for nothing any more. Undefined where there is nothing else. */
function withoutMetRequest(text: string): string | undefined {
  const { span } = asksForPerson(text)
  if (!span) return text
  const from = Math.max(...['.', '!', '?', '\n'].map((mark) => text.lastIndexOf(mark, span.from))) + 1
  const after = text.slice(span.to).search(/[.!?\n]/)
  const to = after < 0 ? text.length : span.to + after + 1
  if (wordsIn(text.slice(from, span.from) + text.slice(span.to, to)) > courtesy) return text
  const rest = `${text.slice(0, from)}${text.slice(to)}`.trim()
  return wordsIn(rest) > 0 ? rest : undefined
}

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
