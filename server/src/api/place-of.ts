import { ProblemError } from './problem-error.ts'

/**
 * Where a page ended: its last row's time in ms, and its id. Many rows may have changed in the same millisecond, so that the time alone does not
 * say it. Throws invalid_request where it is none.
 */
export function placeOf(next: string): { at: number; id: string } {
  const [, at, id] = /^(\d{1,15})\.([\w.:@+-]+)$/.exec(next) ?? []
  if (at !== undefined && id !== undefined) return { at: Number(at), id }
  throw new ProblemError('invalid_request', { errors: [{ path: 'before', message: 'is the `next` of another page' }] })
}
