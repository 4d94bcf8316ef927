import { vi } from 'vitest'

// Every agent that a test makes gets a password: at its full price, half a second of a processor each. What it costs is told by passwords.test.ts.
vi.mock(import('node:crypto'), async (original) => {
  const { countedCrypto } = await import('../identity/testing/counted-scrypt.ts')
  return countedCrypto(await original())
})
