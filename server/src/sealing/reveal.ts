import { findSensitive, originalsOf, sealedIdOf, type MaskedSpan } from '@baton/engine'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { mayReveal } from '../identity/agents.ts'
import { audit } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { Vault } from './vault.ts'

export interface RevealParts {
  db: Database
  vault: Vault
  newId: NewId
  now: () => number
}

export interface WhatToReveal {
  workspace: string
  conversation: string
  textId: string
  agentId: string
}

/** As many texts as one person may look at in a minute, and in a day: enough to help, too few to collect. */
export const revealsAMinute = 12
export const revealsADay = 200

/**
 * The original of a masked text, for somebody who may see it. That they looked is in the audit trail before they have it, and what they saw is
 * not. Throws a problem that says why it cannot be seen.
 */
export async function reveal(
  { db, vault, newId, now }: RevealParts,
  { workspace, conversation, textId, agentId }: WhatToReveal,
): Promise<{ text: string; values: string[] }> {
  return db.transaction({ workspace }, async (query) => {
    // One after the other for each person: two at once would both be counted as the last that is allowed.
    await query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`reveal/${workspace}/${agentId}`])
    if (!(await mayReveal(query, workspace, agentId))) throw new ProblemError('may_not_reveal')
    const at = now()
    const [looked] = await query<{ minute: number; day: number }>(
      `select count(*) filter (where at > $3)::int as minute, count(*)::int as day from baton.audit
        where workspace_id = $1 and actor_id = $2 and action = 'text.revealed' and at > $4`,
      [workspace, agentId, at - 60_000, at - 24 * 60 * 60 * 1000],
    )
    if (!looked || looked.minute >= revealsAMinute || looked.day >= revealsADay) throw new ProblemError('rate_limited')
    // What came from another conversation was sealed there.
    const rows = await query<{ conversation: string; id: string; body: string }>(
      `select conversation_id as conversation, id, body from baton.texts where workspace_id = $1
        and conversation_id = any (baton.parts_of(array[$2::text])) and id = any ($3)`,
      [workspace, conversation, [textId, sealedIdOf(textId)]],
    )
    const sealed = rows.find(({ id }) => id === sealedIdOf(textId))
    const from = sealed?.conversation ?? conversation
    const masked = rows.find((row) => row.id === textId && row.conversation === from)
    if (masked === undefined || sealed === undefined) throw new ProblemError('original_not_kept')
    const opened = vault.open({ workspace, conversation: from, textId }, sealed.body)
    if (opened.kind === 'no-key') throw new ProblemError('original_key_missing', { detail: `key ${opened.keyId}` })
    if (opened.kind === 'damaged') throw new ProblemError('original_not_kept')
    const [fact] = await query<{ spans: MaskedSpan[] | null }>(
      `select coalesce(data -> 'masked', data -> 'reading' -> 'masked') as spans from baton.facts
        where workspace_id = $1 and conversation_id = $2 and data ->> 'textId' = $3 limit 1`,
      [workspace, from, textId],
    )
    const spans = fact?.spans ?? []
    const kinds = [...new Set((spans.length > 0 ? spans : findSensitive(opened.text)).map(({ kind }) => kind))]
    const by = { kind: 'agent', id: agentId } as const
    const detail = { conversationId: conversation, kinds }
    await audit(query, newId, { workspace, by, action: 'text.revealed', target: textId, detail }, at)
    return { text: opened.text, values: originalsOf(masked.body, spans, opened.text) }
  })
}
