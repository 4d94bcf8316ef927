import { randomBytes } from 'node:crypto'

/** Marks words as data of somebody, with where they come from. */
export type Fence = (from: string, text: string) => string

/**
 * Untrusted words go to the model between two lines that carry a secret of this turn, so that the words themselves cannot end their
 * fence. It makes the border visible; that nothing beyond it has power is the doing of the checks, not of the fence.
 */
export function createFence(secret: string = randomBytes(6).toString('hex')): Fence {
  return (from, text) => `<<<${secret} ${from}\n${text.replaceAll(secret, '')}\n${secret}>>>`
}
