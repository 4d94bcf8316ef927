import type { ProblemCode } from './operations.ts'

/** Why a call did not do what was wanted, as the server says it (RFC 9457), or as it looks from here. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  /** What to do. */
  next: string
  detail?: string | undefined
  errors?: { path: string; message: string }[] | undefined
}

/** What the client itself finds: nobody answers, not in time, or not as Baton does. */
export type ClientCode = 'unreachable' | 'timeout' | 'strange_answer' | 'aborted'

/** Thrown by every call that did not do what was wanted, and nothing else is. */
export class BatonError extends Error {
  readonly problem: Problem
  readonly code: ProblemCode | ClientCode
  /** Of HTTP; 0 where nobody answered. */
  readonly status: number

  constructor(problem: Problem, options?: { cause?: unknown }) {
    super(`${problem.title}. ${problem.next}${problem.detail ? ` (${problem.detail})` : ''}`, options)
    this.name = 'BatonError'
    this.problem = problem
    this.code = problem.code as ProblemCode | ClientCode
    this.status = problem.status
  }
}

const own: Record<ClientCode, [title: string, next: string]> = {
  unreachable: ['The server does not answer', 'Check the address and the network, and try again.'],
  timeout: ['The server did not answer in time', 'Try again, or allow more time with `timeoutMs`.'],
  strange_answer: [
    'The answer is not Baton’s',
    'Check that the address is Baton’s, and no proxy answers in its place.',
  ],
  aborted: ['The call was broken off', 'It was broken off by your own signal.'],
}

export function ownError(code: ClientCode, detail: string, cause?: unknown, status = 0): BatonError {
  const [title, next] = own[code]
  return new BatonError({ type: `urn:baton:client:${code}`, title, next, status, code, detail }, { cause })
}
