import type { WireEvent } from '../sync/wire-event.ts'

/** Who follows it beside its holder, and what was whispered to the holder since their last word. */
export interface Beside {
  people: readonly string[]
  whisper: { seq: number; by: string; text: string } | null
}

/** Read off the thread, for that is where it stands. */
export function readBeside(events: readonly WireEvent[], me: string): Beside {
  let people: readonly string[] = []
  let whisper: Beside['whisper'] = null
  for (const event of events) {
    switch (event.type) {
      case 'Joined':
        people = [...people.filter((id) => id !== event.agentId), event.agentId]
        break
      case 'Left':
      case 'TakenOver':
      case 'OfferAccepted':
        people = people.filter((id) => id !== event.agentId)
        if (event.type !== 'Left') whisper = null
        break
      case 'Resolved':
        people = []
        whisper = null
        break
      case 'AgentReplied':
        whisper = null
        break
      case 'Whispered':
        if (event.to.kind === 'agent' && event.to.id === me)
          whisper = { seq: event.seq, by: event.agentId, text: event.text ?? '' }
        break
      default:
    }
  }
  return { people, whisper }
}
