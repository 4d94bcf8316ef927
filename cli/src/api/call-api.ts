import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { endpoints, Problem, type Endpoint, type OperationId } from '@baton/protocol'
import type * as z from 'zod'

type Of<I extends OperationId> = (typeof endpoints)[I]
type In<I extends OperationId, K extends 'params' | 'query' | 'body'> =
  Of<I> extends Record<K, infer S extends z.ZodType> ? { [_ in K]: z.input<S> } : { [_ in K]?: undefined }

/** What an operation takes; a query may be left out, since every field of one is optional. */
export type Input<I extends OperationId> = In<I, 'params'> & Partial<In<I, 'query'>> & In<I, 'body'>
export type Answer<I extends OperationId> =
  Of<I> extends Record<'answer', infer S extends z.ZodType> ? z.output<S> : undefined

/** Calls one operation of the public API and checks the answer against its schema. */
export type CallApi = <I extends OperationId>(id: I, input: Input<I>) => Promise<Answer<I>>

/** The server said no; `problem` says why and what to do next. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.title}${problem.detail ? ` (${problem.detail})` : ''}. ${problem.next}`)
    this.name = 'ApiError'
    this.problem = problem
  }
}

/** Nothing came back that could be understood: no server there, or not a Baton server. */
export class UnreachableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreachableError'
  }
}

export interface ApiAccess {
  url: string
  /** An API key or a visitor token; none for the calls that anybody may make. */
  token?: string | undefined
  /** How long a call is tried again while the server is away, busy or slows us down. Milliseconds. */
  patienceMs?: number | undefined
  /** Told of each wait that a Retry-After asked for. Milliseconds. */
  onWait?: ((ms: number) => void) | undefined
}

const waitStatuses = new Set([429, 503, 507])

/**
 * The public API over HTTP. Every POST carries a key of its own (messages have their clientId), so trying again is safe, and it is
 * tried again while the server is away or asks to wait. Throws ApiError when the server refuses, UnreachableError when nothing answers.
 */
export function createApi({ url, token, patienceMs = 60_000, onWait }: ApiAccess): CallApi {
  const base = url.replace(/\/+$/, '')

  async function send(endpoint: Endpoint, input: Partial<Record<'params' | 'query' | 'body', unknown>>, key: string) {
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(String((input.params as Record<string, unknown>)[name])),
    )
    const query = new URLSearchParams(
      Object.entries((input.query ?? {}) as object)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]): [string, string] => [name, String(value)]),
    )
    return fetch(`${base}${path}${query.size > 0 ? `?${query}` : ''}`, {
      method: endpoint.method,
      headers: {
        accept: 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(endpoint.body ? { 'content-type': 'application/json' } : {}),
        ...(endpoint.idempotency === 'key' ? { 'idempotency-key': key } : {}),
      },
      ...(endpoint.body ? { body: JSON.stringify(input.body ?? {}) } : {}),
      signal: AbortSignal.timeout(30_000),
    })
  }

  return async (id, input) => {
    const endpoint: Endpoint = endpoints[id]
    const key = randomUUID()
    const until = Date.now() + patienceMs
    for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
      let response: Response
      let text: string
      try {
        response = await send(endpoint, input, key)
        text = await response.text()
      } catch (error) {
        if (Date.now() + pause > until)
          throw new UnreachableError(`nothing answers at ${base}: ${reasonOf(error)}`, { cause: error })
        await sleep(pause)
        continue
      }
      if (waitStatuses.has(response.status) && Date.now() < until) {
        const wait = Number(response.headers.get('retry-after')) * 1000 || pause
        if (Date.now() + wait <= until) {
          onWait?.(wait)
          await sleep(wait)
          continue
        }
      }
      return answerOf(endpoint, response, text, base) as Answer<typeof id>
    }
  }
}

function answerOf(endpoint: Endpoint, response: Response, text: string, base: string): unknown {
  if (response.status === 204) return undefined
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new UnreachableError(`${base} answers ${response.status} without JSON: is it a Baton server?`, {
      cause: error,
    })
  }
  if (!response.ok) {
    const problem = Problem.safeParse(json)
    if (problem.success) throw new ApiError(problem.data)
    throw new UnreachableError(`${base} answers ${response.status}: ${text.slice(0, 200)}`)
  }
  const parsed = endpoint.answer?.safeParse(json)
  if (parsed && !parsed.success) {
    throw new UnreachableError(
      `${base}${endpoint.path} answers what this version does not know: ${parsed.error.issues[0]?.path.join('.')}: ${parsed.error.issues[0]?.message}`,
    )
  }
  return parsed?.data
}

/** The innermost reason: fetch wraps the one that says something. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}
