import { endpoints, Problem, type Endpoint, type OperationId } from '@baton/protocol'
import { newId } from './new-id.ts'

type Operations = typeof endpoints
type Given<Schema> = Schema extends { _zod: { input: infer In } } ? In : never
type Got<Schema> = Schema extends { _zod: { output: infer Out } } ? Out : never
type Part<K extends OperationId, Name extends 'params' | 'query' | 'body'> =
  Operations[K] extends Record<Name, infer Schema> ? Record<Name, Given<Schema>> : unknown

/** What a call takes: its path parameters, query and body, as the table of endpoints has them. */
export type CallInput<K extends OperationId> = Part<K, 'params'> & Part<K, 'query'> & Part<K, 'body'>
/** What it answers; null for a call that answers nothing. */
export type CallAnswer<K extends OperationId> = Operations[K] extends { answer: infer Schema } ? Got<Schema> : null

/** The server said no, or could not be reached (status 0). `problem` says why and what to do next. */
export class CallRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.title)
    this.problem = problem
  }
}

/**
 * Calls one operation of the API with the session's cookie. `idempotencyKey` makes a retry safe: the same key gives the first answer again.
 * `keepalive`: the request outlives the page. Throws `CallRefused`, never anything else.
 */
export async function callApi<K extends OperationId>(
  operation: K,
  input: CallInput<K>,
  options: { idempotencyKey?: string | undefined; signal?: AbortSignal | undefined; keepalive?: boolean } = {},
): Promise<CallAnswer<K>> {
  const endpoint: Endpoint = endpoints[operation]
  const { params, query, body } = input as { params?: Record<string, string>; query?: object; body?: object }
  const headers: Record<string, string> = { accept: 'application/json' }
  if (body) headers['content-type'] = 'application/json'
  if (endpoint.idempotency === 'key') headers['idempotency-key'] = options.idempotencyKey ?? newId()
  const answer = await request(pathOf(endpoint.path, params, query), {
    method: endpoint.method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.keepalive ? { keepalive: true } : {}),
  })
  if (!endpoint.answer) return null as CallAnswer<K>
  const parsed = endpoint.answer.safeParse(answer)
  if (!parsed.success) throw new CallRefused(strangeAnswer(endpoint.path))
  return parsed.data as CallAnswer<K>
}

/** One request of the same origin, its JSON answer, or `CallRefused`. */
export async function request(path: string, init: RequestInit): Promise<unknown> {
  let response: Response
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin' })
  } catch {
    throw new CallRefused(unreachable)
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => undefined)
  if (response.ok) return answer
  const said = Problem.safeParse(answer)
  throw new CallRefused(said.success ? said.data : { ...strangeAnswer(path), status: response.status })
}

/** `/v1/offers/{id}/accept` with its parameters in place, each escaped. */
export function pathOf(template: string, params: Record<string, string> = {}, query: object = {}): string {
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)])).toString()
  return search ? `${path}?${search}` : path
}

const unreachable: Problem = {
  type: 'urn:baton:problem:unreachable',
  title: 'The server does not answer',
  status: 0,
  code: 'unreachable',
  next: 'Check the connection and try again; what you wrote is kept.',
}

function strangeAnswer(path: string): Problem {
  return {
    type: 'urn:baton:problem:strange_answer',
    title: 'The server gave an answer that this page does not understand',
    status: 0,
    code: 'strange_answer',
    next: 'Reload the page: it may be older than the server.',
    detail: path,
  }
}
