import type { AccountAnswer } from '@baton/protocol'
import type { FaultKind, Resolve } from '../outbound/pinned-request.ts'
import { callAction } from '../playbooks/call-action.ts'
import type { AccountSourceRow } from './account-source.ts'
import { callMcpTool } from './call-mcp-tool.ts'
import { readAnswer } from './read-answer.ts'

export type AskFault = FaultKind | 'tool-error' | 'secret-lost'

/** What came of one look-up. Times in milliseconds. */
export type Asked = { ms: number; httpStatus: number | null } & (
  | { ok: true; account: AccountAnswer; leftOut: readonly string[] }
  | { ok: false; fault: AskFault }
)

export interface AskOptions {
  /** Origins that may be private addresses. */
  allowedOrigins: readonly string[]
  /** Ends it before its time. */
  signal?: AbortSignal | undefined
  resolve?: Resolve | undefined
}

/** Looks one customer up, within the time that the source is given. Never throws. */
export async function askAccount(source: AccountSourceRow, externalId: string, options: AskOptions): Promise<Asked> {
  if (source.secretLost) return { ok: false, fault: 'secret-lost', ms: 0, httpStatus: null }
  const url = source.url.replaceAll('{externalId}', encodeURIComponent(externalId))
  const call = { url, headers: credentialOf(source), timeoutMs: source.timeoutMs, ...options }
  if (source.kind === 'mcp')
    return read(await callMcpTool({ ...call, tool: source.tool ?? '', arguments: { externalId } }))
  const { done, evidence, ...rest } = await callAction({ ...call, method: 'GET' }, options.resolve)
  const { ms = 0, httpStatus = null } = evidence
  if (!done) return { ok: false, fault: evidence.fault ?? 'refused', ms, httpStatus }
  return read({ ok: true, answer: 'answer' in rest ? rest.answer : null, ms, httpStatus })
}

export type Answered = { ms: number; httpStatus: number | null } & (
  | { ok: true; answer: unknown }
  | { ok: false; fault: AskFault }
)

function read(answered: Answered): Asked {
  if (!answered.ok) return answered
  const { ms, httpStatus } = answered
  const found = readAnswer(answered.answer)
  return found ? { ok: true, ...found, ms, httpStatus } : { ok: false, fault: 'bad-answer', ms, httpStatus }
}

function credentialOf({ header, secret }: AccountSourceRow): Record<string, string> {
  if (secret === null) return {}
  return header ? { [header.toLowerCase()]: secret } : { authorization: `Bearer ${secret}` }
}
