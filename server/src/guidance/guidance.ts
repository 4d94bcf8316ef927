import { claimsTransfer, maskText } from '@baton/engine'
import type { Guidance, GuidanceVersion } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import type { Database } from '../db/database.ts'
import { audit, type Audited, type Doer } from '../identity/audit.ts'
import { iso } from '../live/rows.ts'

export type GuidanceScope = Guidance['scope']
export type GuidanceStatus = Guidance['status']

interface Row extends Omit<Guidance, 'customer' | 'usedAt' | 'createdAt' | 'updatedAt'> {
  customerId: string | null
  customerName: string | null
  usedAt: number | null
  createdAt: number
  updatedAt: number
}

const columns = `g.id, g.scope, g.customer_id as "customerId", k.name as "customerName", g.company, g.question, g.wrong, g.why, g.said, g.status, g.version,
  g.conversation_id as "conversationId", g.message_id as "messageId", g.proposed_by as "proposedBy", g.decided_by as "decidedBy", g.uses,
  g.used_at as "usedAt", g.created_at as "createdAt", g.updated_at as "updatedAt"`
const from = `baton.guidance g left join baton.customers k on k.workspace_id = g.workspace_id and k.id = g.customer_id`

/** So much may wait or be in use at once: more than a person can look after is no guidance. */
const mostGuidance = 500
/** So much is listed: whatever waits or is in use, and of the rest the newest. */
const mostListed = 1000
const mostVersions = 50

export async function listGuidance(
  db: Database,
  workspace: string,
  status: GuidanceStatus | undefined,
): Promise<Guidance[]> {
  const rows = await db.scoped<Row>(
    workspace,
    `select ${columns} from ${from} where g.workspace_id = $1 and ($2::text is null or g.status = $2)
      order by g.status in ('proposed', 'active') desc, g.updated_at desc, g.id desc limit $3`,
    [workspace, status ?? null, mostListed],
  )
  return rows.map(presented)
}

/** @throws {ProblemError} guidance_not_found */
export async function guidanceById(db: Database, workspace: string, id: string): Promise<Guidance> {
  const [row] = await db.scoped<Row>(
    workspace,
    `select ${columns} from ${from} where g.workspace_id = $1 and g.id = $2`,
    [workspace, id],
  )
  if (!row) throw new ProblemError('guidance_not_found')
  return presented(row)
}

/** As it was put over time, the newest first. @throws {ProblemError} guidance_not_found */
export async function versionsOf(db: Database, workspace: string, id: string): Promise<GuidanceVersion[]> {
  await guidanceById(db, workspace, id)
  const rows = await db.scoped<Omit<GuidanceVersion, 'at'> & { at: number }>(
    workspace,
    `select version, question, said, status, by_id as "by", at from baton.guidance_versions
      where workspace_id = $1 and guidance_id = $2 order by version desc limit $3`,
    [workspace, id, mostVersions],
  )
  return rows.map(({ at, ...version }) => ({ ...version, at: iso(at) }))
}

export interface Proposal {
  conversation: string
  customerId: string | null
  messageId: string
  scope: GuidanceScope
  question: string
  wrong: string
  why: string
  said: string
}

/** Keeps what somebody proposes, for a lead to look at. @throws {ProblemError} guidance_unfit, too_much_guidance */
export async function propose(
  db: Database,
  workspace: string,
  { conversation, customerId, messageId, scope, ...words }: Proposal,
  { by, newId }: Audited,
  now: number,
): Promise<Guidance> {
  if (scope !== 'workspace' && customerId === null)
    throw new ProblemError('guidance_unfit', {
      detail: 'nobody knows who the customer is: it can be for everybody alone',
    })
  const { question, wrong, why, said } = fit(words)
  const id = newId('guidance')
  await db.transaction({ workspace }, async (query) => {
    await assertRoom(query, workspace)
    const company = scope === 'company' ? await companyOf(query, workspace, customerId) : null
    if (scope === 'company' && company === null)
      throw new ProblemError('guidance_unfit', { detail: 'the customer has no attribute `company`' })
    await query(
      `insert into baton.guidance (workspace_id, id, scope, customer_id, company, question, wrong, why, said, status, conversation_id, message_id, proposed_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'proposed', $10, $11, $12, $13, $13)`,
      [
        workspace,
        id,
        scope,
        scope === 'customer' ? customerId : null,
        company,
        question,
        wrong,
        why,
        said,
        conversation,
        messageId,
        personOf(by),
        now,
      ],
    )
    await keepVersion(query, workspace, id)
    const detail = { scope, conversation }
    await audit(query, newId, { workspace, by, action: 'guidance.proposed', target: id, detail }, now)
  })
  return guidanceById(db, workspace, id)
}

/** Decides on guidance, or puts it otherwise. @throws {ProblemError} guidance_not_found, guidance_changed, guidance_unfit, too_much_guidance */
export async function change(
  db: Database,
  workspace: string,
  id: string,
  to: { question: string; said: string; status: GuidanceStatus; version: number },
  { by, newId }: Audited,
  now: number,
): Promise<Guidance> {
  const { status: before } = await guidanceById(db, workspace, id)
  const { question, said } = fit(to)
  await db.transaction({ workspace }, async (query) => {
    if (counts(to.status) && !counts(before)) await assertRoom(query, workspace)
    const changed = await query(
      `update baton.guidance set question = $3, said = $4, status = $5, version = version + 1, decided_by = $6, updated_at = $7
        where workspace_id = $1 and id = $2 and version = $8 returning id`,
      [workspace, id, question, said, to.status, personOf(by), now, to.version],
    )
    if (changed.length === 0) throw new ProblemError('guidance_changed')
    await keepVersion(query, workspace, id)
    const detail = { status: to.status, version: to.version + 1 }
    await audit(query, newId, { workspace, by, action: 'guidance.changed', target: id, detail }, now)
  })
  return guidanceById(db, workspace, id)
}

/**
 * The words as they are kept: without numbers that nobody should read.
 * @throws {ProblemError} guidance_unfit where it says that somebody is being brought in
 */
function fit<T extends { said: string }>(words: T): T {
  if (claimsTransfer(words.said).claims)
    throw new ProblemError('guidance_unfit', {
      detail: 'it says that a person is being brought in, which is true only where a handoff is made',
    })
  const entries = Object.entries(words).map(([name, value]) => [
    name,
    typeof value === 'string' ? maskText(value.trim()).text : value,
  ])
  return Object.fromEntries(entries) as T
}

/** Who of the people did it; null for a key. */
const personOf = ({ kind, id }: Doer): string | null => (kind === 'agent' ? id : null)

type Ask = <R>(sql: string, params: readonly unknown[]) => Promise<R[]>

const counts = (status: GuidanceStatus) => status === 'proposed' || status === 'active'

async function assertRoom(query: Ask, workspace: string): Promise<void> {
  const [count] = await query<{ n: number }>(
    `select count(*)::int as n from baton.guidance where workspace_id = $1 and status in ('proposed', 'active')`,
    [workspace],
  )
  if ((count?.n ?? 0) >= mostGuidance) throw new ProblemError('too_much_guidance')
}

/** The company of a customer, as the workspace told it; null where it has told none. */
async function companyOf(query: Ask, workspace: string, customerId: string | null): Promise<string | null> {
  const [row] = await query<{ company: string | null }>(
    `select nullif(lower(trim(attributes ->> 'company')), '') as company from baton.customers where workspace_id = $1 and id = $2`,
    [workspace, customerId],
  )
  return row?.company ?? null
}

const keepVersion = (query: Ask, workspace: string, id: string) =>
  query(
    `insert into baton.guidance_versions (workspace_id, guidance_id, version, question, said, status, by_id, at)
      select workspace_id, id, version, question, said, status, case when version = 1 then proposed_by else decided_by end, updated_at
        from baton.guidance where workspace_id = $1 and id = $2`,
    [workspace, id],
  )

function presented({ customerId, customerName, usedAt, createdAt, updatedAt, ...row }: Row): Guidance {
  return {
    ...row,
    customer: customerId === null ? null : { id: customerId, name: customerName },
    usedAt: usedAt === null ? null : iso(usedAt),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  }
}
