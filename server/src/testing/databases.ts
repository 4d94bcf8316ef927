import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import type { Database } from '../db/database.ts'
import { migrate } from '../db/migrate.ts'
import { keepTemplate, templateFile } from '../db/migrated-template.ts'
import { openPglite } from '../db/pglite.ts'
import { openPostgres } from '../db/postgres.ts'
import { postgresTemplate } from './postgres-template.ts'

/** A database of its own for one test file, with all migrations applied. */
export interface TestDatabase {
  db: Database
  /** For opening it a second time; PostgreSQL only. */
  url?: string
}

export type DatabaseName = 'pglite' | 'postgres'

export interface EachDatabaseOptions {
  /** The folder of migrations to apply first; default: the server's own. `null` leaves the database untouched. */
  migrations?: string | null
  /** For what only one of them has. */
  only?: DatabaseName
}

const serverSql = path.join(import.meta.dirname, '../../sql')
const adminUrl = process.env['BATON_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'
const mustHavePostgres = process.env['BATON_CI'] === '1'
const unreachable = await whyUnreachable()

/**
 * Runs a suite once on each database. `open` gives the same database to the whole suite, opened at its first call and
 * closed after the last test. Without a PostgreSQL server (`BATON_TEST_POSTGRES`) its half is skipped and says so; with
 * `BATON_CI=1` it fails instead.
 */
export function eachDatabase(
  suite: (name: DatabaseName, open: () => Promise<TestDatabase>) => void,
  { migrations = serverSql, only }: EachDatabaseOptions = {},
): void {
  if (only !== 'postgres') {
    describe('pglite', () => {
      suite(
        'pglite',
        openOnce(() => testPglite(migrations)),
      )
    })
  }
  if (only === 'pglite') return
  if (unreachable === undefined) {
    describe('postgres', () => {
      suite(
        'postgres',
        openOnce(() => testPostgres(migrations)),
      )
    })
  } else if (mustHavePostgres) {
    test('postgres', () => expect.fail(`PostgreSQL cannot be reached at BATON_TEST_POSTGRES: ${unreachable}`))
  } else {
    test.skip(`postgres: skipped, because it cannot be reached (${unreachable}); set BATON_TEST_POSTGRES`, () => {})
  }
}

type Opened = TestDatabase & { end: () => Promise<void> }

function openOnce(make: () => Promise<Opened>): () => Promise<TestDatabase> {
  let opened: Promise<Opened> | undefined
  afterAll(async () => (await opened)?.end())
  return () => (opened ??= make())
}

/** A PGlite database in memory, from a migrated template that is made once for each state of the migrations. */
async function testPglite(migrations: string | null): Promise<Opened> {
  const db = await openPglite({ dir: 'memory://', template: await templateFor(migrations) })
  return { db, end: () => db.close() }
}

async function testPostgres(migrations: string | null): Promise<Opened> {
  const name = `baton_test_${randomUUID().replaceAll('-', '')}`
  await asAdmin(async (admin) => {
    const template = hasAny(migrations) ? await postgresTemplate(admin, adminUrl, migrations) : 'template1'
    await admin.query(`create database ${name} template ${template}`)
  })
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href
  const db = await openPostgres({ url })
  const end = async (): Promise<void> => {
    await db.close()
    await asAdmin((admin) => admin.query(`drop database if exists ${name} with (force)`))
  }
  return { db, url, end }
}

async function templateFor(migrations: string | null): Promise<string> {
  const file = templateFile(hasAny(migrations) ? migrations : null)
  if (fs.existsSync(file)) return file
  const db = await openPglite({ dir: 'memory://' })
  try {
    await migrateIfAny(db, migrations)
    keepTemplate(file, await db.dump())
  } finally {
    await db.close()
  }
  return file
}

async function migrateIfAny(db: Database, migrations: string | null): Promise<void> {
  if (hasAny(migrations)) await migrate(db, { folder: migrations })
}

function hasAny(migrations: string | null): migrations is string {
  return (
    migrations !== null && fs.existsSync(migrations) && fs.readdirSync(migrations).some((name) => name.endsWith('.sql'))
  )
}

async function asAdmin<T>(work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: adminUrl, connectionTimeoutMillis: 2_000 })
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.end()
  }
}

async function whyUnreachable(): Promise<string | undefined> {
  try {
    await asAdmin((admin) => admin.query('select 1'))
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
  }
}
