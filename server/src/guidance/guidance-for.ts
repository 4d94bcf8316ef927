import type { FactRecord, Locale } from '@baton/engine'
import type { Guidance } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { FoundPassage } from '../knowledge/search.ts'
import { alike, likeness } from './likeness.ts'

/** What a citation of guidance is told by. Customers never see one. */
const prefix = 'guidance:'

export const isGuidance = ({ articleId }: { articleId: string }): boolean => articleId.startsWith(prefix)

/** As many pieces of guidance are told a model for one question. */
const most = 3

export interface Asker {
  workspace: string
  /** Whom the conversation is linked to; null where nobody knows. */
  customerId: string | null
  /** Of whom it is asked where that is no customer; else it is the customer's. */
  company?: string | null | undefined
  /** What the assistant may use; null or absent: all. */
  only?: readonly string[] | null | undefined
}

export interface ForWhom extends Asker {
  /** What they ask. */
  question: string
  locale: Locale
}

export type Piece = Pick<Guidance, 'id' | 'scope' | 'question' | 'said' | 'version'>

/** The guidance that answers a question of this customer, the nearest first, and of two as near the narrower: their own, their company's, everybody's. */
export async function guidanceFor(db: Database, { question, locale, ...asker }: ForWhom): Promise<FoundPassage[]> {
  return nearest(await inUseFor(db, asker), question, locale).map(passageOf)
}

/** What is in use for this customer. Another customer's, or another company's, is not even read. */
export async function inUseFor(db: Database, { workspace, customerId, company, only }: Asker): Promise<Piece[]> {
  return db.scoped<Piece>(
    workspace,
    `select id, scope, question, said, version from baton.guidance where workspace_id = $1 and status = 'active' and ($4::text[] is null or id = any($4))
      and (scope = 'workspace' or (scope = 'customer' and customer_id = $2) or (scope = 'company' and company = coalesce($3,
        (select nullif(lower(trim(k.attributes ->> 'company')), '') from baton.customers k where k.workspace_id = $1 and k.id = $2))))`,
    [workspace, customerId, company ?? null, only ?? null],
  )
}

interface Near extends Piece {
  score: number
  locale: Locale
}

/** Those of them that are for such a question, the nearest first, at most three. */
export function nearest(pieces: readonly Piece[], question: string, locale: Locale): Near[] {
  const rank: Record<Piece['scope'], number> = { customer: 0, company: 1, workspace: 2 }
  return pieces
    .map((piece) => ({ ...piece, locale, score: likeness(question, piece.question, locale) }))
    .filter(({ score }) => score >= alike)
    .toSorted((a, b) => b.score - a.score || rank[a.scope] - rank[b.scope] || (a.id < b.id ? 1 : -1))
    .slice(0, most)
}

/**
 * As something to answer from. What was asked when it was corrected is somebody's words: it is not in the title, which conversations of others keep.
 */
function passageOf({ id, version, said, score, locale }: Near): FoundPassage {
  const articleId = `${prefix}${id}`
  // A person approved these words for this question.
  const sure = 0.5 + score / 2
  return {
    articleId,
    passageId: `${articleId}:${version}`,
    title: 'Guidance',
    url: null,
    text: said,
    score: sure,
    locale,
  }
}

export interface Told {
  id: string
  messageId: string
}

/** Which guidance was told in these facts, and in which message. */
export const guidanceTold = (records: readonly FactRecord[]): Told[] =>
  records.flatMap(({ fact }) =>
    fact.type === 'AssistantSaid'
      ? fact.citations
          .filter(isGuidance)
          .map(({ articleId }) => ({ id: articleId.slice(prefix.length), messageId: fact.messageId }))
      : [],
  )

/** Counts that guidance was told: once for a message, in however many sentences. */
export async function noteUsed(db: Database, workspace: string, told: readonly Told[], now: number): Promise<void> {
  for (const { id, messageId } of told)
    await db.scoped(
      workspace,
      'update baton.guidance set uses = uses + 1, used_at = $3, used_in = $4 where workspace_id = $1 and id = $2 and used_in is distinct from $4',
      [workspace, id, now, messageId],
    )
}
