import type { PageSeen } from './frames.ts'
import type { Kept } from './kept.ts'
import type { Answer, Rest } from './rest.ts'
import { unreachable, type Trouble } from './trouble.ts'

export interface HandOffDeps {
  rest: Rest
  kept: Pick<Kept, 'token' | 'asking' | 'ask'>
  newId(): string
  page(): PageSeen | null
  warn(trouble: Trouble): void
}

/** The customer has somebody, or waits for them: what was wanted is so. */
const isDone = new Set(['already_with_team', 'idempotency_conflict'])

/**
 * Asks for a person, with what a page wanted to travel along. What the page said wrong is left out: the customer gets their person all the
 * same. The answer is the server's; where the customer has a person already, that is an answer too.
 */
export function createHandOff({ rest, kept, newId, page, warn }: HandOffDeps) {
  let asked: { key: string; page: PageSeen | null } | null = null

  return async function handOff(conversationId: string): Promise<Answer> {
    const key = (kept.asking ??= newId())
    // The same body on a repeat, though the page goes on.
    asked = asked?.key === key ? asked : { key, page: page() }
    const { ask } = kept
    const answer = await rest('POST', `/v1/conversations/${conversationId}/handoff`, {
      token: kept.token,
      key,
      body: { reason: 'customer_request', ...(asked.page ? { page: asked.page } : {}), ...ask },
    })
    if (!answer.ok && ask && answer.trouble.status === 400) {
      warn(answer.trouble)
      kept.ask = null
      kept.asking = newId()
      return handOff(conversationId)
    }
    if (!answer.ok) return isDone.has(answer.trouble.code) ? { ok: true, value: {} } : answer
    const { leftOut } = answer.value
    if (Array.isArray(leftOut))
      warn({ ...unreachable, code: 'left_out', next: `Pages may not choose this here: ${leftOut.join(', ')}.` })
    return answer
  }
}
