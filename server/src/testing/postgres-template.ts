import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { migrate, readMigrations } from '../db/migrate.ts'
import { openPostgres } from '../db/postgres.ts'

const keptForMs = 24 * 3_600_000

/**
 * The name of a database with all migrations of a folder, to make others from: made once for each state of them, since a copy costs a
 * quarter of what applying them does. Those that have not been current for a day are dropped.
 */
export async function postgresTemplate(admin: pg.Client, adminUrl: string, migrations: string): Promise<string> {
  const hash = createHash('sha256')
  for (const migration of readMigrations(migrations)) hash.update(migration.hash)
  const name = `baton_template_${hash.digest('hex').slice(0, 16)}`
  if (await isThere(admin, name)) return name
  // Nobody may be connected to what is copied: it is made under another name, and gets its own when it is done.
  const aside = `baton_template_${randomUUID().replaceAll('-', '')}`
  await admin.query(`create database ${aside}`)
  try {
    const db = await openPostgres({ url: Object.assign(new URL(adminUrl), { pathname: `/${aside}` }).href })
    try {
      await migrate(db, { folder: migrations })
    } finally {
      await db.close()
    }
    await removeOld(admin)
    await admin.query(`comment on database ${aside} is '${Date.now()}'`)
    await admin.query(`alter database ${aside} rename to ${name}`)
  } catch (error) {
    await admin.query(`drop database if exists ${aside} with (force)`)
    // Another process was faster.
    if (!(await isThere(admin, name))) throw error
  }
  return name
}

async function isThere(admin: pg.Client, name: string): Promise<boolean> {
  return (await admin.query('select from pg_database where datname = $1', [name])).rowCount === 1
}

async function removeOld(admin: pg.Client): Promise<void> {
  const { rows } = await admin.query<{ name: string; madeAt: string | null }>(
    `select datname as name, shobj_description(oid, 'pg_database') as "madeAt" from pg_database where datname ~ '^baton_template_[0-9a-f]{16}$'`,
  )
  for (const { name, madeAt } of rows)
    if (Date.now() - Number(madeAt) > keptForMs) await admin.query(`drop database if exists ${name}`).catch(() => {})
}
