import type { Actor } from '@baton/engine'
import type { Database } from '../db/database.ts'
import type { Committed, Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'

export interface AcceptForThemParts {
  db: Database
  door: Door
  log: (message: string, detail: object) => void
}

const system: Actor = { kind: 'system' }

/**
 * Where the workspace wants it, what is offered is accepted at once for whoever is seen to be there. Nothing hangs on it: an offer for which this
 * was not done is an offer like any other.
 */
export function createAcceptForThem({ db, door, log }: AcceptForThemParts): (committed: Committed) => void {
  async function accept(workspace: string, conversation: string, offer: { id: string; agentId: string }) {
    const [seen] = await db.scoped<{ activeAt: number | null }>(
      workspace,
      `select a.active_at as "activeAt" from baton.agents a join baton.workspaces w on w.workspace_id = a.workspace_id
        where a.workspace_id = $1 and a.id = $2 and a.presence = 'online' and a.gone_at is null and (w.work ->> 'acceptForThem')::boolean`,
      [workspace, offer.agentId],
    )
    // Whether they are there still is for the engine to say, by the time at which it is done.
    if (typeof seen?.activeAt !== 'number') return
    const command = { type: 'AcceptForThem', offerId: offer.id, activeAt: seen.activeAt } as const
    await door.handle({ workspace, conversation }, system, command)
  }

  return ({ workspace, conversation, records, after }) => {
    const offer = after.state.handoff?.offer
    if (!offer || !records.some(({ fact }) => fact.type === 'Offered' && fact.offerId === offer.id)) return
    accept(workspace, conversation, offer).catch((error: unknown) => {
      log('an offer was not accepted for them; they can accept it', { workspace, error: faultWords(error) })
    })
  }
}
