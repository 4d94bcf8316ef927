import type { DeskState, Outgoing } from './desk-state.ts'
import type { Store } from './store.ts'

/** So long what is done to a conversation waits for the reply before it. Milliseconds. */
const longest = 3000

/** Nothing that was written in the conversation is on its way any more, or that takes too long. */
export function whenSent({ get, subscribe }: Store<DeskState>, conversationId: string): Promise<void> {
  const isOver = () => !get().outbox.some((it) => it.conversationId === conversationId && it.state === 'sending')
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      stop()
      resolve()
    }
    const timer = setTimeout(done, longest)
    const stop = subscribe(() => isOver() && done())
  })
}

/** By a request that outlives the page. Under its client id it is stored once, should the next page send it as well. */
export function sendAlthoughLeaving({ conversationId, clientId, text }: Outgoing): void {
  void fetch(`/v1/conversations/${encodeURIComponent(conversationId)}/messages`, {
    method: 'POST',
    credentials: 'same-origin',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ clientId, text }),
  }).catch(() => undefined)
}
