import type { Clock } from './clock.ts'
import type { Rest } from './rest.ts'
import type { Use } from './self-service.ts'
import { isStranger, passes, type Trouble } from './trouble.ts'

export interface TellUsesDeps {
  rest: Rest
  clock: Clock
  token(): string | null
  /** These entries are with the server now, or will never be. */
  taken(entries: readonly number[]): void
  warn(trouble: Trouble): void
}

/** What the customer looked up alone, on its way to their conversation. */
export interface TellUses {
  add(uses: ReadonlyMap<number, Use>): void
  waits(): boolean
  /** Tells what waits. Words and handoffs come after it, and soon, whatever becomes of it. */
  send(conversationId: string): Promise<void>
}

/** As many as one call takes, and as long as others wait for it. */
const atOnce = 20
const within = 2_000

export function tellUses({ rest, clock, token, taken, warn }: TellUsesDeps): TellUses {
  const waiting = new Map<number, Use>()

  async function send(conversationId: string): Promise<void> {
    const batch = [...waiting].slice(0, atOnce)
    if (batch.length === 0) return
    const body = { uses: batch.map(([, use]) => use) }
    const sent = rest('POST', `/v1/conversations/${conversationId}/self-service`, { token: token(), body }).then(
      (answer) => {
        if (!answer.ok && lasts(answer.trouble)) return
        if (!answer.ok) warn(answer.trouble)
        for (const [n] of batch) waiting.delete(n)
        taken(batch.map(([n]) => n))
      },
    )
    await Promise.race([sent, new Promise<void>((done) => void clock.after(within, done))])
  }

  return {
    add(uses) {
      for (const [n, use] of uses) waiting.set(n, use)
    },
    waits: () => waiting.size > 0,
    send,
  }
}

/** Another conversation takes it, or this one once it is open again; a fault of what was said is not tried for ever. */
const lasts = (trouble: Trouble): boolean =>
  passes(trouble) ||
  isStranger(trouble) ||
  trouble.code === 'conversation_resolved' ||
  trouble.code === 'conversation_not_found'
