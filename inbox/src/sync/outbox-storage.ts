import type { Outgoing } from './desk-state.ts'

const keyFor = (agentId: string) => `baton.outbox.${agentId}`

/** What was written and not acknowledged before the page went away. Sent again under the same client ids: stored once. */
export function loadOutbox(agentId: string): Outgoing[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyFor(agentId)) ?? '[]')
    return Array.isArray(kept)
      ? kept
          .filter(isOutgoing)
          // What was held when the page went away is meant to go: the moment to take it back is over.
          .map((it) => ({ ...it, seq: null, state: it.state === 'held' ? 'sending' : it.state }))
      : []
  } catch {
    return []
  }
}

/** Keeps what is not acknowledged yet. A full or forbidden storage costs the safety of a reload, nothing else. */
export function keepOutbox(agentId: string, outbox: readonly Outgoing[]): void {
  const open = outbox.filter(({ state }) => state !== 'sent')
  try {
    if (open.length === 0) localStorage.removeItem(keyFor(agentId))
    else localStorage.setItem(keyFor(agentId), JSON.stringify(open))
  } catch {
    // Nothing to do: the messages are still in memory and on their way.
  }
}

function isOutgoing(it: unknown): it is Outgoing {
  return (
    it !== null &&
    typeof it === 'object' &&
    'clientId' in it &&
    typeof it.clientId === 'string' &&
    'conversationId' in it &&
    typeof it.conversationId === 'string' &&
    'text' in it &&
    typeof it.text === 'string' &&
    'kind' in it &&
    (it.kind === 'message' || it.kind === 'note')
  )
}
