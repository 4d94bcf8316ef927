interface Waiting {
  alone: boolean
  enter: () => void
}

/**
 * Lets work through in the order of arrival: shared work side by side, other work alone, when all before it has left and
 * before any behind it may enter.
 */
export class Turnstile {
  readonly #queue: Waiting[] = []
  readonly #atRest: (() => void)[] = []
  #inside = 0
  #occupied = false
  #lastLeft = performance.now()

  get busy(): boolean {
    return this.#inside > 0 || this.#queue.length > 0
  }

  /** Milliseconds since the last work ended, or 0 while there is any. */
  get idleFor(): number {
    return this.busy ? 0 : performance.now() - this.#lastLeft
  }

  share<T>(work: () => Promise<T>): Promise<T> {
    return this.#pass(false, work)
  }

  alone<T>(work: () => Promise<T>): Promise<T> {
    return this.#pass(true, work)
  }

  /** When nothing is inside or waiting any more. */
  async rest(): Promise<void> {
    if (this.busy) await new Promise<void>((resolve) => this.#atRest.push(resolve))
  }

  async #pass<T>(alone: boolean, work: () => Promise<T>): Promise<T> {
    const free = this.#queue.length === 0 && !this.#occupied && !(alone && this.#inside > 0)
    if (free) this.#enter(alone)
    else await new Promise<void>((resolve) => this.#queue.push({ alone, enter: resolve }))
    try {
      return await work()
    } finally {
      this.#leave()
    }
  }

  #enter(alone: boolean): void {
    this.#inside += 1
    this.#occupied = alone
  }

  #leave(): void {
    this.#inside -= 1
    this.#occupied = false
    this.#lastLeft = performance.now()
    while (this.#queue[0] !== undefined && !this.#occupied && !(this.#queue[0].alone && this.#inside > 0)) {
      const { alone, enter } = this.#queue.shift()!
      this.#enter(alone)
      enter()
    }
    if (!this.busy) for (const settle of this.#atRest.splice(0)) settle()
  }
}
