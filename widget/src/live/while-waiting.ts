import type { Rest } from './rest.ts'
import type { Trouble } from './trouble.ts'

export interface WhileWaitingDeps {
  rest: Rest
  token(): string | null
  conversationId(): string | null
  warn(trouble: Trouble): void
}

/** `taken`: somebody else has that time now. `asked`: a person is being asked, or has come: there is nothing to wait for. */
export type Came = 'done' | 'taken' | 'asked' | 'failed'

/** What a customer may do instead of waiting. The thread's events show what came of it. */
export interface WhileWaiting {
  /** The times that a person really has free, ms since the epoch; null where they could not be had. */
  times(): Promise<readonly number[] | null>
  /** Books a time, or moves the one that is booked. */
  book(at: number): Promise<Came>
  /** They wait again, at once. */
  cancel(): Promise<Came>
  goOnWithAssistant(): Promise<Came>
}

/** Nothing here needs a key: each of these done twice is done once. */
export function createWhileWaiting({ rest, token, conversationId, warn }: WhileWaitingDeps): WhileWaiting {
  async function ask(method: 'GET' | 'POST', path: string, body?: object) {
    const url = `/v1/conversations/${conversationId()}/${path}`
    return rest(method, url, { token: token(), ...(body ? { body } : {}) })
  }

  async function come(path: string, body: object, done: string | null = null): Promise<Came> {
    const answer = await ask('POST', path, body)
    if (answer.ok || answer.trouble.code === done) return 'done'
    if (answer.trouble.code === 'callback_taken') return 'taken'
    if (answer.trouble.code === 'not_waiting') return 'asked'
    warn(answer.trouble)
    return 'failed'
  }

  return {
    async times() {
      const answer = await ask('GET', 'callback')
      if (!answer.ok) {
        warn(answer.trouble)
        return null
      }
      const { times } = answer.value
      const read = Array.isArray(times) ? times.map((time) => Date.parse(String(time))) : []
      return read.filter((time) => !Number.isNaN(time)).toSorted((a, b) => a - b)
    },
    book: (at) => come('callback', { at: new Date(at).toISOString() }),
    cancel: () => come('callback/cancel', {}),
    goOnWithAssistant: () => come('assistant', {}, 'already_with_assistant'),
  }
}
