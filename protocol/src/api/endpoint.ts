import type * as z from 'zod'
import type { ProblemCode } from '../problem.ts'

/** Who may call: an API key, an agent's session (with at least a role), a customer by visitor token, or anybody. */
export type Caller = 'key' | 'agent' | 'lead' | 'admin' | 'visitor' | 'anybody'

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With `{name}` for parameters. */
  path: string
  summary: string
  tag: string
  callers: readonly Caller[]
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  /** The answer's schema; absent for 204. */
  answer?: z.ZodType
  status: 200 | 201 | 202 | 204
  problems: readonly ProblemCode[]
  /** POSTs take an Idempotency-Key; messages have their clientId instead. */
  idempotency?: 'key' | 'clientId'
  /** As many bytes as the body may have, where it is not the usual limit. */
  bodyLimit?: number
  /** What goes in as the body, or out as the answer, is bytes instead of JSON. */
  bytes?: 'in' | 'out'
  /** Requests a minute from one address, where anybody may call and the usual number is too few. */
  perMinute?: number
  /** The answer holds something that is shown once and never kept. */
  showsSecret?: true
}

/** Keeps the literal types, so that a handler knows what it gets and what it must give. */
export const endpoint = <const E extends Endpoint>(it: E): E => it
