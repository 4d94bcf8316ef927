import { createHash } from 'node:crypto'

/** Chance that can be repeated: the same seed and the same name give the same draws. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** True in this share of draws, 0..1. */
  happens(share: number): boolean
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number
  pick<T>(from: readonly [T, ...T[]]): T
  pick<T>(from: readonly T[]): T | undefined
  digits(count: number): string
}

/** Draws for one purpose. Two purposes under one seed do not shift each other's draws. */
export function createChance(seed: number | string, name: string): Chance {
  let state = createHash('sha256').update(`${seed}\n${name}`).digest().readUInt32LE(0)

  // Mulberry32: short, well mixed, and the same on every machine.
  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))

  return {
    next,
    happens: (share) => next() < share,
    between,
    pick: <T>(from: readonly T[]) => from[between(0, from.length - 1)] as T,
    digits: (count) => Array.from({ length: count }, (_, place) => between(place === 0 ? 1 : 0, 9)).join(''),
  }
}
