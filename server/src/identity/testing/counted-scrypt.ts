import type * as crypto from 'node:crypto'

/** What was asked of scrypt. */
export const asked: { N: number | undefined; r: number | undefined; p: number | undefined }[] = []
export const running = { now: 0, most: 0 }

/**
 * `node:crypto` that counts what is asked of scrypt and, unless `atFullCost`, does a hundredth of it, so that a test may sign in often.
 * For `vi.mock(import('node:crypto'), …)`, whose factory must import this file itself.
 */
export function countedCrypto(real: typeof crypto, atFullCost = false): typeof crypto {
  const counted = (
    password: crypto.BinaryLike,
    salt: crypto.BinaryLike,
    bytes: number,
    options: crypto.ScryptOptions,
    answer: (error: Error | null, key: Buffer) => void,
  ) => {
    asked.push({ N: options.N, r: options.r, p: options.p })
    running.now += 1
    running.most = Math.max(running.most, running.now)
    real.scrypt(password, salt, bytes, atFullCost ? options : { ...options, N: 1024 }, (error, key) => {
      running.now -= 1
      answer(error, key)
    })
  }
  return { ...real, scrypt: counted as typeof crypto.scrypt }
}
