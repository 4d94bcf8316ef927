import type { ActionAnswer } from '../../playbooks/call-action.ts'

/** Remembers the calls under way and lately done, so that a turn that was overtaken does not make them again. */
export interface ActionMemory {
  /** The answer to the call of this attempt; made now only when it is not known. */
  once(attemptId: string, call: () => Promise<ActionAnswer>): Promise<ActionAnswer>
  knows(attemptId: string): boolean
}

export function createActionMemory({ keepMs = 120_000, most = 1000 } = {}): ActionMemory {
  const known = new Map<string, Promise<ActionAnswer>>()
  return {
    knows: (attemptId) => known.has(attemptId),
    once(attemptId, call) {
      const before = known.get(attemptId)
      if (before) return before
      const answer = call()
      known.set(attemptId, answer)
      if (known.size > most) known.delete(known.keys().next().value ?? '')
      setTimeout(() => known.delete(attemptId), keepMs).unref()
      return answer
    },
  }
}
