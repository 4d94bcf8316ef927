import { sameTopic, type Locale, type Topic } from '@baton/engine'
import type { PastConversation } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { questionWords } from '../knowledge/search-words.ts'
import type { RowState } from '../log/row-of.ts'

/** As many of the customer's conversations as are told. */
const told = 5
/** As many as are counted for the mark of who comes again. */
const counted = 20
const aboutLength = 200

interface Row {
  id: string
  status: 'open' | 'resolved'
  opened_at: number
  updated_at: number
  handed_off: boolean
  row: RowState
  about: string | null
  agent: string | null
}

export interface History {
  history: PastConversation[]
  /** Each earlier conversation by the time of its last word. */
  contacts: { at: number; sameTopic: boolean }[]
}

/**
 * The customer's other conversations but those that go on in another one, newest first, from their rows alone: a known customer's, never those of a visitor who was not
 * identified. Reads at most twenty rows by index, however many there are.
 */
export async function historyOf(
  db: Database,
  workspace: string,
  { customerId, except, topic }: { customerId: string; except: string; topic: Topic },
): Promise<History> {
  const rows = await db.scoped<Row>(
    workspace,
    `select c.id, c.status, c.opened_at, c.updated_at, c.handoff_id is not null as handed_off, c.row, a.name as agent,
        left(substring(t.body from coalesce((c.row ->> 'problemFrom')::int, 0) + 1
          for coalesce((c.row ->> 'problemTo')::int - (c.row ->> 'problemFrom')::int, 16000)), ${aboutLength}) as about
      from (select *, row ->> 'problemTextId' as problem_text from baton.conversations where workspace_id = $1 and customer_id = $2 and id <> $3 and merged_into is null order by opened_at desc limit ${counted}) c
      left join baton.texts t on t.workspace_id = $1 and t.conversation_id = c.id and t.id = c.problem_text
      left join baton.agents a on a.workspace_id = $1 and a.id = c.row -> 'ended' ->> 'agentId'
      order by c.opened_at desc`,
    [workspace, customerId, except],
  )
  const read = rows.map((row) => ({ ...row, same: sameTopic(topic, topicOf(row)) }))
  return {
    history: read.slice(0, told).map(({ id, opened_at, updated_at, status, row, about, agent, handed_off, same }) => ({
      conversationId: id,
      at: iso(opened_at),
      endedAt: status === 'resolved' ? iso(updated_at) : null,
      about,
      resolution: status === 'resolved' ? (row.ended?.resolution ?? null) : null,
      resolvedBy: status === 'resolved' ? (row.ended?.by ?? null) : null,
      agent: status === 'resolved' ? agent : null,
      handedOff: handed_off,
      sameTopic: same,
    })),
    contacts: read.map(({ updated_at: at, same }) => ({ at, sameTopic: same })),
  }
}

/** The words of a text that tell what it is about. */
export function topicWords(text: string, language: string, locale: string): string[] {
  return questionWords(text, localeOf(language, locale)).flatMap(({ forms }) => forms[0] ?? [])
}

function topicOf({ row, about }: Row): Topic {
  const { refs = [], keys = [] } = row.about ?? {}
  return { refs, keys, words: about ? topicWords(about, row.language, row.locale) : [] }
}

const locales: readonly string[] = ['en', 'de', 'es', 'fr', 'pt']
const localeOf = (...wishes: string[]): Locale =>
  (wishes.find((each) => locales.includes(each)) as Locale | undefined) ?? 'en'

const iso = (at: number) => new Date(at).toISOString()
