import type { ServerFrame } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { WorkspaceSurroundings } from '../surroundings.ts'
import type { Where } from '../handle.ts'
import type { Wake } from '../wakes/wake.ts'
import type { Hub, Subscriber } from './hub.ts'
import { advanceReceipts, readReceipts, type Side } from './receipts.ts'

export type Typist = { kind: 'customer' | 'assistant' } | { kind: 'agent'; id: string | null }

export interface ChatterParts {
  db: Database
  hub: Hub
  surroundings: WorkspaceSurroundings
  /** Tells the other nodes. */
  tell(wake: Wake): void
  log: (message: string, detail: object) => void
}

/** What is said beside the facts: who types, and how far each side has seen. The same on every node. */
export interface Chatter {
  typing(where: Where, by: Typist, on: boolean, except?: Subscriber): void
  /** Moves a side on; those who read along are told when that is new. */
  seen(where: Where, side: Side, upTo: number): Promise<void>
  /** Another node has said so. */
  heard(wake: Extract<Wake, { kind: 'typing' | 'receipts' }>): void
}

export function createChatter({ db, hub, surroundings, tell, log }: ChatterParts): Chatter {
  function show({ workspace, conversation }: Where, by: Typist, name: string | null, on: boolean, except?: Subscriber) {
    const picture = by.kind === 'agent' && by.id !== null ? surroundings.knownAgentPicture(workspace, by.id) : undefined
    const who = { kind: by.kind, name, ...(picture === undefined ? {} : { picture }) }
    const frame: ServerFrame = { type: 'typing', conversationId: conversation, by: who, on }
    hub.tell(workspace, conversation, frame, except)
  }

  async function typed(where: Where, by: Typist, on: boolean, except?: Subscriber): Promise<void> {
    if (!hub.isRead(where.workspace, where.conversation)) return
    const name = by.kind === 'agent' && by.id !== null ? await surroundings.agentName(where.workspace, by.id) : null
    show(where, by, name === '' ? null : name, on, except)
  }

  async function showReceipts(where: Where): Promise<void> {
    const { workspace, conversation } = where
    if (!hub.isRead(workspace, conversation)) return
    const receipts = await readReceipts(db, workspace, conversation)
    hub.tell(workspace, conversation, { type: 'receipts', conversationId: conversation, ...receipts })
  }

  const unseen = (what: string) => (error: unknown) => log(`${what} was not passed on`, { error: String(error) })

  return {
    typing(where, by, on, except) {
      const known = by.kind === 'agent' && by.id !== null ? surroundings.knownAgentName(where.workspace, by.id) : ''
      // At once where the name is at hand, so that what comes after it is not overtaken.
      if (known !== undefined) show(where, by, known === '' ? null : known, on, except)
      else void typed(where, by, on, except).catch(unseen('who types'))
      tell({ kind: 'typing', ...where, by: by.kind, agentId: by.kind === 'agent' ? by.id : null, on })
    },
    async seen(where, side, upTo) {
      const receipts = await advanceReceipts(db, where.workspace, where.conversation, side, { seen: upTo })
      if (!receipts) return
      hub.tell(where.workspace, where.conversation, {
        type: 'receipts',
        conversationId: where.conversation,
        ...receipts,
      })
      tell({ kind: 'receipts', ...where })
    },
    heard(wake) {
      const { workspace, conversation } = wake
      const where = { workspace, conversation }
      if (wake.kind === 'receipts') void showReceipts(where).catch(unseen('what was seen'))
      else {
        const by: Typist = wake.by === 'agent' ? { kind: 'agent', id: wake.agentId } : { kind: wake.by }
        void typed(where, by, wake.on).catch(unseen('who types'))
      }
    },
  }
}
