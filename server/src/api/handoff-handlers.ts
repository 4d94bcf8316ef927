import { missing, withCapture, type Handoff, type PackagePart } from '@baton/engine'
import type { HandoffPackage } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { mayReveal } from '../identity/agents.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { textIdsOf } from '../log/text-ids.ts'
import { presentPackage } from '../live/present-package.ts'
import { iso } from '../live/rows.ts'
import { readTexts } from '../log/log.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import { outcomeOf } from './conversation-handlers.ts'
import type { Call, Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

/** What every mask begins with. */
const mask = '••••'

export interface HandoffHandlersParts {
  db: Database
  deeds: ConversationDeeds
}

export function handoffHandlers({
  db,
  deeds,
}: HandoffHandlersParts): Pick<Handlers, 'getHandoff' | 'acceptOffer' | 'declineOffer' | 'noteCardLoaded'> {
  /** Where the offer was made, and who answers it. */
  async function offered(
    call: Call<'acceptOffer'> | Call<'declineOffer'> | Call<'noteCardLoaded'>,
  ): Promise<{ conversation: string; agentId: string }> {
    const { workspace } = call.caller
    const [offer] = await db.scoped<{ conversation_id: string }>(
      workspace,
      'select conversation_id from baton.offers where workspace_id = $1 and id = $2',
      [workspace, call.params.id],
    )
    if (!offer) throw new ProblemError('offer_gone')
    const agentId = await deeds.agentOf(call.caller, call.body.agentId)
    if (!agentId)
      throw new ProblemError('invalid_request', { errors: [{ path: 'agentId', message: 'says which agent answers' }] })
    return { conversation: offer.conversation_id, agentId }
  }

  /** Says of which parts something is masked, to an agent who may not see it. What is masked is there all the same: no score is lower for it. */
  async function withheldFrom(caller: KnownCaller, pkg: HandoffPackage): Promise<HandoffPackage> {
    const parts = maskedParts(pkg)
    if (parts.length === 0 || caller.kind !== 'agent') return pkg
    const { workspace, agentId } = caller
    if (await mayReveal((sql, params) => db.scoped(workspace, sql, params), workspace, agentId)) return pkg
    const gaps = parts.map((part) => ({ ...missing(part, 'redacted-for-role') }))
    return {
      ...pkg,
      missing: [...pkg.missing, ...gaps.filter(({ part }) => !pkg.missing.some((gap) => gap.part === part))],
    }
  }

  async function namesOf(workspace: string, agentId: string | undefined): Promise<Map<string, string>> {
    if (agentId === undefined) return new Map()
    const sql = 'select id, name from baton.agents where workspace_id = $1 and id = $2'
    const rows = await db.scoped<{ id: string; name: string }>(workspace, sql, [workspace, agentId])
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  return {
    async getHandoff({ caller, params }) {
      const { workspace } = caller
      const [row] = await db.scoped<{ conversation_id: string; data: Handoff }>(
        workspace,
        'select conversation_id, data from baton.handoffs where workspace_id = $1 and id = $2',
        [workspace, params.id],
      )
      if (!row) throw new ProblemError('handoff_not_found')
      const { data: handoff, conversation_id: conversationId } = row
      const [texts, timeline] = await Promise.all([
        readTexts(db, workspace, conversationId, textIdsOf(handoff.package)),
        db.scoped<{ seq: number; type: string; at: number }>(
          workspace,
          `select seq, type, at from baton.facts where workspace_id = $1 and conversation_id = $2
            and (data ->> 'handoffId' = $3 or (seq > coalesce((select seq from baton.facts where workspace_id = $1 and conversation_id = $2
              and type = 'Escalated' and data ->> 'handoffId' = $3), 2147483647) and type in ('AgentReplied', 'Resolved') and ($4::bigint is null or at <= $4)))
            order by seq`,
          [workspace, conversationId, handoff.id, handoff.endedAt],
        ),
      ])
      const names = await namesOf(workspace, handoff.package?.handled?.agentId)
      const whole =
        handoff.package &&
        presentPackage(withCapture(handoff.package, handoff.capture), conversationId, {
          text: (id) => texts.get(id),
          agentName: (id) => names.get(id),
        })
      const pkg = whole && (await withheldFrom(caller, whole))
      return {
        id: handoff.id,
        conversationId,
        status: handoff.status,
        reason: pkg?.reason ?? handoff.reason,
        priority: handoff.priority,
        team: handoff.team,
        agentId: handoff.agentId,
        offer: handoff.offer && { ...handoff.offer, expiresAt: iso(handoff.offer.expiresAt) },
        outcome: outcomeOf(handoff),
        choice: handoff.choice && { ...handoff.choice },
        package: pkg,
        completeness: pkg && { ...pkg.completeness, askedAgain: handoff.askedAgain ?? 0 },
        timeline: timeline.map(({ seq, type, at }) => ({ seq, type, at: iso(at) })),
      }
    },

    async acceptOffer(call) {
      const { conversation, agentId } = await offered(call)
      const where = { workspace: call.caller.workspace, conversation }
      const { state } = await deeds.command(
        where,
        { kind: 'agent', id: agentId },
        { type: 'AcceptOffer', offerId: call.params.id, agentId },
      )
      return { conversationId: conversation, handoffId: state.handoff?.id ?? '', epoch: state.epoch }
    },

    async noteCardLoaded(call) {
      const { conversation, agentId } = await offered(call)
      const where = { workspace: call.caller.workspace, conversation }
      const command = { type: 'NoteCardLoaded', offerId: call.params.id, agentId } as const
      await deeds.command(where, { kind: 'agent', id: agentId }, command)
    },

    async declineOffer(call) {
      const { conversation, agentId } = await offered(call)
      const where = { workspace: call.caller.workspace, conversation }
      await deeds.command(
        where,
        { kind: 'agent', id: agentId },
        { type: 'DeclineOffer', offerId: call.params.id, agentId, reason: call.body.reason },
      )
    },
  }
}

/** The parts of a package in which something is masked. */
function maskedParts({ summary, attempts, facts, tone, page, account, intent, note }: HandoffPackage): PackagePart[] {
  const parts = { wanted: [summary, note], attempts, facts, tone, page, account, intent }
  return (Object.keys(parts) as (keyof typeof parts)[]).filter((part) => JSON.stringify(parts[part]).includes(mask))
}
