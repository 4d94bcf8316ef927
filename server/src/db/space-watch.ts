import fs from 'node:fs'
import path from 'node:path'
import { DatabaseError } from './database-error.ts'

const everyMs = 100

export interface Space {
  low: boolean
  /** Free bytes for this user. */
  free: number
}

/** How many bytes are free for us on the disk that holds `dir`. */
export function freeBytes(dir: string): number {
  const { bavail, bsize } = fs.statfsSync(dir)
  return bavail * bsize
}

/**
 * Tells when the disk that holds `dir` gets low and when there is room again. Meant to be asked before each statement: it
 * looks at most ten times a second, and asks for a quarter more room than the floor before it calls the danger over.
 */
export class SpaceWatch {
  readonly #dir: string
  readonly #floor: number
  #low = false
  #lookedAt = Number.NEGATIVE_INFINITY

  constructor(dir: string, floor: number) {
    this.#dir = dir
    this.#floor = floor
  }

  /** The change since what was last accepted, if there is one. */
  check(): Space | undefined {
    const now = performance.now()
    if (now - this.#lookedAt < everyMs) return undefined
    this.#lookedAt = now
    const free = freeBytes(this.#dir)
    const low = free < (this.#low ? this.#floor * 1.25 : this.#floor)
    return low === this.#low ? undefined : { low, free }
  }

  accept(space: Space): void {
    this.#low = space.low
  }

  /** What was accepted holds no longer. */
  forget(): void {
    this.#low = false
    this.#lookedAt = Number.NEGATIVE_INFINITY
  }
}

/** What callers are told about a full disk: which one, and what to do. */
export function diskFull(dir: string, cause?: unknown): DatabaseError {
  const megabytes = Math.floor(freeBytes(existing(dir)) / 1e6)
  return new DatabaseError(
    'disk_full',
    `The disk of ${dir} is full (${megabytes} MB left): free some space, and Baton goes on by itself`,
    { sqlState: '53100', cause },
  )
}

function existing(dir: string): string {
  return fs.existsSync(dir) || dir === path.dirname(dir) ? dir : existing(path.dirname(dir))
}
