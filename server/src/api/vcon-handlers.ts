import { createHash } from 'node:crypto'
import { toVcon } from '@baton/connectors'
import type { ConversationEvent } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { presentRecords } from '../live/hub.ts'
import { iso } from '../live/rows.ts'
import { readFacts } from '../log/log.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import type { ConversationDeeds } from './conversation-deeds.ts'
import type { Handlers } from './operation.ts'

export interface VconHandlersParts {
  db: Database
  deeds: ConversationDeeds
  surroundings: WorkspaceSurroundings
}

const page = 1000

export function vconHandlers({ db, deeds, surroundings }: VconHandlersParts): Pick<Handlers, 'exportVcon'> {
  async function allEvents(workspace: string, conversation: string, version: number): Promise<ConversationEvent[]> {
    const events: ConversationEvent[] = []
    for (let after = 0; after < version; after += page) {
      const records = await readFacts(db, workspace, conversation, after, Math.min(page, version - after))
      const shown = await presentRecords(db, surroundings, { workspace, conversation, audience: 'team' }, records)
      // What came from another conversation stands among the rest.
      for (const event of shown) {
        if (event.type === 'ConversationMerged' && typeof event['from'] === 'string')
          events.push(...(await allEvents(workspace, event['from'], Infinity)))
        events.push(event)
      }
      if (records.length < Math.min(page, version - after)) break
    }
    return events
  }

  return {
    async exportVcon({ caller, params }) {
      const { workspace } = caller
      const state = await deeds.read(caller, params.id)
      const [customer] = state.customerId
        ? await db.scoped<{ external_id: string; name: string | null; email: string | null }>(
            workspace,
            'select external_id, name, email from baton.customers where workspace_id = $1 and id = $2',
            [workspace, state.customerId],
          )
        : []
      return toVcon({
        uuid: uuidOf(`${workspace} ${params.id} ${state.version}`),
        conversationId: params.id,
        channel: state.channel,
        openedAt: iso(state.openedAt),
        updatedAt: iso(state.updatedAt),
        customer: {
          externalId: customer?.external_id ?? null,
          name: customer?.name ?? null,
          email: customer?.email ?? null,
        },
        workspace,
        events: (await allEvents(workspace, params.id, state.version)).toSorted(
          (a, b) => Date.parse(a.at) - Date.parse(b.at),
        ),
      })
    },
  }
}

/** A UUID of version 8 (RFC 9562 §5.8), made of what it names: the same name gives the same. */
function uuidOf(name: string): string {
  const bytes = createHash('sha256').update(name).digest().subarray(0, 16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
