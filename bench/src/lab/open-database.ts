import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { Database } from '../../../server/src/db/database.ts'
import { migrate } from '../../../server/src/db/migrate.ts'
import { openPglite } from '../../../server/src/db/pglite.ts'
import { openPostgres } from '../../../server/src/db/postgres.ts'

export type Backend = 'postgres' | 'pglite'

/** A migrated database of its own, on a real disk, and gone at the end. */
export interface LabDatabase {
  db: Database
  /** How another process opens it. */
  where: { databaseUrl: string } | { dataDir: string }
  /** Statements as the superuser of the server; PostgreSQL only. */
  asAdmin(sql: string): Promise<void>
  end(): Promise<void>
}

const sqlFolder = path.join(import.meta.dirname, '../../../server/sql')

/** The PostgreSQL server to work on: a superuser's address. */
export function adminUrl(given?: string): string {
  return (
    given ??
    process.env['BATON_BENCH_POSTGRES'] ??
    process.env['BATON_TEST_POSTGRES'] ??
    'postgres://postgres@127.0.0.1:5432/postgres'
  )
}

/** Why PostgreSQL cannot be used; undefined when it can. */
export async function whyNoPostgres(url: string): Promise<string | undefined> {
  try {
    await admin(url, 'select 1')
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
  }
}

/** A new database. `open: false` leaves the opening to another process: `db` must not be used then. */
export async function openLabDatabase(backend: Backend, url: string): Promise<LabDatabase> {
  return backend === 'postgres' ? postgres(url) : pglite()
}

/** Opens a database beside, or after, who had it open: an embedded one has one opener at a time. */
export const openThere = (where: LabDatabase['where']): Promise<Database> =>
  'databaseUrl' in where
    ? openPostgres({ url: where.databaseUrl, statementLimitMs: 120_000 })
    : openPglite({ dir: where.dataDir })

async function postgres(url: string): Promise<LabDatabase> {
  const name = `baton_bench_${randomUUID().replaceAll('-', '').slice(0, 16)}`
  await admin(url, `create database ${name}`)
  const databaseUrl = Object.assign(new URL(url), { pathname: `/${name}` }).href
  const db = await openPostgres({ url: databaseUrl })
  await migrate(db, { folder: sqlFolder })
  return {
    db,
    where: { databaseUrl },
    asAdmin: (sql) => admin(url, sql.replaceAll(':name', name)),
    async end() {
      await db.close()
      await admin(url, `drop database if exists ${name} with (force)`)
    },
  }
}

async function pglite(): Promise<LabDatabase> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'baton-bench-'))
  const db = await openPglite({ dir: dataDir })
  await migrate(db, { folder: sqlFolder })
  return {
    db,
    where: { dataDir },
    asAdmin: () => Promise.reject(new Error('PGlite has no server')),
    async end() {
      await db.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function admin(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
