import { maskJson, maskText } from '@baton/engine'
import type { Query } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import type { VisitorCaller } from './caller.ts'
import { readIdentityToken, type Claims } from './identity-token.ts'
import { Refused } from './refused.ts'
import type { Deps } from './sessions.ts'
import { hashToken, newToken } from './tokens.ts'
import { insertVisitor, type Visit } from './visitors.ts'
import type { Vault } from '../sealing/vault.ts'
import { workspaceSecret } from './workspaces.ts'

export interface Identified extends Visit {
  customer: { id: string; externalId: string; name: string | null }
  /** Open conversations of this customer's visitors that know no customer yet: each is linked by a command of its own. */
  conversationsToLink: string[]
}

/**
 * Makes a visitor known as the customer that the workspace's signed token names.
 * - Anonymous: this visitor is that customer from now on. They get a new token and the old one ends, so that whoever else has the old one does
 *   not become somebody without a signed token.
 * - That customer already: nothing changes, and the token stays.
 * - Another customer: people are never merged, so a new visitor begins, and what the old one wrote stays with the old one.
 * Throws `Refused` token_invalid.
 * @param visitorToken the token that the visitor came with
 * @param now ms
 */
export async function identify(
  deps: Deps & { vault?: Vault },
  { caller, visitorToken, jwt }: { caller: VisitorCaller; visitorToken: string; jwt: string },
  now: number,
): Promise<Identified> {
  const { workspace, visitorId } = caller
  const secret = await workspaceSecret(deps.db, workspace, deps.vault)
  if (secret === null) throw new Refused('token_invalid')
  const claims = await readIdentityToken(jwt, { workspace, secret }, now)

  const { visit, customer, conversationsToLink } = await deps.db.transaction({ workspace }, async (query) => {
    const known = await recordCustomer(query, deps.newId, workspace, claims, now)
    const linked = await linkVisitor(query, workspace, visitorId, visitorToken, known.id)
    return {
      customer: known,
      visit: linked ?? (await insertVisitor(query, deps.newId, { workspace, customerId: known.id }, now)),
      conversationsToLink: await unlinkedConversations(query, workspace, known.id),
    }
  })
  const isOldTokenOver = visit.visitorId === visitorId && visit.token !== visitorToken
  if (isOldTokenOver) deps.endings.announce({ kind: 'visitor', workspace, ids: [visitorId] })
  return { ...visit, customer, conversationsToLink }
}

/** What a token does not say is kept as it was told before; what it says is newer. */
async function recordCustomer(
  query: Query,
  newId: NewId,
  workspace: string,
  claims: Claims,
  now: number,
): Promise<Identified['customer']> {
  const [customer] = await query<Identified['customer']>(
    `insert into baton.customers as c (workspace_id, id, external_id, name, email, tier, attributes, source, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7::jsonb, 'identity', $8, $8)
     on conflict (workspace_id, external_id) do update set
       name = coalesce(excluded.name, c.name),
       email = coalesce(excluded.email, c.email),
       tier = coalesce(excluded.tier, c.tier),
       attributes = c.attributes || excluded.attributes,
       updated_at = case when coalesce(excluded.name, excluded.email, excluded.tier) is null and excluded.attributes = '{}'
         then c.updated_at else excluded.updated_at end
     returning c.id, c.external_id as "externalId", c.name`,
    [
      workspace,
      newId('customer'),
      claims.externalId,
      claims.name && maskText(claims.name).text,
      claims.email,
      claims.tier,
      JSON.stringify(maskJson(claims.attributes)),
      now,
    ],
  )
  if (!customer) throw new Error('an upsert gave no row')
  return customer
}

/** Null when this visitor cannot become the customer: they are another one already, or their token was replaced meanwhile. */
async function linkVisitor(
  query: Query,
  workspace: string,
  visitorId: string,
  token: string,
  customerId: string,
): Promise<Visit | null> {
  const [visitor] = await query<{ customer_id: string | null }>(
    'select customer_id from baton.visitors where workspace_id = $1 and id = $2 and token_hash = $3 for update',
    [workspace, visitorId, hashToken(token)],
  )
  if (visitor?.customer_id === customerId) return { visitorId, token }
  if (visitor?.customer_id !== null) return null
  const fresh = newToken('visitor')
  await query(
    'update baton.visitors set customer_id = $3, token_hash = $4 where workspace_id = $1 and id = $2 and customer_id is null',
    [workspace, visitorId, customerId, hashToken(fresh)],
  )
  return { visitorId, token: fresh }
}

/** Of every visitor of the customer, so that a linking that a crash cut off is done at the next identification. */
async function unlinkedConversations(query: Query, workspace: string, customerId: string): Promise<string[]> {
  const rows = await query<{ id: string }>(
    `select c.id from baton.conversations c
     join baton.visitors v on v.workspace_id = c.workspace_id and v.id = c.visitor_id
     where c.workspace_id = $1 and v.customer_id = $2 and c.customer_id is null and c.status in ('open', 'merged') order by c.id`,
    [workspace, customerId],
  )
  return rows.map(({ id }) => id)
}
