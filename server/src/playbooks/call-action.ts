import type http from 'node:http'
import type { Evidence } from '@baton/engine'
import { Fault, pinnedRequest, resolveHost, untilAborted, type Resolve } from '../outbound/pinned-request.ts'

export type { Resolve } from '../outbound/pinned-request.ts'

export interface ActionCall {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  /** Sent as JSON; undefined sends none. */
  body?: unknown
  timeoutMs: number
  /** The same for every try of one action, so that whoever is called can do it once. Sent as Idempotency-Key. */
  key?: string | undefined
  headers?: Readonly<Record<string, string>> | undefined
  /** Origins that may be private addresses, such as `http://127.0.0.1:4310`. Others must be on the public internet. */
  allowedOrigins: readonly string[]
  /** Whose step of which playbook makes it, as `playbook/step`; absent where no playbook does. */
  of?: { workspace: string; conversation: string; step: string } | undefined
  /** Ends the call before its time. */
  signal?: AbortSignal | undefined
}

export type ActionAnswer =
  | { done: true; answer: unknown; evidence: Evidence }
  | { done: false; evidence: Evidence & { fault: NonNullable<Evidence['fault']> } }

/** Makes an action's call. Never throws. */
export type CallAction = (call: ActionCall) => Promise<ActionAnswer>

/** An answer may be so long. Bytes. */
const longestAnswer = 64 * 1024

/**
 * Makes one call for a playbook, or for the account. Only JSON, at most 64 KB, at most `timeoutMs` from the look-up of the name to the last
 * byte; see pinned-request.ts for where it may go. Never throws.
 */
export async function callAction(call: ActionCall, resolve: Resolve = resolveHost): Promise<ActionAnswer> {
  const began = performance.now()
  const evidence = () => ({ ms: Math.round(performance.now() - began) })
  const timeout = AbortSignal.timeout(call.timeoutMs)
  const signal = call.signal ? AbortSignal.any([timeout, call.signal]) : timeout
  try {
    const { status, answer } = await untilAborted(attempt(call, signal, resolve), signal)
    return { done: true, answer, evidence: { httpStatus: status, ...evidence() } }
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault(signal.aborted ? 'timeout' : 'refused')
    const status = fault.status === undefined ? {} : { httpStatus: fault.status }
    return { done: false, evidence: { ...status, ...evidence(), fault: fault.kind } }
  }
}

/** Calls nobody: in a drill nothing is done to anybody's orders. The assistant is told that nobody answered. */
export const callNobody: CallAction = () => Promise.resolve({ done: false, evidence: { ms: 0, fault: 'refused' } })

async function attempt(
  call: ActionCall,
  signal: AbortSignal,
  resolve: Resolve,
): Promise<{ status: number; answer: unknown }> {
  const { method, url, key, allowedOrigins } = call
  const body = call.body === undefined ? undefined : JSON.stringify(call.body)
  const headers = {
    ...call.headers,
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  }
  const response = await pinnedRequest({ method, url, headers, body, allowedOrigins, signal }, resolve)
  const status = response.statusCode ?? 0
  if (status < 200 || status > 299) {
    response.destroy()
    throw new Fault('http-error', status)
  }
  const text = await readBody(response, status)
  if (text === '' && (status === 204 || status === 205)) return { status, answer: null }
  const type = response.headers['content-type'] ?? ''
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(type)) throw new Fault('bad-answer', status)
  try {
    return { status, answer: JSON.parse(text) as unknown }
  } catch {
    throw new Fault('bad-answer', status)
  }
}

async function readBody(response: http.IncomingMessage, status: number): Promise<string> {
  const encoding = response.headers['content-encoding'] ?? 'identity'
  const chunks: Buffer[] = []
  let size = 0
  try {
    if (encoding !== 'identity') throw new Fault('bad-answer', status)
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > longestAnswer) throw new Fault('bad-answer', status)
      chunks.push(chunk)
    }
    return Buffer.concat(chunks).toString('utf8')
  } finally {
    response.destroy()
  }
}
