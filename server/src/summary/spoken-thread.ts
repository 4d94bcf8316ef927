import type { FactRecord, Said } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Where } from '../handle.ts'
import { readFacts, readTexts } from '../log/log.ts'

/** A message with the text that holds its words. */
export interface SpokenMessage extends Said {
  textId: string
}

/** As much of a conversation as a summary is made from: its beginning, and its end. */
const mostMessages = { first: 10, last: 50 }
const longestMessage = 1200
const factsAtOnce = 1000

/**
 * What customer, assistant and people said, in order: the first ten messages and the last fifty, each at most 1,200 characters. Notes among the team
 * are not in it. Words that were erased are left out.
 */
export async function spokenThread(db: Database, where: Where, upToSeq: number): Promise<SpokenMessage[]> {
  const spoken = await spokenIn(db, where, upToSeq)
  const { first, last } = mostMessages
  const chosen = spoken.length <= first + last ? spoken : [...spoken.slice(0, first), ...spoken.slice(-last)]
  const texts = await readTexts(
    db,
    where.workspace,
    where.conversation,
    chosen.flatMap(({ textIds }) => textIds),
  )
  return chosen.flatMap(({ messageId, by, textIds }) => {
    const words = textIds.flatMap((id) => texts.get(id) ?? [])
    const [textId] = textIds
    return words.length === 0 || !textId
      ? []
      : [{ messageId, by, textId, text: words.join(' ').slice(0, longestMessage) }]
  })
}

interface Spoken {
  messageId: string
  by: Said['by']
  textIds: string[]
  at: number
}

/** What was said here and in what came into it, in the order of its time. */
async function spokenIn(db: Database, where: Where, upToSeq: number): Promise<Spoken[]> {
  const spoken: Spoken[] = []
  const merged: string[] = []
  for (let after = 0; after < upToSeq; after += factsAtOnce) {
    const records = await readFacts(db, where.workspace, where.conversation, after, factsAtOnce)
    for (const record of records) {
      if (record.seq <= upToSeq && record.fact.type === 'ConversationMerged') merged.push(record.fact.from)
      const said = record.seq <= upToSeq ? wordsOf(record) : null
      if (!said) continue
      const before = spoken.at(-1)
      // The sentences of one answer are one message.
      if (before?.messageId === said.messageId) before.textIds.push(said.textId)
      else spoken.push({ messageId: said.messageId, by: said.by, textIds: [said.textId], at: record.at })
    }
    if (records.length < factsAtOnce) break
  }
  if (merged.length === 0) return spoken
  for (const conversation of merged) spoken.push(...(await spokenIn(db, { ...where, conversation }, Infinity)))
  return spoken.toSorted((a, b) => a.at - b.at)
}

function wordsOf({ fact }: FactRecord): { messageId: string; by: Said['by']; textId: string } | null {
  switch (fact.type) {
    case 'MessageReceived':
      return { messageId: fact.messageId, by: 'customer', textId: fact.textId }
    case 'AssistantSaid':
      return { messageId: fact.messageId, by: 'assistant', textId: fact.textId }
    case 'AgentReplied':
      return { messageId: fact.messageId, by: 'agent', textId: fact.textId }
    case 'MessageImported':
      return fact.by === 'system'
        ? null
        : { messageId: fact.messageId, by: fact.by === 'bot' ? 'assistant' : 'agent', textId: fact.textId }
    default:
      return null
  }
}
