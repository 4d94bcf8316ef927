import { worthAsking, type Actor, type HandoffPackage, type Locale } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Door, Where } from '../handle.ts'
import { readTexts } from '../log/log.ts'
import { inLocale, type Input } from '../playbooks/playbook.ts'

export interface InviteParts {
  db: Database
  door: Door
}

const system: Actor = { kind: 'system' }

/**
 * The moment at which a customer who waits may be asked whether they want to add something: gathers what would help whoever comes, and lets
 * the engine decide. Safe to do twice: an invitation is decided once in a handoff.
 */
export function createInvite({ db, door }: InviteParts): (where: Where) => Promise<void> {
  return async (where) => {
    const { state } = await door.current(where)
    const { handoff } = state
    const pkg = handoff?.package
    if (!handoff || !pkg) return
    const locale = state.language === 'other' ? state.locale : state.language
    const [said, inputs, account] = await Promise.all([
      wordsOf(db, where, pkg),
      inputsOf(db, where, pkg, locale),
      accountOf(db, where, pkg),
    ])
    const wanted = worthAsking({
      said,
      given: [...state.slots.map(({ name }) => name), ...account],
      inputs,
      identified: pkg.account !== null,
      away: handoff.status === 'scheduled',
      tried: pkg.attempts.length > 0,
    })
    await door.handle(where, system, {
      type: 'ConsiderInvitation',
      handoffId: handoff.id,
      wanted: wanted.map(({ slot, ask }) => ({ slot, ask })),
    })
  }
}

/** The customer's words that say what it is about. */
async function wordsOf(db: Database, { workspace, conversation }: Where, pkg: HandoffPackage): Promise<string[]> {
  const quotes = [...pkg.summary.problem, ...(pkg.summary.wanted ? [pkg.summary.wanted] : [])]
  // Without a gist nothing has been said of it yet: a greeting, or that they want a person.
  if (!quotes.some(({ score }) => (score ?? 0) > 0)) return []
  const texts = await readTexts(db, workspace, conversation, [...new Set(quotes.map(({ textId }) => textId))])
  return [...texts.values()]
}

/** What the playbook that was being followed needs and has not asked for in vain. */
async function inputsOf(
  db: Database,
  { workspace, conversation }: Where,
  { intent }: HandoffPackage,
  locale: Locale,
): Promise<{ name: string; ask: string }[]> {
  if (intent?.source !== 'playbook') return []
  const [row] = await db.scoped<{ inputs: readonly Input[] | null; asked: string[] | null }>(
    workspace,
    `select p.parsed -> 'inputs' as inputs,
        (select array_agg(distinct f.data -> 'asks' ->> 'name') from baton.facts f where f.workspace_id = $1 and f.conversation_id = $3
          and f.type = 'AssistantSaid' and f.data -> 'asks' ->> 'kind' = 'input') as asked
      from baton.playbooks p where p.workspace_id = $1 and p.id = $2`,
    [workspace, intent.ref.split('/')[0], conversation],
  )
  const asked = new Set(row?.asked ?? [])
  return (row?.inputs ?? [])
    .filter(({ name }) => !asked.has(name))
    .map(({ name, ask }) => ({ name, ask: inLocale(ask, locale) }))
}

/** Names of what the account says. */
async function accountOf(
  db: Database,
  { workspace, conversation }: Where,
  { account }: HandoffPackage,
): Promise<string[]> {
  if (!account) return []
  const body = (await readTexts(db, workspace, conversation, [account.textId])).get(account.textId)
  if (body === undefined) return []
  const { email, name, attributes } = JSON.parse(body) as Record<string, unknown>
  return [
    ...(email ? ['email'] : []),
    ...(name ? ['name'] : []),
    ...Object.keys((attributes ?? {}) as Record<string, unknown>),
  ]
}
