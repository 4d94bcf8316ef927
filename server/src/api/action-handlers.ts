import type { Action, ActionCall, ActionServer } from '@baton/protocol'
import type { Actor } from '@baton/engine'
import { attemptOf } from '../assistant/model/action-tools.ts'
import type { Database } from '../db/database.ts'
import type { Door } from '../handle.ts'
import { faultWords } from '../http/server-log.ts'
import { doerOf } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import { listActions, putAction, type ActionRow } from '../mcp/action-rows.ts'
import { handleFollowing } from '../log/handle-following.ts'
import { isBrokenOff, type Actions, type Outcome } from '../mcp/actions.ts'
import { callsOfADay, knownCall, listCalls, type CallFault, type CallRow } from '../mcp/call-rows.ts'
import {
  deleteServer,
  keepFault,
  keepTools,
  listServers,
  putServer,
  serverById,
  type ServerRow,
} from '../mcp/server-rows.ts'
import { listTools } from '../mcp/visit-server.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import type { Vault } from '../sealing/vault.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface ActionHandlersParts {
  db: Database
  door: Pick<Door, 'handle'>
  log: (message: string, detail: object) => void
  vault: Vault
  newId: NewId
  now: () => number
  allowedOrigins: () => readonly string[]
  actions: Pick<Actions, 'decide' | 'run'>
  resolve?: Resolve | undefined
}

type Ids =
  | 'listActionServers'
  | 'putActionServer'
  | 'deleteActionServer'
  | 'checkActionServer'
  | 'putAction'
  | 'listActionCalls'
  | 'decideActionCall'

/** A look at what a server has may take so long. Milliseconds. */
const checkMs = 8_000

export function actionHandlers(parts: ActionHandlersParts): Pick<Handlers, Ids> {
  const { db, door, vault, newId, now, actions, log } = parts
  const audited = (caller: Caller) => ({ by: doerOf(caller), newId })

  async function shown(workspace: string, rows: readonly ServerRow[]): Promise<ActionServer[]> {
    const [tools, lastDay] = await Promise.all([listActions(db, workspace), callsOfADay(db, workspace, now())])
    return rows.map(({ secret: _, secretLost: __, checkedAt, ...row }) => ({
      ...row,
      checkedAt: checkedAt === null ? null : iso(checkedAt),
      actions: tools.filter(({ server }) => server === row.id).map((tool) => presented(tool, lastDay)),
    }))
  }

  async function oneShown(workspace: string, id: string): Promise<ActionServer> {
    const [one] = await shown(workspace, [await serverById(db, vault, workspace, id)])
    if (!one) throw new ProblemError('action_server_not_found')
    return one
  }

  /** The attempt that was handed to a person says what came of it, wherever its conversation goes on. It is done, whether this can be written or not. */
  async function tellThread(workspace: string, caller: Caller, { call, done, evidence }: Outcome): Promise<void> {
    const where = { workspace, conversation: call.conversation }
    const actor: Actor = caller.kind === 'agent' ? { kind: 'agent', id: caller.agentId } : { kind: 'system' }
    const outcome = done ? 'action-done' : 'action-failed'
    const command = { type: 'NoteAction', attemptId: attemptOf(call), outcome, evidence } as const
    await handleFollowing(door, where, actor, command).catch((error: unknown) =>
      log('what came of an action is not in its thread', { ...where, call: call.id, error: faultWords(error) }),
    )
  }

  return {
    listActionServers: async ({ caller }) => ({
      servers: await shown(caller.workspace, await listServers(db, vault, caller.workspace)),
    }),

    async putActionServer({ caller, params, body }) {
      const { header = null, secret, ...rest } = body
      const change = { ...rest, id: params.id, header, secret }
      await putServer({ db, vault }, caller.workspace, change, audited(caller), now())
      return oneShown(caller.workspace, params.id)
    },

    deleteActionServer: ({ caller, params }) => deleteServer(db, caller.workspace, params.id, audited(caller), now()),

    async checkActionServer({ caller, params }) {
      const { workspace } = caller
      const server = await serverById(db, vault, workspace, params.id)
      const options = { allowedOrigins: parts.allowedOrigins(), resolve: parts.resolve }
      const listed = await listTools(server, checkMs, options)
      if (listed.ok) await keepTools(db, workspace, server.id, listed.tools, now())
      else await keepFault(db, workspace, server.id, listed.fault, now())
      const fault = listed.ok ? null : listed.fault
      return {
        ok: listed.ok,
        ms: listed.ms,
        fault,
        advice: fault && adviceOn(fault),
        server: await oneShown(workspace, server.id),
      }
    },

    async putAction({ caller, params, body: { tool, ...settings } }) {
      const row = await putAction(db, caller.workspace, params.id, tool, settings, audited(caller), now())
      return presented(row, await callsOfADay(db, caller.workspace, now()))
    },

    async listActionCalls({ caller, query }) {
      const rows = await listCalls(db, caller.workspace, query)
      return { calls: rows.map((row) => call(row, now())) }
    },

    async decideActionCall({ caller, params, body: { approve } }) {
      const { workspace } = caller
      const known = await knownCall(db, workspace, params.id)
      const by = doerOf(caller)
      const decided = await actions.decide(workspace, known.id, { from: 'waiting', yes: approve, hash: known.hash }, by)
      if (!decided) throw new ProblemError('action_call_decided')
      if (!approve) return call(decided, now())
      const outcome = await actions.run(workspace, decided, by)
      await tellThread(workspace, caller, outcome)
      return call(outcome.call, now())
    },
  }
}

const presented = (
  { server, ...row }: ActionRow,
  lastDay: ReadonlyMap<string, { done: number; failed: number }>,
): Action => ({
  ...row,
  tiers: [...row.tiers],
  assistants: [...row.assistants],
  lastDay: lastDay.get(`${server}/${row.tool}`) ?? { done: 0, failed: 0 },
})

function call(row: CallRow, now: number): ActionCall {
  const { conversation, confirm: _, hash: __, shown, httpStatus: ___, startedAt: ____, expiresAt, ...rest } = row
  const isOver = (row.status === 'asked' || row.status === 'waiting') && (expiresAt ?? 0) <= now
  return {
    ...rest,
    conversationId: conversation,
    status: isBrokenOff(row, now) ? 'unknown' : isOver ? 'expired' : row.status,
    // As the customer was shown them, and then what was filled in.
    arguments: [...shown, ...Object.keys(row.arguments).filter((name) => !shown.includes(name))].map((name) => ({
      name,
      value: String(row.arguments[name] ?? ''),
      filledIn: !shown.includes(name),
    })),
    createdAt: iso(row.createdAt),
    endedAt: row.endedAt === null ? null : iso(row.endedAt),
  }
}

function adviceOn(fault: CallFault): string {
  switch (fault) {
    case 'timeout':
      return `No whole answer within ${checkMs / 1000} s.`
    case 'refused':
      return 'The address could not be reached: check the host, the port and the certificate.'
    case 'http-error':
      return 'It answered with an error of HTTP: check the path, and the secret and its header. Redirects are not followed.'
    case 'bad-answer':
      return 'It sent more than 256 KB, or something that is no answer of an MCP server.'
    case 'not-allowed':
      return 'A private address is called only where BATON_ACTION_ORIGINS names its origin.'
    case 'secret-lost':
      return 'The secret cannot be opened any more, because its key is not among BATON_SECRET_KEY: give it again.'
    case 'tool-error':
      return 'It speaks the protocol, and refused: check that it is an MCP server over streamable HTTP.'
    case 'changed':
      return 'It describes the tool otherwise by now.'
  }
}
