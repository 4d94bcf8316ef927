import { createAllowance } from '../live/allowance.ts'

/** How often somebody may try a password of one account, from wherever they try. On this node alone. */
export interface PasswordTries {
  /** Whether one more may be tried now. */
  take(account: string, address: string): boolean
  /** It was right: whoever signs in from there is held back by nobody else's tries. */
  right(account: string, address: string): void
}

/** So many at once, and then one a minute: a list of passwords is not got through, and nobody mistypes theirs so often. */
const rate = { burst: 20, perSecond: 1 / 60 }
const remembered = 10_000

export function createPasswordTries(now: () => number): PasswordTries {
  const tries = createAllowance(rate, now)
  const known = new Set<string>()
  const at = (account: string, address: string) => `${account.trim().toLowerCase()} ${address}`
  return {
    // Without their own count at known places, whoever wants to keep somebody out would only have to guess wrong.
    take: (account, address) =>
      tries.take(known.has(at(account, address)) ? at(account, address) : account.trim().toLowerCase()),
    right(account, address) {
      known.add(at(account, address))
      const [oldest] = known
      if (known.size > remembered && oldest !== undefined) known.delete(oldest)
    },
  }
}
