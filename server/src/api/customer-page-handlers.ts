import { addCustomerNote, changeCustomer, deleteCustomerNote } from '../customers/change-customer.ts'
import { customerPage, customersConversations } from '../customers/customer-page.ts'
import { customerByExternalId } from '../customers/customers.ts'
import { listCustomers } from '../customers/list-customers.ts'
import { importCustomers } from '../customers/import-customers.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { placeOf } from './place-of.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

type Ids =
  | 'listCustomers'
  | 'getCustomerPage'
  | 'listCustomersConversations'
  | 'changeCustomer'
  | 'addCustomerNote'
  | 'deleteCustomerNote'
  | 'importCustomers'

export interface CustomerPageParts {
  db: Database
  newId: NewId
  now: () => number
}

export function customerPageHandlers({ db, newId, now }: CustomerPageParts): Pick<Handlers, Ids> {
  const deps = { db, newId }
  return {
    listCustomers({ caller, query }) {
      const before = query.before === undefined ? undefined : placeOf(query.before)
      return listCustomers(db, caller.workspace, { before, limit: query.limit })
    },

    async getCustomerPage({ caller, params }) {
      const page = await customerPage(db, caller.workspace, params.externalId)
      if (!page) throw new ProblemError('customer_not_found')
      return page
    },

    async listCustomersConversations({ caller, params, query }) {
      const { externalId } = params
      if (!(await customerByExternalId(db, caller.workspace, externalId))) throw new ProblemError('customer_not_found')
      const before = query.before === undefined ? undefined : placeOf(query.before)
      return customersConversations(db, caller.workspace, { externalId, before, limit: query.limit })
    },

    changeCustomer({ caller, params, body }) {
      const given = { workspace: caller.workspace, externalId: params.externalId, by: doerOf(caller) }
      return changeCustomer(deps, { ...given, ...body }, now())
    },

    addCustomerNote({ caller, params, body }) {
      const given = { workspace: caller.workspace, externalId: params.externalId, by: doerOf(caller) }
      return addCustomerNote(deps, { ...given, ...body }, now())
    },

    deleteCustomerNote({ caller, params }) {
      const mayAll = caller.kind === 'key' || (caller.kind === 'agent' && caller.role !== 'agent')
      const given = { workspace: caller.workspace, id: params.id, mayAll, by: doerOf(caller), newId }
      return deleteCustomerNote(deps, given, now())
    },

    importCustomers({ caller, body }) {
      return importCustomers(deps, { workspace: caller.workspace, by: doerOf(caller), ...body }, now())
    },
  }
}
