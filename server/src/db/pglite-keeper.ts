import { DatabaseError } from './database-error.ts'
import { toDatabaseError } from './driver-error.ts'
import { PgliteSession } from './pglite-session.ts'
import { diskFull, freeBytes } from './space-watch.ts'
import type { Space } from './space-watch.ts'

type KeeperInput = Parameters<typeof PgliteSession.open>[0]

const spaceEveryMs = 500
const retryMs = [0, 200, 1_000, 5_000]

/** Keeps one PGlite session open: opens it again when its thread has ended, and after a full disk once there is room. */
export class PgliteKeeper {
  readonly #input: KeeperInput
  readonly #statementLimitMs: number
  #session: Promise<PgliteSession>
  #unavailable: DatabaseError | undefined
  #closed = false
  #wake: (() => void) | undefined
  space: Space = { low: false, free: Number.POSITIVE_INFINITY }

  private constructor(input: KeeperInput, statementLimitMs: number) {
    this.#input = input
    this.#statementLimitMs = statementLimitMs
    this.#session = this.#open()
  }

  /** Throws a `DatabaseError` when the folder cannot be opened. */
  static async start(input: KeeperInput, statementLimitMs: number): Promise<PgliteKeeper> {
    const keeper = new PgliteKeeper(input, statementLimitMs)
    await keeper.#session
    return keeper
  }

  /** The session to use now. Waits while one is being opened; throws when that will take long or is over. */
  async session(): Promise<PgliteSession> {
    if (this.#unavailable !== undefined) throw this.#unavailable
    return this.#session
  }

  /** Ends the session and never opens it again. */
  giveUp(reason: DatabaseError): void {
    this.#closed = true
    this.#unavailable = reason
    this.#wake?.()
    void this.#session.then((session) => session.kill(reason)).catch(() => {})
  }

  /** Nothing may be under way. */
  async close(): Promise<void> {
    this.#closed = true
    this.#wake?.()
    const session = await this.#session.catch(() => undefined)
    this.#unavailable ??= new DatabaseError('database_unavailable', 'The database has been closed')
    await session?.close()
  }

  async #open(): Promise<PgliteSession> {
    const session = await PgliteSession.open(this.#input, this.#statementLimitMs)
    session.onSpace = (space) => (this.space = space)
    void session.ended.then((reason) => this.#lost(reason))
    return session
  }

  #lost(reason: DatabaseError | undefined): void {
    if (this.#closed || reason === undefined) return
    this.space = { low: false, free: Number.POSITIVE_INFINITY }
    if (this.#input.dir === null) {
      this.#unavailable = new DatabaseError('database_unavailable', `The database in memory is lost: ${reason.message}`)
      return
    }
    this.#session = this.#reopen(reason)
    this.#session.catch(() => {})
  }

  async #reopen(reason: DatabaseError): Promise<PgliteSession> {
    if (reason.code === 'disk_full') await this.#waitForSpace(reason)
    for (let attempt = 0; !this.#closed; attempt += 1) {
      await this.#pause(retryMs[attempt] ?? retryMs.at(-1)!)
      try {
        const session = await this.#open()
        this.#unavailable = undefined
        return session
      } catch (error) {
        // From here on callers are told at once instead of being kept waiting.
        this.#unavailable = toDatabaseError(error)
        if (this.#unavailable.code === 'disk_full') await this.#waitForSpace(this.#unavailable)
      }
    }
    throw reason
  }

  async #waitForSpace(reason: DatabaseError): Promise<void> {
    this.#unavailable = diskFull(this.#input.dir!, reason)
    while (!this.#closed && freeBytes(this.#input.dir!) < this.#input.minFreeBytes) await this.#pause(spaceEveryMs)
  }

  async #pause(ms: number): Promise<void> {
    if (ms === 0 || this.#closed) return
    await new Promise<void>((resolve) => {
      this.#wake = resolve
      setTimeout(resolve, ms).unref()
    })
  }
}
