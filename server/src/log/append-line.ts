import type { Fact, Text } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { DatabaseError } from '../db/database-error.ts'
import type { Append, Answer } from './log.ts'

/** An append of one fact with one text that leaves the conversation's columns as they are, but for what is due: most of what people say to each other. */
export type Line = Append & { fact: Fact; text: Text }

/** The append as a line; null where it is more than that. */
export function lineOf(it: Append): Line | null {
  const { facts, texts, expected, handoffs, reserve, released } = it
  const [fact, ...moreFacts] = facts
  const [text, ...moreTexts] = texts
  if (!it.onlyLine || !fact || !text || moreFacts.length > 0 || moreTexts.length > 0) return null
  if (expected === 0 || handoffs.length > 0 || reserve !== null || released !== null) return null
  // What is sent under a client id becomes the fact that bears it.
  const clientId = 'clientId' in fact ? fact.clientId : null
  return clientId === it.clientId ? { ...it, fact, text } : null
}

/** Whether it was written. Where not, `append` finds out why. */
export async function appendLine(db: Database, line: Line): Promise<boolean> {
  try {
    const [row] = await db.call<{ written: boolean }>(
      'select baton.append_line($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as written',
      [
        line.workspace,
        line.conversation,
        line.expected,
        line.clientId,
        line.bodyHash,
        line.at,
        line.actor.kind,
        'id' in line.actor ? line.actor.id : null,
        JSON.stringify(line.fact),
        line.text.id,
        line.text.kind,
        line.text.body,
        JSON.stringify(line.columns.row),
        line.columns.due_at,
        line.columns.due_kind,
      ],
    )
    return row?.written === true
  } catch (error) {
    if (error instanceof DatabaseError && error.constraint === 'facts_client') return false
    throw error
  }
}

/** Writes lines of one workspace, each of another conversation, in one statement. Null where all were written, else an answer for each. */
export async function appendLines(db: Database, lines: readonly Line[]): Promise<Answer[] | null> {
  const items = lines.map((line) => ({
    conversation: line.conversation,
    expected: line.expected,
    client: line.clientId,
    hash: line.bodyHash,
    at: line.at,
    actorKind: line.actor.kind,
    actorId: 'id' in line.actor ? line.actor.id : null,
    fact: line.fact,
    textId: line.text.id,
    textKind: line.text.kind,
    text: line.text.body,
    row: line.columns.row,
    dueAt: line.columns.due_at,
    dueKind: line.columns.due_kind,
  }))
  const [row] = await db.call<{ answers: Answer[] | null }>('select baton.append_lines($1, $2) as answers', [
    lines[0]?.workspace,
    JSON.stringify(items),
  ])
  if (!row) throw new Error('append answered nothing')
  return row.answers
}
