/** So much at once, and so much a second after that. */
export interface Rate {
  burst: number
  perSecond: number
}

/** Says whether somebody may do one more of something now. */
export interface Allowance {
  take(key: string): boolean
}

/** Keys that are remembered at most before those that have rested are let go. */
const remembered = 10_000

/** An allowance for each key, which fills again as time passes. On this node alone: several nodes allow several times as much. */
export function createAllowance({ burst, perSecond }: Rate, now: () => number): Allowance {
  const spent = new Map<string, { left: number; at: number }>()
  let mostKeys = remembered
  const leftOf = ({ left, at }: { left: number; at: number }) =>
    Math.min(burst, left + (Math.max(0, now() - at) / 1000) * perSecond)

  return {
    take(key) {
      const left = leftOf(spent.get(key) ?? { left: burst, at: now() })
      if (left < 1) return false
      spent.set(key, { left: left - 1, at: now() })
      if (spent.size > mostKeys) {
        for (const [each, it] of spent) if (leftOf(it) >= burst) spent.delete(each)
        mostKeys = Math.max(remembered, 2 * spent.size) // looked through so seldom that it costs each one next to nothing
      }
      return true
    },
  }
}

/** How much a client may ask for; what is over it is refused and changes nothing. */
export interface LiveLimits {
  /** Messages of one visitor, over whatever way. */
  messages: Rate
  /** Frames of one visitor over all of their connections. */
  visitorFrames: Rate
  /** The same of one agent; programs with a key are not held back. */
  agentFrames: Rate
}

/** Far above what people do by hand, and what a widget or an inbox does when it comes back after being away. */
export const liveLimits: LiveLimits = {
  messages: { burst: 30, perSecond: 5 },
  visitorFrames: { burst: 120, perSecond: 20 },
  agentFrames: { burst: 500, perSecond: 100 },
}
