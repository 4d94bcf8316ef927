import pg from 'pg'
import type { Client } from 'pg'
import type { Database, Query, Row } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { connectionSurvives, explainRole, toDatabaseError } from './driver-error.ts'
import { idleInTransactionMs, runAlone, runTransaction, setUpSession, StatementNames } from './session.ts'
import { valueParsers } from './value-parsers.ts'

const connectTimeoutMs = 10_000
// Opening a connection costs ten times what a statement does; after a quiet minute they should still be there.
const keepIdleMs = 300_000
const oldestVersion = 150_000
// How much later than the server's own limits ours are, which are for a server that has gone without a word.
const graceMs = 3_000

export interface PostgresOptions {
  /** A connection string: `postgres://user:password@host:5432/name`. Session state is used: behind PgBouncer, pool sessions. */
  url: string
  /** How many connections at most; default 10. */
  poolSize?: number | undefined
  /** How long one statement may run, in milliseconds; default 15 seconds. Migrations may take as long as they like. */
  statementLimitMs?: number | undefined
}

/**
 * Opens a PostgreSQL database of version 15 or later. Every connection acts as `baton_app` from its first statement on;
 * until the first migration has made that role, only `migrate` works. When the server goes away, statements fail with
 * `database_unavailable` and later ones succeed again by themselves once it is back. Throws a `DatabaseError` when the
 * database cannot be reached or is not fit.
 */
export async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { url, poolSize = 10, statementLimitMs = 15_000 } = options
  await checkServer(url)
  return new PostgresDatabase(url, poolSize, statementLimitMs)
}

class PostgresDatabase implements Database {
  readonly kind = 'postgres'
  readonly call: Query
  readonly #url: string
  readonly #pool: pg.Pool
  readonly #names = new StatementNames()
  #running = 0
  #drained: (() => void) | undefined
  #closed: Promise<void> | undefined

  constructor(url: string, poolSize: number, statementLimitMs: number) {
    this.#url = url
    this.#pool = new pg.Pool({
      ...connectionTo(url),
      max: poolSize,
      connectionTimeoutMillis: connectTimeoutMs,
      idleTimeoutMillis: keepIdleMs,
      query_timeout: statementLimitMs + graceMs,
      pipeline: true,
      onConnect: (client) => setUp(client, statementLimitMs),
    })
    // A connection that breaks fails its statement, or is replaced when it was idle; the event itself needs no answer.
    this.#pool.on('error', () => {})
    this.#pool.on('connect', (client) => client.on('error', () => {}))
    this.call = <R = Row>(sql: string, params: readonly unknown[] = []) =>
      this.#withClient((client) => runAlone<R>(client, this.#names, sql, params))
  }

  scoped<R = Row>(workspace: string, sql: string, params: readonly unknown[] = []): Promise<R[]> {
    return this.#withClient((client) => runAlone<R>(client, this.#names, sql, params, workspace))
  }

  transaction<T>(as: Parameters<Database['transaction']>[0], work: (query: Query) => Promise<T>): Promise<T> {
    return this.#withClient((client, breakIt) => runTransaction(client, this.#names, as, work, breakIt))
  }

  async migrate<T>(work: (exec: (sql: string) => Promise<void>, query: Query) => Promise<T>): Promise<T> {
    const client = await connect(this.#url)
    try {
      return await work(
        async (sql) => {
          await client.query(sql).catch(rethrow)
        },
        async <R>(sql: string, params: readonly unknown[] = []) =>
          (await client.query(sql, [...params]).catch(rethrow)).rows as R[],
      )
    } finally {
      await client.end().catch(() => {})
    }
  }

  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  async #end(): Promise<void> {
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#drained = resolve))
    await this.#pool.end()
  }

  async #withClient<T>(use: (client: Client, breakIt: (error: unknown) => void) => Promise<T>): Promise<T> {
    if (this.#closed !== undefined) throw new DatabaseError('database_unavailable', 'The database has been closed')
    this.#running += 1
    try {
      const client = await this.#pool.connect().catch(rethrow)
      let broken = false
      try {
        return await use(client, () => (broken = true))
      } catch (error) {
        broken ||= !connectionSurvives(error)
        throw error
      } finally {
        client.release(broken)
      }
    } finally {
      this.#running -= 1
      if (this.#running === 0) this.#drained?.()
    }
  }
}

function connectionTo(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'baton',
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: valueParsers,
  }
}

function rethrow(error: unknown): never {
  throw toDatabaseError(error)
}

/** A connection of its own as the login user, without limits on statements. */
async function connect(url: string): Promise<Client> {
  const client = new pg.Client({ ...connectionTo(url), connectionTimeoutMillis: connectTimeoutMs })
  client.on('error', () => {})
  await client.connect().catch(rethrow)
  return client
}

async function setUp(client: pg.ClientBase, statementLimitMs: number): Promise<void> {
  try {
    await client.query(
      `set statement_timeout = ${statementLimitMs};
       set jit = off;
       set idle_in_transaction_session_timeout = ${idleInTransactionMs + graceMs};
       ${setUpSession}`,
    )
  } catch (error) {
    throw explainRole(error)
  }
}

async function checkServer(url: string): Promise<void> {
  const client = await connect(url)
  try {
    const { rows } = await client.query(
      `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
    )
    const [{ version, encoding }] = rows as [{ version: number; encoding: string }]
    if (version < oldestVersion) {
      throw new DatabaseError('sql', `Baton needs PostgreSQL 15 or later; this server is ${version / 10_000}`)
    }
    if (encoding !== 'UTF8') {
      throw new DatabaseError('sql', `Baton needs a database in the encoding UTF8; this one is in ${encoding}`)
    }
  } catch (error) {
    throw toDatabaseError(error)
  } finally {
    await client.end().catch(() => {})
  }
}
