import { customerByExternalId, putCustomer } from '../customers/customers.ts'
import { conversationsOf, eraseConversations, eraseCustomer } from '../customers/erase-customer.ts'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { doerOf } from '../identity/audit.ts'
import type { Endings } from '../identity/endings.ts'
import type { NewId } from '../ids.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import { faultWords } from '../http/server-log.ts'

export interface CustomerHandlersParts {
  db: Database
  door: Door
  endings: Endings
  newId: NewId
  now: () => number
  log: (message: string, detail: object) => void
}

export function customerHandlers({
  db,
  door,
  endings,
  newId,
  now,
  log,
}: CustomerHandlersParts): Pick<Handlers, 'putCustomer' | 'getCustomer' | 'forgetCustomer'> {
  return {
    async putCustomer({ caller, params, body }) {
      const sql = 'select 1 from baton.agents where workspace_id = $1 and id = $2 and removed_at is null'
      if (body.ownerId && (await db.scoped(caller.workspace, sql, [caller.workspace, body.ownerId])).length === 0)
        throw new ProblemError('agent_not_found')
      return putCustomer(db, caller.workspace, params.externalId, body, newId, now())
    },

    async getCustomer({ caller, params }) {
      const customer = await customerByExternalId(db, caller.workspace, params.externalId)
      if (!customer) throw new ProblemError('customer_not_found')
      const { id: _, ...detail } = customer
      return detail
    },

    async forgetCustomer({ caller, params }) {
      const customer = await customerByExternalId(db, caller.workspace, params.externalId)
      if (!customer) throw new ProblemError('customer_not_found')
      const { workspace } = caller
      const conversations = await conversationsOf(db, workspace, customer.id)
      // The words go first, so that whoever hears of it finds none. Should anything fail after that, it is asked for again and goes on.
      let texts = await eraseConversations(db, workspace, conversations)
      for (const conversation of conversations) {
        await door.handle({ workspace, conversation }, { kind: 'system' }, { type: 'ForgetCustomer' })
      }
      // What was being written meanwhile, and the customer themselves.
      const erased = await eraseCustomer(
        { db, newId },
        { workspace, customer, conversations, by: doerOf(caller) },
        now(),
      )
      texts += erased.texts
      endings.announce({ kind: 'visitor', workspace, ids: erased.visitors })
      void db
        .scrub?.()
        .catch((error: unknown) => log('what was erased is still in the files', { error: faultWords(error) }))
      return { conversations: conversations.length, texts }
    },
  }
}
