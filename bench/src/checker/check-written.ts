import { defaultPolicy } from '@baton/engine'
import type { Database } from '../../../server/src/db/database.ts'
import { foldRows } from '../../../server/src/log/rebuild.ts'

/** What one transaction writes and is there by half; empty lists are what everybody hopes for. */
export interface WrittenFindings {
  /** A row that says another number of facts than there are. */
  torn: string[]
  /** Facts whose words are not there. */
  wordless: string[]
  /** Words that no fact names. */
  unnamed: string[]
  /** Handoffs that the log has and the table has not, or the other way round. */
  unpackaged: string[]
  /** Rows that say of holder, status or epoch what the facts do not. */
  misfolded: string[]
}

/** The texts that facts name, each once for each fact. */
const named = `with named as materialized (select f.conversation_id as conversation, f.seq, f.type, t #>> '{}' as id from baton.facts f,
    jsonb_path_query(f.data, 'strict $.** ? (@.type() == "object").keyvalue() ? (@.key == "textId" || @.key like_regex "TextId$").value') t
  where f.workspace_id = $1 and jsonb_typeof(t) = 'string')`

/** Reads the tables themselves, beside the server, and compares what was written together. Nothing may have been erased. */
export async function checkWritten(db: Database, workspace: string): Promise<WrittenFindings> {
  const of = async (sql: string) =>
    (await db.scoped<{ what: string }>(workspace, `${sql} limit 50`, [workspace])).map(({ what }) => what)
  const conversations = await db.scoped<{ id: string; columns: Record<string, unknown> }>(
    workspace,
    `select id, jsonb_build_object('version', version, 'epoch', epoch, 'status', status, 'holder_kind', holder_kind, 'holder_id', holder_id,
        'offered_to', offered_to, 'handoff_id', handoff_id, 'customer_id', customer_id) as columns
      from baton.conversations where workspace_id = $1 order by id`,
    [workspace],
  )
  const misfolded: string[] = []
  for (const { id, columns } of conversations) {
    const folded: Record<string, unknown> = { ...(await foldRows(db, workspace, id, defaultPolicy))?.columns }
    for (const [name, value] of Object.entries(columns))
      if (folded[name] !== value) misfolded.push(`${id}: ${name} is ${value}, and ${folded[name]} by the facts`)
  }
  return {
    torn: await of(
      `select coalesce(c.id, f.id) || ' has ' || coalesce(f.n, 0) || ' facts up to ' || coalesce(f.last, 0) || ', and its row says ' || coalesce(c.version, 0) as what
        from (select id, version from baton.conversations where workspace_id = $1) c
        full join (select conversation_id as id, count(*) as n, max(seq) as last from baton.facts where workspace_id = $1 group by 1) f on f.id = c.id
        where f.n is distinct from c.version or f.last is distinct from c.version`,
    ),
    wordless: await of(
      `${named} select n.conversation || ' ' || n.seq || ' ' || n.type as what from named n
        left join baton.texts x on x.workspace_id = $1 and x.conversation_id = n.conversation and x.id = n.id where x.id is null`,
    ),
    unnamed: await of(
      `${named} select x.conversation_id || ' ' || x.id as what from baton.texts x
        left join named n on n.conversation = x.conversation_id and n.id = x.id where x.workspace_id = $1 and n.id is null`,
    ),
    unpackaged: await of(
      `select coalesce(h.id, f.id) as what from (select id from baton.handoffs where workspace_id = $1) h
        full join (select data ->> 'handoffId' as id from baton.facts where workspace_id = $1 and type = 'HandoffPrepared') f on f.id = h.id
        where h.id is null or f.id is null`,
    ),
    misfolded,
  }
}
