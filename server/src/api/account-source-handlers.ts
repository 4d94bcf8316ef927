import { askAccount, type AskFault, type AskOptions } from '../account/ask-account.ts'
import {
  deleteAccountSource,
  lookupsOfADay,
  putAccountSource,
  readAccountSource,
  type AccountSourceRow,
} from '../account/account-source.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { Vault } from '../sealing/vault.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface AccountSourceHandlersParts {
  db: Database
  vault: Vault
  newId: NewId
  now: () => number
  allowedOrigins: () => readonly string[]
  /** Another source, or none. */
  changed(workspace: string): void
  resolve?: AskOptions['resolve']
}

type Ids = 'getAccountSource' | 'putAccountSource' | 'deleteAccountSource' | 'tryAccountSource'

export function accountSourceHandlers(parts: AccountSourceHandlersParts): Pick<Handlers, Ids> {
  const { db, vault, newId, now, changed } = parts
  return {
    async getAccountSource({ caller }) {
      const [source, lastDay] = await Promise.all([
        readAccountSource(db, vault, caller.workspace),
        lookupsOfADay(db, caller.workspace, now()),
      ])
      return { source: source && presented(source), lastDay }
    },
    async putAccountSource({ caller, body }) {
      const { header = null, tool = null, secret, ...rest } = body
      const change = { ...rest, header, tool, secret }
      const row = await putAccountSource(db, vault, caller.workspace, change, doerOf(caller), newId, now())
      changed(caller.workspace)
      return presented(row)
    },
    async deleteAccountSource({ caller }) {
      await deleteAccountSource(db, caller.workspace, doerOf(caller), newId, now())
      changed(caller.workspace)
    },
    async tryAccountSource({ caller, body }) {
      const source = await readAccountSource(db, vault, caller.workspace)
      if (!source) throw new ProblemError('account_source_missing')
      const { resolve } = parts
      const asked = await askAccount(source, body.externalId, {
        allowedOrigins: parts.allowedOrigins(),
        ...(resolve ? { resolve } : {}),
      })
      const { ms, httpStatus } = asked
      return asked.ok
        ? { ok: true, ms, httpStatus, fault: null, detail: null, account: asked.account, leftOut: [...asked.leftOut] }
        : {
            ok: false,
            ms,
            httpStatus,
            fault: asked.fault,
            detail: adviceOn(asked.fault, source, httpStatus),
            account: null,
            leftOut: [],
          }
    },
  }
}

/** The secret stays here. */
function presented({ secret, secretLost, updatedAt, ...source }: AccountSourceRow) {
  return { ...source, hasSecret: secret !== null || secretLost, updatedAt: iso(updatedAt) }
}

function adviceOn(fault: AskFault, source: AccountSourceRow, status: number | null): string {
  switch (fault) {
    case 'timeout':
      return `No whole answer within ${source.timeoutMs} ms. Conversations do not wait for it; the handoff says that it timed out.`
    case 'refused':
      return 'The address could not be reached: check the host, the port and the certificate.'
    case 'http-error':
      return `It answered ${status ?? 'with an error'}: ${status === 401 || status === 403 ? 'check the secret and its header' : 'check the path, and that this customer is known there'}.`
    case 'bad-answer':
      return 'The answer could not be used: a JSON object with content-type application/json, at most 64 KB, not compressed.'
    case 'not-allowed':
      return 'A private address is called only where BATON_ACTION_ORIGINS names its origin.'
    case 'secret-lost':
      return 'The secret cannot be opened any more, because its key is not among BATON_SECRET_KEY: give it again.'
    case 'tool-error':
      return `The server has no tool "${source.tool ?? ''}" that takes {externalId}, or the tool said that it failed.`
  }
}
