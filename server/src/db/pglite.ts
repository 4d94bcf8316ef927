import fs from 'node:fs'
import type { Database, Query, Row } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { toDatabaseError } from './driver-error.ts'
import { lockFolder } from './folder-lock.ts'
import type { FolderLock } from './folder-lock.ts'
import { Maintenance, usualMaintenance } from './maintenance.ts'
import type { Chores, MaintenanceLimits } from './maintenance.ts'
import { PgliteKeeper } from './pglite-keeper.ts'
import type { PgliteSession } from './pglite-session.ts'
import { diskFull } from './space-watch.ts'
import { scrubFiles } from './scrub-files.ts'
import { runAlone, runTransaction, StatementNames } from './session.ts'
import { Turnstile } from './turnstile.ts'

const inMemory = 'memory://'
const choreLimitMs = 600_000

export interface PgliteOptions {
  /** The data folder, made when it is not there; `memory://` for a database that ends with its process. */
  dir: string
  /** What a new database starts from: the tar that `dump` gave, or its path. */
  template?: Blob | string | undefined
  /** How long one statement may run, in milliseconds; default 15 seconds. Migrations may take as long as they like. */
  statementLimitMs?: number | undefined
  /** Free bytes on the disk below which writes are refused, before the engine breaks on a full one; default 64 MB. */
  minFreeBytes?: number | undefined
  maintenance?: Partial<MaintenanceLimits> | undefined
}

export interface Pglite extends Database {
  readonly kind: 'pglite'
  /** The whole database as a tar, for `template`. */
  dump(): Promise<Uint8Array<ArrayBuffer>>
  /** Looks after log and tables now instead of at the next regular look, and tells what was due. */
  maintain(): Promise<Chores>
  scrub(): Promise<void>
}

/**
 * Opens the embedded database in a thread of its own. What it acknowledges is on the disk. The folder is held for this
 * process (`data_folder_in_use` for any other); when the disk runs low, writes fail with `disk_full` while reads go on; when
 * the thread ends, what is under way fails with `database_unavailable` (or `statement_timeout` when it ran too long) and
 * it is started again. Throws a `DatabaseError` when the folder cannot be opened.
 */
export async function openPglite(options: PgliteOptions): Promise<Pglite> {
  const dir = options.dir === inMemory ? null : options.dir
  const { template, minFreeBytes = 64e6, statementLimitMs = 15_000 } = options
  let keeper: PgliteKeeper | undefined
  let lock: FolderLock | undefined
  try {
    if (dir !== null) {
      fs.mkdirSync(dir, { recursive: true, mode: 0o700 })
      lock = await lockFolder(dir, { onLost: () => keeper?.giveUp(takenOver(dir)) })
    }
    keeper = await PgliteKeeper.start({ dir, template, minFreeBytes }, statementLimitMs)
    return new PgliteDatabase(keeper, lock, { ...usualMaintenance, ...options.maintenance }, dir)
  } catch (error) {
    await lock?.release()
    throw dir === null ? error : toFolderError(dir, error)
  }
}

class PgliteDatabase implements Pglite {
  readonly kind = 'pglite'
  readonly call: Query
  readonly #keeper: PgliteKeeper
  readonly #lock: FolderLock | undefined
  readonly #dir: string | null
  readonly #turnstile = new Turnstile()
  readonly #names = new StatementNames()
  readonly #maintenance: Maintenance
  readonly #maintenanceTimer: NodeJS.Timeout
  readonly #blamed = new WeakSet<DatabaseError>()
  #looking = false
  #scrubbing: Promise<void> = Promise.resolve()
  #closed: Promise<void> | undefined

  constructor(keeper: PgliteKeeper, lock: FolderLock | undefined, limits: MaintenanceLimits, dir: string | null) {
    this.#keeper = keeper
    this.#lock = lock
    this.#dir = dir
    this.#maintenance = new Maintenance(limits, this.#asOwner, this.#turnstile)
    this.#maintenanceTimer = setInterval(() => void this.#look(), limits.everyMs)
    this.#maintenanceTimer.unref()
    this.call = <R = Row>(sql: string, params: readonly unknown[] = []) =>
      this.#share(({ client }) => runAlone<R>(client, this.#names, sql, params))
  }

  scoped<R = Row>(workspace: string, sql: string, params: readonly unknown[] = []): Promise<R[]> {
    return this.#share(({ client }) => runAlone<R>(client, this.#names, sql, params, workspace))
  }

  transaction<T>(as: Parameters<Database['transaction']>[0], work: (query: Query) => Promise<T>): Promise<T> {
    return this.#alone((session) => {
      if (session.notReady !== undefined) throw session.notReady
      return runTransaction(session.client, this.#names, as, work, (error) => session.kill(toDatabaseError(error)))
    })
  }

  migrate<T>(work: (exec: (sql: string) => Promise<void>, query: Query) => Promise<T>): Promise<T> {
    return this.#alone((session) => this.#ownerOnly(session, work))
  }

  dump(): Promise<Uint8Array<ArrayBuffer>> {
    return this.#alone((session) => session.dump())
  }

  maintain(): Promise<Chores> {
    return this.#maintenance.look(this.#keeper.space.low)
  }

  scrub(): Promise<void> {
    // One that is asked for while another runs must begin after it: that one may have passed the table already.
    const next = this.#scrubbing.then(() => scrubFiles(this.#asOwner))
    this.#scrubbing = next.catch(() => {})
    return next
  }

  close(): Promise<void> {
    if (this.#closed === undefined) {
      clearInterval(this.#maintenanceTimer)
      this.#closed = this.#end()
    }
    return this.#closed
  }

  async #end(): Promise<void> {
    await this.#turnstile.rest()
    await this.#keeper.close().finally(() => this.#lock?.release())
  }

  #share<T>(use: (session: PgliteSession) => Promise<T>): Promise<T> {
    return this.#use(
      (enter) => this.#turnstile.share(enter),
      async (session) => {
        if (session.notReady !== undefined) throw session.notReady
        return use(session)
      },
    )
  }

  #alone<T>(use: (session: PgliteSession) => Promise<T>): Promise<T> {
    return this.#use((enter) => this.#turnstile.alone(enter), use)
  }

  async #use<T>(
    pass: (enter: () => Promise<T>) => Promise<T>,
    use: (session: PgliteSession) => Promise<T>,
  ): Promise<T> {
    if (this.#closed !== undefined) throw new DatabaseError('database_unavailable', 'The database has been closed')
    return pass(async () => {
      const session = await this.#keeper.session()
      try {
        return await use(session)
      } catch (error) {
        throw this.#explain(error, session)
      }
    })
  }

  #explain(error: unknown, session: PgliteSession): unknown {
    if (!(error instanceof DatabaseError)) return error
    if (error === session.reason) return this.#blame(error)
    if (this.#dir === null) return error
    if (error.sqlState === '25006' && this.#keeper.space.low) return diskFull(this.#dir, error)
    if (error.sqlState !== '53100') return error
    // The engine answers one statement with this, and the next one never.
    const full = diskFull(this.#dir, error)
    session.kill(full)
    return full
  }

  /** The driver fails everything under way with the same error, oldest first; only that one did run too long. */
  #blame(error: DatabaseError): DatabaseError {
    if (error.code !== 'statement_timeout') return error
    if (!this.#blamed.has(error)) {
      this.#blamed.add(error)
      return error
    }
    return new DatabaseError(
      'database_unavailable',
      'A statement before this one ran too long, and the database started again',
    )
  }

  async #ownerOnly<T>(
    session: PgliteSession,
    work: (exec: (sql: string) => Promise<void>, query: Query) => Promise<T>,
  ): Promise<T> {
    const { client, statementLimitMs } = session
    const ask = (sql: string, params: unknown[]) => client.query(sql, params).catch(rethrow)
    session.statementLimitMs = Number.POSITIVE_INFINITY
    await session.beOwner()
    try {
      return await work(
        async (sql) => void (await client.query(sql).catch(rethrow)),
        async <R>(sql: string, params: readonly unknown[] = []) => (await ask(sql, [...params])).rows as R[],
      )
    } finally {
      // Whatever the work has left in the session would stay with everybody's.
      if (client.getTransactionStatus() !== 'I') await client.query('rollback').catch(() => {})
      await client.query('reset all').catch(() => {})
      session.recheckSpace()
      await session.beApp()
      session.statementLimitMs = statementLimitMs
    }
  }

  readonly #asOwner: Query = <R>(sql: string) =>
    this.#alone(async (session) => {
      const { client, statementLimitMs } = session
      session.statementLimitMs = choreLimitMs
      await client.query('reset role').catch(rethrow)
      try {
        return (await client.query(sql).catch(rethrow)).rows as R[]
      } finally {
        await session.beApp()
        session.statementLimitMs = statementLimitMs
      }
    })

  async #look(): Promise<void> {
    // A failing chore is tried again at the next look; what made it fail meets the callers as well.
    if (!this.#looking) {
      this.#looking = true
      await this.maintain().catch(() => {})
      this.#looking = false
    }
  }
}

/** Why a folder could not be opened, when that was not said already. */
function toFolderError(dir: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'ENOSPC') return diskFull(dir, error)
  return new DatabaseError('database_unavailable', `The data folder ${dir} cannot be used: ${message}`, {
    cause: error,
  })
}

function takenOver(dir: string): DatabaseError {
  return new DatabaseError(
    'data_folder_in_use',
    `Another Baton has taken over the data folder ${dir}: this one has stopped`,
  )
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error)
}
