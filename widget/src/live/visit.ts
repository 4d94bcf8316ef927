import { readIdentity } from './identity.ts'
import type { PageSeen } from './frames.ts'
import type { Kept } from './kept.ts'
import type { Ask, Rest } from './rest.ts'
import { isStranger, unreachable, type Trouble } from './trouble.ts'

export interface VisitDeps {
  workspace: string
  locale: string
  rest: Rest
  kept: Kept
  newId(): string
  page(): PageSeen | null
  warn(trouble: Trouble): void
}

export type Step = { ok: true } | { ok: false; trouble: Trouble }

/** Who the visitor is and which conversation is theirs. Nothing is made on the server before it is needed. */
export interface Visit {
  /** Makes the visitor where one is `needed`, says who they are, and finds the conversation that is open. */
  find(options: { needed: boolean }): Promise<Step>
  /** Opens a conversation, or gets the one that is open. */
  open(): Promise<Step>
  /** Takes the word of the site for who the visitor is. `somebody-else`: not who they were identified as before. */
  identify(token: string): 'known' | 'new' | 'somebody-else'
  /** The next conversation is a new one. */
  startNew(): void
  forget(): void
}

export function createVisit({ workspace, locale, rest, kept, newId, page, warn }: VisitDeps): Visit {
  let identity: string | null = null
  let lookedUp = false
  let opening: { key: string; page: PageSeen | null } | null = null

  async function call(method: 'GET' | 'POST', path: string, ask: Ask = {}) {
    return rest(method, path, { token: kept.token, ...ask })
  }

  async function begin(): Promise<Step> {
    const answer = await call('POST', '/v1/visitors', { body: { workspace, locale } })
    if (!answer.ok) return answer
    // Another tab of the site may have been faster.
    kept.token ??= text(answer.value['token'])
    lookedUp = true
    return kept.token === null ? { ok: false, trouble: unreachable } : { ok: true }
  }

  async function introduce(token: string): Promise<Step> {
    const answer = await call('POST', '/v1/visitors/me/identity', { body: { token } })
    if (identity === token) identity = null
    if (answer.ok) {
      kept.token = text(answer.value['token']) ?? kept.token
      kept.identity = readIdentity(token)?.print ?? null
      lookedUp = false
      return { ok: true }
    }
    if (answer.trouble.code === 'customer_already_linked') {
      // Somebody else sat here before: their thread stays theirs.
      kept.clear()
      identity = token
      return { ok: false, trouble: { ...answer.trouble, code: 'somebody-else' } }
    }
    if (answer.trouble.status === 0 || answer.trouble.status >= 500) {
      identity ??= token
      return answer
    }
    // Expired or forged: the visitor stays who they are, and the site's developer hears of it.
    warn(answer.trouble)
    return { ok: true }
  }

  async function lookUp(): Promise<Step> {
    const answer = await call('GET', '/v1/visitors/me')
    if (!answer.ok) return answer
    lookedUp = true
    kept.conversationId ??= text(answer.value['conversationId'])
    return { ok: true }
  }

  return {
    async find({ needed }) {
      const steps = [
        () => (kept.token === null && (needed || identity !== null) ? begin() : null),
        () => (kept.token !== null && identity !== null ? introduce(identity) : null),
        () => (kept.token !== null && kept.conversationId === null && !lookedUp ? lookUp() : null),
      ]
      for (const step of steps) {
        const done = await step()
        if (done && !done.ok) return done
      }
      return { ok: true }
    },
    async open() {
      // The same body on a repeat, though the page goes on.
      opening ??= { key: newId(), page: page() }
      const { key, page: seen } = opening
      const body = { channel: 'widget', locale, ...(seen ? { page: seen } : {}) }
      const answer = await call('POST', '/v1/conversations', { body, key })
      if (!answer.ok) {
        if (!isStranger(answer.trouble) && answer.trouble.status !== 0) opening = null
        return answer
      }
      opening = null
      kept.conversationId = text(answer.value['id'])
      return kept.conversationId === null ? { ok: false, trouble: unreachable } : { ok: true }
    },
    identify(token) {
      const next = readIdentity(token)
      const before = kept.identity
      if (next && before === next.print) return 'known'
      identity = token
      return before !== null && next && !before.endsWith(`:${next.subject}`) ? 'somebody-else' : 'new'
    },
    startNew() {
      lookedUp = true
    },
    forget() {
      identity = null
      lookedUp = false
      opening = null
    },
  }
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
