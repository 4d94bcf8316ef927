import { problems, type ProblemCode } from '@baton/protocol'

const before = '#refused='

/** Why the way back from the provider led to the door instead of in; null where it did not. */
export function refusedAt(hash: string): { title: string; next: string } | null {
  const code = hash.startsWith(before) ? hash.slice(before.length) : ''
  if (!Object.hasOwn(problems, code)) return null
  const [, title, next] = problems[code as ProblemCode]
  return { title, next }
}
