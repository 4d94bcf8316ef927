import type { ActionAnswer } from '../../playbooks/call-action.ts'

/** Remembers the calls under way and lately done, so that a turn that was overtaken does not make them again. */
export interface ActionMemory {
  /** The answer to the call of one attempt, by a key that no other has; made now only when it is not known. */
  once(key: string, call: () => Promise<ActionAnswer>): Promise<ActionAnswer>
  knows(key: string): boolean
}

export function createActionMemory({ keepMs = 120_000, most = 1000 } = {}): ActionMemory {
  const known = new Map<string, Promise<ActionAnswer>>()
  return {
    knows: (key) => known.has(key),
    once(key, call) {
      const before = known.get(key)
      if (before) return before
      const answer = call()
      known.set(key, answer)
      if (known.size > most) known.delete(known.keys().next().value ?? '')
      setTimeout(() => known.delete(key), keepMs).unref()
      return answer
    },
  }
}
