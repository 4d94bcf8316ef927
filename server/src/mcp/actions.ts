import { setTimeout as sleep } from 'node:timers/promises'
import { drillChannel, mailChannel, type Conversation, type Evidence } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { system, type Doer } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { Resolve } from '../outbound/pinned-request.ts'
import type { Vault } from '../sealing/vault.ts'
import { actionOf, keepChanged, listActions, type ActionRow } from './action-rows.ts'
import {
  brokeOffAfter,
  callById,
  decideCall,
  endCall,
  listCalls,
  openCall,
  type CallFault,
  type CallRow,
} from './call-rows.ts'
import { serverById } from './server-rows.ts'
import { callTool } from './visit-server.ts'
import { filledIn, whyNotArguments, type Arguments, type Known } from './why-not-arguments.ts'

export interface ActionsParts {
  db: Database
  vault: Vault
  newId: NewId
  now: () => number
  /** Origins that may be private addresses. */
  allowedOrigins: () => readonly string[]
  resolve?: Resolve | undefined
}

/** The turn that wants something done: for whom, and on which words. */
export interface ForTurn {
  workspace: string
  conversation: string
  state: Conversation
  /** Which assistant takes it; undefined where there is one for all. */
  assistantId?: string | undefined
  /** What that one may use, as `server:tool`; null or absent: all that is for it. */
  tools?: readonly string[] | null | undefined
  /** What the customer wrote. */
  words: readonly string[]
}

/** What a tool is called where an assistant is said to use it. */
export const toolName = ({ server, tool }: Pick<ActionRow, 'server' | 'tool'>): string => `${server}:${tool}`

/** What becomes of a call that the model wants. */
export type Asked =
  | { kind: 'no'; why: string }
  /** Nobody's word is needed: `run` does it. */
  | { kind: 'run'; call: CallRow }
  /** The customer's word is needed, to exactly these arguments. */
  | { kind: 'confirm'; call: CallRow }
  /** A person's word is needed. */
  | { kind: 'person'; call: CallRow }

/** How a call ended, as the record has it. */
export interface Outcome {
  call: CallRow
  done: boolean
  evidence: Evidence
}

/**
 * What the assistant does in other systems. Each call is a row before it is made; whoever moved the row to `running` makes it, so that neither a
 * second node nor a repeated turn does anything twice.
 */
export function createActions(parts: ActionsParts) {
  const { db, vault, newId, now } = parts

  /** The actions that this customer may be helped with. */
  async function offered({ workspace, state, assistantId: by, tools = null }: ForTurn): Promise<ActionRow[]> {
    if (state.channel === drillChannel) return []
    const on = (await listActions(db, workspace)).filter(({ state: is }) => is === 'on')
    if (on.length === 0) return []
    const customer = await customerOf(workspace, state)
    return on.filter(
      (action) =>
        isFor(action, customer) &&
        (tools === null || tools.includes(toolName(action))) &&
        (action.assistants.length === 0 || (by !== undefined && action.assistants.includes(by))),
    )
  }

  /** Who it is, as far as somebody has vouched for it. Whoever writes by mail is whoever the mail says. */
  async function customerOf(workspace: string, state: Conversation): Promise<Customer | null> {
    const { customerId, channel } = state
    if (customerId === null || channel === mailChannel || isByMail(state)) return null
    const [row] = await db.scoped<Customer>(
      workspace,
      'select id, external_id as "externalId", tier from baton.customers where workspace_id = $1 and id = $2',
      [workspace, customerId],
    )
    return row ?? null
  }

  /**
   * Looks whether a call may be made, and keeps it. `readResults`: the model has read what another system says, in this turn or again from an earlier one; from then on whatever
   * changes something needs the customer's word, because it may not have been their wish.
   */
  async function ask(
    turn: ForTurn,
    { server, tool }: Pick<ActionRow, 'server' | 'tool'>,
    given: Arguments,
    readResults: boolean,
  ): Promise<Asked> {
    const { workspace, conversation, state } = turn
    const action = (await offered(turn)).find((each) => each.server === server && each.tool === tool)
    if (!action) return { kind: 'no', why: 'There is no such action for this customer.' }
    const before = await listCalls(db, workspace, { conversationId: conversation, limit: 50 })
    const answers = before
      .filter((call) => call.server === server && call.status === 'done')
      .map(({ result }) => result ?? '')
    const wrong = whyNotArguments(action, given, [...turn.words, ...answers])
    if (wrong !== null) return { kind: 'no', why: wrong }
    const customer = await customerOf(workspace, state)
    const known: Known = { conversation, externalId: customer?.externalId ?? null }
    const filled = filledIn(action, given, known)
    if (!filled) return { kind: 'no', why: 'Nobody has verified who the customer is.' }
    const needs = action.confirm === 'none' && action.scope !== 'read' && readResults ? 'customer' : action.confirm
    const opened = await openCall(
      db,
      workspace,
      {
        conversation,
        customerId: state.customerId,
        action: { ...action, confirm: needs },
        arguments: filled.all,
        shown: Object.keys(given).filter((name) => given[name] !== ''),
        hash: filled.hash,
        dedupe: [conversation, state.lastCustomer?.messageId ?? '', filled.hash].join(' '),
        status: needs === 'none' ? 'running' : needs === 'person' ? 'waiting' : 'asked',
      },
      newId,
      now(),
    )
    if (!opened) return { kind: 'no', why: 'This was done as often as it may be in an hour.' }
    const { call, mine } = opened
    if (call.status === 'asked') return { kind: 'confirm', call }
    if (call.status === 'waiting') return { kind: 'person', call }
    if (mine) mineToRun.add(call.id)
    return { kind: 'run', call }
  }

  /** Rows that this process has moved to `running` and has not made the call of. */
  const mineToRun = new Set<string>()

  /** Makes the call where it is this process's to make; otherwise gives what came of it. A call in vain is never repeated. */
  async function run(workspace: string, call: CallRow, by: Doer = system): Promise<Outcome> {
    if (!mineToRun.delete(call.id)) return outcomeOf(await ended(workspace, call.id))
    const action = await actionOf(db, workspace, call.server, call.tool)
    const audited = { by, newId }
    const end = async (
      fault: CallFault | null,
      more: { httpStatus?: number | null; result?: string | null; ms?: number } = {},
    ) => {
      const { httpStatus = null, result = null, ms = 0 } = more
      const status = fault === null ? 'done' : 'failed'
      return outcomeOf(await endCall(db, workspace, call, { status, fault, httpStatus, result, ms }, audited, now()))
    }
    const stillMeant = action?.state === 'on' && filledHash(action, call) === call.hash
    if (!action || !stillMeant) return end('changed')
    const server = await serverById(db, vault, workspace, call.server)
    const { tool, hash, timeoutMs } = action
    const options = { allowedOrigins: parts.allowedOrigins(), resolve: parts.resolve }
    const called = await callTool(server, { tool, hash, timeoutMs, arguments: call.arguments, key: call.id }, options)
    if (called.kind === 'changed') {
      await keepChanged(db, workspace, action, called.found, { by: system, newId }, now())
      return end('changed', called)
    }
    return end(called.kind === 'done' ? null : called.fault, called)
  }

  /** The call once it has ended, or has broken off: where somebody else makes it, that is waited for. */
  async function ended(workspace: string, id: string): Promise<CallRow> {
    for (;;) {
      const call = await callById(db, workspace, id)
      if (!call) throw new Error('a call is gone')
      if (call.status !== 'running' || isBrokenOff(call, now())) return call
      await sleep(100)
    }
  }

  /** Takes somebody's word for a call, once. `hash` is of the arguments that they were shown. */
  async function decide(
    workspace: string,
    id: string,
    to: { from: 'asked' | 'waiting'; yes: boolean; hash?: string },
    by: Doer,
  ): Promise<CallRow | null> {
    const known = await callById(db, workspace, id)
    if (!known) return null
    const status = !to.yes ? 'refused' : to.from === 'asked' && known.confirm === 'both' ? 'waiting' : 'running'
    const call = await decideCall(db, workspace, id, { from: to.from, status, hash: to.hash }, { by, newId }, now())
    if (call?.status === 'running') mineToRun.add(call.id)
    return call
  }

  return {
    offered,
    ask,
    run,
    decide,
    callById: (workspace: string, id: string) => callById(db, workspace, id),
    /** What was done in this conversation lately, newest last. */
    lately: async (workspace: string, conversation: string) =>
      (await listCalls(db, workspace, { conversationId: conversation, limit: 10 })).toReversed(),
  }
}

export type Actions = ReturnType<typeof createActions>

interface Customer {
  id: string
  externalId: string
  tier: string | null
}

/** Whether an action is for this customer. */
function isFor({ customers, tiers, bound }: ActionRow, customer: Customer | null): boolean {
  if (customers === 'verified' && customer === null) return false
  if (tiers.length > 0 && (customer?.tier == null || !tiers.includes(customer.tier))) return false
  return customer !== null || Object.values(bound).every(({ from }) => from !== 'customer')
}

/** The hash that the call would have with the action as it is now: who confirmed it has seen the same tool and the same values. */
function filledHash(action: ActionRow, call: CallRow): string | null {
  const given = Object.fromEntries(Object.entries(call.arguments).filter(([name]) => action.bound[name] === undefined))
  const bound = Object.entries(action.bound).find(([, { from }]) => from === 'customer')
  const externalId = bound ? String(call.arguments[bound[0]] ?? '') : null
  return filledIn(action, given, { conversation: call.conversation, externalId })?.hash ?? null
}

/** What the customer said last came by mail, and anybody can write a mail in somebody's name. */
export const isByMail = ({ byMail, lastCustomer }: Pick<Conversation, 'byMail' | 'lastCustomer'>): boolean =>
  byMail !== null && byMail === lastCustomer?.messageId

export const isBrokenOff = ({ status, startedAt }: CallRow, now: number): boolean =>
  status === 'running' && startedAt !== null && now - startedAt > brokeOffAfter

const faults: Record<CallFault, NonNullable<Evidence['fault']>> = {
  timeout: 'timeout',
  refused: 'refused',
  'http-error': 'http-error',
  'bad-answer': 'bad-answer',
  'not-allowed': 'refused',
  'tool-error': 'tool-error',
  changed: 'not-allowed',
  'secret-lost': 'refused',
}

function outcomeOf(call: CallRow): Outcome {
  const done = call.status === 'done'
  const { ms, httpStatus, fault } = call
  const evidence: Evidence = {
    ...(ms === null ? {} : { ms }),
    ...(httpStatus === null ? {} : { httpStatus }),
    // Broken off, or refused meanwhile: nobody knows, or nobody may.
    ...(done ? {} : { fault: fault ? faults[fault] : call.status === 'running' ? 'timeout' : 'not-allowed' }),
  }
  return { call, done, evidence }
}
