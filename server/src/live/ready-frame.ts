import type { ServerFrame } from '@baton/protocol'
import type { KnownCaller } from '../identity/caller.ts'

/** The first thing that a client hears: who it is here, and what time it is. */
export function readyFrame(who: KnownCaller, now: number): ServerFrame {
  const id = who.kind === 'agent' ? who.agentId : who.kind === 'visitor' ? who.visitorId : who.keyId
  const kind = who.kind === 'visitor' ? 'customer' : who.kind
  return {
    type: 'ready',
    you: { kind, id, name: who.kind === 'agent' ? who.name : null },
    now: new Date(now).toISOString(),
  }
}
