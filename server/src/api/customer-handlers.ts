import { conversationsOf, customerByExternalId, eraseCustomer, putCustomer } from '../customers/customers.ts'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import type { NewId } from '../ids.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface CustomerHandlersParts {
  db: Database
  door: Door
  newId: NewId
  now: () => number
}

export function customerHandlers({
  db,
  door,
  newId,
  now,
}: CustomerHandlersParts): Pick<Handlers, 'putCustomer' | 'getCustomer' | 'forgetCustomer'> {
  return {
    putCustomer: ({ caller, params, body }) => putCustomer(db, caller.workspace, params.externalId, body, newId, now()),

    async getCustomer({ caller, params }) {
      const customer = await customerByExternalId(db, caller.workspace, params.externalId)
      if (!customer) throw new ProblemError('customer_not_found')
      const { id: _, ...detail } = customer
      return detail
    },

    async forgetCustomer({ caller, params }) {
      const customer = await customerByExternalId(db, caller.workspace, params.externalId)
      if (!customer) throw new ProblemError('customer_not_found')
      const conversations = await conversationsOf(db, caller.workspace, customer.id)
      // The fact comes first: should the erasure fail, it is asked for again and nothing is half known.
      for (const conversation of conversations) {
        await door.handle({ workspace: caller.workspace, conversation }, { kind: 'system' }, { type: 'ForgetCustomer' })
      }
      const texts = await eraseCustomer(db, caller.workspace, customer.id, conversations)
      return { conversations: conversations.length, texts }
    },
  }
}
