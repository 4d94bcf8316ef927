import type { Client, QueryResult } from 'pg'
import type { Query, Role } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { isStalePlan, toDatabaseError } from './driver-error.ts'
import { prepareScope, ScopedQuery } from './scoped-query.ts'

// Texts are written by us and few; the cap is for those that are composed and would fill the server's memory.
const maxPrepared = 500

/** Names for prepared statements: one for each text, the same on every connection, so that it is parsed and planned once. */
export class StatementNames {
  readonly #names = new Map<string, string>()
  #made = 0

  of(sql: string): string | undefined {
    const known = this.#names.get(sql)
    if (known !== undefined || this.#names.size >= maxPrepared) return known
    return this.#rename(sql)
  }

  /** The plan under the old name is stale, on every connection: the next use prepares it again under a new one. */
  renew(sql: string): void {
    if (this.#names.has(sql)) this.#rename(sql)
  }

  #rename(sql: string): string {
    this.#made += 1
    const name = `baton_${this.#made}`
    this.#names.set(sql, name)
    return name
  }
}

/** Run once in each new session, as one simple query. */
export const setUpSession = `set role baton_app; ${prepareScope}`

/** One statement of its own, inside `workspace` when given, in one round trip. */
export async function runAlone<R>(
  client: Client,
  names: StatementNames,
  sql: string,
  params: readonly unknown[],
  workspace?: string,
): Promise<R[]> {
  const once = (): Promise<QueryResult> => {
    const statement = { text: sql, values: [...params], name: names.of(sql) }
    if (workspace === undefined) return send(client, statement)
    return new Promise((resolve, reject) => {
      const query = new ScopedQuery(workspace, statement, (error, result) => (error ? reject(error) : resolve(result)))
      client.query(query as never)
    })
  }
  try {
    const result = await once().catch((error: unknown) => {
      if (!isStalePlan(error)) throw error
      names.renew(sql)
      return once()
    })
    return result.rows as R[]
  } catch (error) {
    throw toDatabaseError(error)
  }
}

function send(client: Client, statement: { text: string; values: unknown[]; name: string | undefined }) {
  const { text, values, name } = statement
  return client.query(name === undefined ? { text, values } : { text, values, name })
}

/** How long a transaction may stand idle, in milliseconds, before it is rolled back and its caller told. */
export const idleInTransactionMs = 10_000

/**
 * BEGIN with role and workspace, `work`, COMMIT. The beginning is sent together with the first statement. Rolls back and
 * throws when `work` throws or stands idle; the error of a failed ROLLBACK is passed to `onBroken`.
 */
export async function runTransaction<T>(
  client: Client,
  names: StatementNames,
  as: { role?: Role | undefined; workspace?: string | undefined },
  work: (query: Query) => Promise<T>,
  onBroken: (error: unknown) => void,
): Promise<T> {
  const begun = client.query(beginAs(client, as))
  begun.catch(() => {})
  const idle = new IdleWatch(idleInTransactionMs)
  let over = false

  const query: Query = async <R>(sql: string, params: readonly unknown[] = []) => {
    if (over) throw new DatabaseError('sql', 'A statement came after the end of its transaction')
    idle.pause()
    try {
      const result = await send(client, { text: sql, values: [...params], name: names.of(sql) })
      return result.rows as R[]
    } catch (error) {
      if (isStalePlan(error)) names.renew(sql)
      // When the transaction could not begin, that is the reason, not the failure of the statement behind it.
      await begun.catch((cause: unknown) => Promise.reject(toDatabaseError(cause)))
      throw toDatabaseError(error)
    } finally {
      idle.resume()
    }
  }

  try {
    const result = await Promise.race([work(query), idle.expired])
    over = true
    const command = await commit(client, begun)
    if (command !== 'COMMIT') {
      throw new DatabaseError('sql', 'The transaction was rolled back: one of its statements failed and went unnoticed')
    }
    return result
  } catch (error) {
    over = true
    await client.query('rollback').catch(onBroken)
    throw error
  } finally {
    idle.stop()
  }
}

async function commit(client: Client, begun: Promise<unknown>): Promise<string> {
  try {
    await begun
    return (await client.query('commit')).command
  } catch (error) {
    throw toDatabaseError(error)
  }
}

function beginAs(client: Client, as: { role?: Role | undefined; workspace?: string | undefined }): string {
  const role =
    as.role === undefined || as.role === 'baton_app' ? '' : `; set local role ${client.escapeIdentifier(as.role)}`
  const scope =
    as.workspace === undefined ? '' : `; select set_config('baton.workspace', ${quote(client, as.workspace)}, true)`
  return `begin${role}${scope}`
}

function quote(client: Client, workspace: string): string {
  if (workspace.includes('\0')) throw new DatabaseError('sql', 'A workspace id holds a null character')
  return client.escapeLiteral(workspace)
}

/** Rejects `expired` once it has been left running for so long without a pause. */
class IdleWatch {
  readonly expired: Promise<never>
  readonly #ms: number
  #fail: (error: Error) => void = () => {}
  #running = 0
  #timer: NodeJS.Timeout | undefined

  constructor(ms: number) {
    this.#ms = ms
    this.expired = new Promise((_, reject) => (this.#fail = reject))
    this.expired.catch(() => {})
    this.#start()
  }

  pause(): void {
    this.#running += 1
    clearTimeout(this.#timer)
  }

  resume(): void {
    this.#running -= 1
    if (this.#running === 0) this.#start()
  }

  stop(): void {
    this.#running = Number.POSITIVE_INFINITY
    clearTimeout(this.#timer)
  }

  #start(): void {
    const message = `A transaction stood idle for ${this.#ms} ms and was rolled back: wait for nothing but its own queries`
    this.#timer = setTimeout(() => this.#fail(new DatabaseError('statement_timeout', message)), this.#ms)
    this.#timer.unref()
  }
}
