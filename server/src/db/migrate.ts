import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import type { Database, Query } from './database.ts'
import { DatabaseError } from './database-error.ts'
import { ensureRoles, roles } from './roles.ts'

/** One file of SQL, applied once and never edited afterwards. */
export interface Migration {
  id: number
  name: string
  sql: string
  hash: string
}

type Exec = (sql: string) => Promise<void>

// Any number, as long as it is always the same one.
const lockKey = 7_226_866_284

const bookkeeping = `
  create schema if not exists baton;
  create table if not exists baton.baton_migrations (
    id int primary key, name text not null, hash text not null, applied_at bigint not null
  );`

/**
 * Brings the database to the newest schema: applies the files of `folder` that have not been applied yet, in order, each
 * in a transaction of its own, and gives their names. Harmless when repeated, and from many processes at once. Throws a
 * `DatabaseError` that names the file when one fails or has been changed since, or when the database is ahead of the folder.
 */
export async function migrate(database: Database, { folder }: { folder: string }): Promise<string[]> {
  const migrations = readMigrations(folder)
  return database.migrate(async (exec, query) => {
    await query('select pg_advisory_lock($1)', [lockKey])
    try {
      await prepare(exec, query)
      const applied = await query<{ id: number; name: string; hash: string }>(
        'select id, name, hash from baton.baton_migrations order by id',
      )
      for (const row of applied) checkApplied(row, migrations)
      const done = new Set(applied.map(({ id }) => id))
      const missing = migrations.filter(({ id }) => !done.has(id))
      for (const migration of missing) await apply(migration, exec, query)
      return missing.map(({ name }) => name)
    } finally {
      await query('select pg_advisory_unlock($1)', [lockKey]).catch(() => {})
    }
  })
}

/** The migrations in `folder`, in order. Throws when two have the same number or one is missing in between. */
export function readMigrations(folder: string): Migration[] {
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sql'))
  return names.sort().map((name, index) => {
    const id = Number(/^(\d{4})-/.exec(name)?.[1])
    if (id !== index + 1) {
      const expected = String(index + 1).padStart(4, '0')
      throw new DatabaseError('sql', `The migration ${path.join(folder, name)} should begin with ${expected}-`)
    }
    // Line ends may differ between checkouts; they must not make it another file.
    const sql = fs.readFileSync(path.join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { id, name, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

async function prepare(exec: Exec, query: Query): Promise<void> {
  await ensureRoles(query)
  await exec(bookkeeping)
  await exec(`grant usage on schema baton to ${roles.join(', ')}`)
}

function checkApplied(row: { id: number; name: string; hash: string }, migrations: Migration[]): void {
  const file = migrations[row.id - 1]
  if (file === undefined) {
    throw new DatabaseError(
      'sql',
      `The database is newer than this Baton: it has ${row.name}, which is not among our files`,
    )
  }
  if (file.hash !== row.hash) {
    throw new DatabaseError(
      'sql',
      `The migration ${file.name} has changed since it was applied: restore it, and put the change into a new file`,
    )
  }
}

async function apply({ id, name, sql, hash }: Migration, exec: Exec, query: Query): Promise<void> {
  await exec('begin')
  try {
    // First, so that a second process that got here nonetheless waits for us and then stops at the primary key.
    await query('insert into baton.baton_migrations values ($1, $2, $3, $4)', [id, name, hash, Date.now()])
    await exec(sql)
    await exec('commit')
  } catch (error) {
    await exec('rollback')
    throw inFile(error, name, sql)
  }
}

function inFile(error: unknown, name: string, sql: string): unknown {
  if (!(error instanceof DatabaseError)) return error
  const { position } = (error.cause ?? {}) as { position?: string }
  const line = position === undefined ? '' : `:${sql.slice(0, Number(position)).split('\n').length}`
  const { code, message, sqlState, constraint } = error
  return new DatabaseError(code, `Migration ${name}${line}: ${message}`, { sqlState, constraint, cause: error.cause })
}
