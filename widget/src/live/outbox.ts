import type { Pending } from '../thread/thread.ts'
import type { Clock } from './clock.ts'
import type { Answer } from './rest.ts'
import type { Trouble } from './trouble.ts'

export interface OutboxDeps {
  clock: Clock
  pending(): readonly Pending[]
  /** Over the live link; false when there is none. */
  say(clientId: string, text: string): boolean
  /** Over REST, while the live link cannot be had; null when that way is closed too. */
  post(): ((clientId: string, text: string) => Promise<Answer>) | null
  /** The answer to a POST; as with a live link, what is settled is then told by `done` or `later`. */
  stored(clientId: string): void
  refused(clientId: string, trouble: Trouble): void
  /** No acknowledgement came: the line is dead. */
  silent(): void
}

/**
 * Sends what has been written, one after the other: the next goes out when the one before is acknowledged, so that a message which
 * must be sent again never falls behind a later one. Sending twice is harmless, because the server knows the client id.
 */
export interface Outbox {
  /** Goes on, where something is due and a way is open. */
  pump(): void
  /** The way is gone: what was on it will be sent again. */
  reset(): void
  done(clientId: string): void
  /** The server could not take it now: again in a while. */
  later(): void
}

const answerWithin = 10_000
const again = 2_000

export function createOutbox({ clock, pending, say, post, stored, refused, silent }: OutboxDeps): Outbox {
  let inFlight: string | null = null
  let cancel = () => {}

  function pump() {
    if (inFlight !== null) return
    const next = pending().find((p) => p.state === 'sending')
    if (!next) return
    const { clientId, text } = next
    if (say(clientId, text)) {
      inFlight = clientId
      cancel = clock.after(answerWithin, silent)
      return
    }
    const way = post()
    if (!way) return
    inFlight = clientId
    void way(clientId, text).then((answer) => {
      if (inFlight !== clientId) return
      if (answer.ok) stored(clientId)
      else refused(clientId, answer.trouble)
    })
  }

  function reset() {
    cancel()
    inFlight = null
  }

  return {
    pump,
    reset,
    done(clientId) {
      if (inFlight !== clientId) return
      reset()
      pump()
    },
    later() {
      cancel()
      // It stays in flight meanwhile, so that nothing overtakes it.
      cancel = clock.after(again, () => {
        inFlight = null
        pump()
      })
    },
  }
}
