import type { Handoff } from '../conversation/state.ts'

/** How a handoff came to the person who was asked: what they lack, and when its card stood on their screen. */
export interface Arrival {
  offerId: string
  agentId: string
  /** What was asked for and they have not. */
  lacks: readonly string[]
  /** Null while its card has not been on their screen. ms UTC. */
  loadedAt: number | null
  /** It was accepted for them. */
  automatic?: true | undefined
}

/** Whether a handoff was warm, part by part. Null where no person has it. */
export interface Warmth {
  /** The router asked somebody who was there and had room, and they said yes; nobody had to fetch it. */
  available: boolean
  /** Whoever has it has every skill that was asked for, at its level. */
  skilled: boolean
  /** Its card was on their screen before they opened the case. */
  loaded: boolean
}

/** Whoever took it unasked is not known to have been there, nor to have the skills. */
export function warmthOf({
  acceptedAt,
  agentId,
  arrival,
}: Pick<Handoff, 'acceptedAt' | 'agentId' | 'arrival'>): Warmth | null {
  if (acceptedAt === null) return null
  const asked = arrival !== undefined && arrival.agentId === agentId
  return {
    available: asked,
    skilled: asked && arrival.lacks.length === 0,
    loaded: asked && arrival.loadedAt !== null,
  }
}
