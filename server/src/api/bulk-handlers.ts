import type { Actor, Command, Conversation } from '@baton/engine'
import type { BulkDeed, BulkResult } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { meantTags } from '../tags/tags.ts'
import { mustBeTheirs } from './aside-handlers.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'
import { ProblemError, problemOf } from './problem-error.ts'

export interface BulkHandlersParts {
  db: Database
  deeds: ConversationDeeds
}

/** Whoever does it, and whether they may do what leads may. */
interface By {
  caller: KnownCaller
  agentId: string | null
  isLead: boolean
}

/** One thing with many conversations: each goes through the same door as it would alone, and none stops another. */
export function bulkHandlers({ db, deeds }: BulkHandlersParts): Pick<Handlers, 'bulk'> {
  async function byOf(caller: KnownCaller, named: string | undefined): Promise<By> {
    const agentId = await deeds.agentOf(caller, named)
    return { caller, agentId, isLead: caller.kind === 'key' || (caller.kind === 'agent' && caller.role !== 'agent') }
  }

  /** What is wrong with the deed itself is said once. */
  async function prepared({ caller, isLead, agentId }: By, deed: BulkDeed): Promise<BulkDeed> {
    if (deed.kind === 'tag') return { ...deed, ...(await meantTags(db, caller.workspace, deed)) }
    if (deed.kind === 'person' && !isLead)
      throw new ProblemError('actor_not_allowed', { detail: 'leads and admins give to a person' })
    if (deed.kind === 'person' || deed.kind === 'team') {
      if (agentId === null)
        throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent acts' }] })
      await mustBeThere(caller.workspace, deed)
    }
    return deed
  }

  async function mustBeThere(workspace: string, deed: Extract<BulkDeed, { kind: 'person' | 'team' }>): Promise<void> {
    const found =
      deed.kind === 'team'
        ? await db.scoped(workspace, 'select 1 from baton.teams where workspace_id = $1 and id = $2', [
            workspace,
            deed.team,
          ])
        : await db.scoped(
            workspace,
            'select 1 from baton.agents where workspace_id = $1 and id = $2 and removed_at is null',
            [workspace, deed.to],
          )
    if (found.length === 0) throw new ProblemError(deed.kind === 'team' ? 'team_not_found' : 'agent_not_found')
  }

  async function one(by: By, deed: BulkDeed, id: string): Promise<BulkResult> {
    const refused = { id, done: false, changed: false }
    try {
      const before = await deeds.read(by.caller, id)
      const actor: Actor = by.agentId ? { kind: 'agent', id: by.agentId } : { kind: 'system' }
      const command = commandFor(by, deed, before)
      if (command === null) return { id, done: true, changed: false, problem: null }
      const { records } = await deeds.command({ workspace: by.caller.workspace, conversation: id }, actor, command)
      const fact = records.find((record) => record.fact.type === 'TagsChanged')?.fact
      const tags = fact?.type === 'TagsChanged' ? { added: [...fact.added], removed: [...fact.removed] } : {}
      return { id, done: true, changed: records.length > 0, ...tags, problem: null }
    } catch (error) {
      const problem = problemOf(error)
      // Ours is nobody's refusal: whoever asks again with the same key goes on.
      if (problem.status >= 500) throw error
      return { ...refused, problem }
    }
  }

  return {
    async bulk({ caller, body }) {
      const by = await byOf(caller, body.agentId)
      const deed = await prepared(by, body.deed)
      const results: BulkResult[] = []
      for (const id of new Set(body.conversations)) results.push(await one(by, deed, id))
      return { results }
    },
  }
}

/** Null where it is so already. */
function commandFor(by: By, deed: BulkDeed, before: Conversation): Command | null {
  const holder = before.holder.kind === 'agent' ? before.holder.id : null
  const agentId = by.agentId ?? holder ?? ''
  switch (deed.kind) {
    case 'tag':
      return { type: 'ChangeTags', add: deed.add, remove: deed.remove }
    case 'snooze':
      return { type: 'Snooze', agentId, until: Date.parse(deed.until) }
    case 'wait':
      return { type: 'WaitForCustomer', agentId }
    case 'back':
      mustBeTheirs(by.caller, before)
      return { type: 'BringBack' }
    case 'resolve':
      return { type: 'Resolve', by: 'agent', agentId: by.agentId, resolution: deed.resolution }
    case 'person':
      if (holder === deed.to) return null
      return { type: 'Give', by: agentId, to: { agentId: deed.to, team: null }, epoch: before.epoch, over: false }
    case 'team':
      return toTeam(by, deed.team, before)
  }
}

/** A lead gives what is anybody's; an agent hands on what is theirs, or waits. */
function toTeam({ isLead, agentId }: By, team: string, { holder, epoch }: Conversation): Command | null {
  if (holder.kind === 'queue' && holder.team === team) return null
  if (isLead) return { type: 'Give', by: agentId ?? '', to: { agentId: null, team }, epoch, over: false }
  const mine = holder.kind === 'agent' && holder.id === agentId
  return {
    type: 'RequestHandoff',
    reason: mine && agentId ? { kind: 'transfer', agentId } : { kind: 'requested', code: 'customer_request' },
    team,
    skills: [],
    priority: 'normal',
    note: null,
    agentId,
    page: null,
  }
}
