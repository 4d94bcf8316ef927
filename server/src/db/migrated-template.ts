import { createHash, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrations } from './migrate.ts'

const kept = fileURLToPath(new URL('../../../node_modules/.baton/templates', import.meta.url))
const keptForMs = 7 * 24 * 3_600_000

/**
 * The file for the dump of an embedded database that these migrations have been applied to: a copy costs a seventh of what making one does.
 * Another for each state of them, and for each PGlite. It need not be there.
 */
export function templateFile(migrations: string | null, folder = kept): string {
  const hash = createHash('sha256').update(fs.readFileSync(pglitePackage(), 'utf8'))
  for (const migration of migrations === null ? [] : readMigrations(migrations)) hash.update(migration.hash)
  return path.join(folder, `${hash.digest('hex').slice(0, 16)}.tar`)
}

/** Keeps a dump for those who come after, and removes those that have not been made for a week. Where nothing can be written, they make their own. */
export function keepTemplate(file: string, dump: Uint8Array): void {
  const folder = path.dirname(file)
  const aside = `${file}.${randomUUID()}`
  try {
    fs.mkdirSync(folder, { recursive: true })
    removeOld(folder)
    fs.writeFileSync(aside, dump)
    // Whoever else made one meanwhile may be read already: the first stays.
    fs.linkSync(aside, file)
  } catch {
    // Another was faster, or this is a folder to read from.
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

/** One that cannot be read makes room for another, where anything can be written. */
export function dropTemplate(file: string): void {
  try {
    fs.rmSync(file, { force: true })
  } catch {
    // A folder to read from.
  }
}

/** Each takes 45 MB. */
function removeOld(folder: string): void {
  for (const name of fs.readdirSync(folder)) {
    const file = path.join(folder, name)
    const made = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
    if (Date.now() - made > keptForMs) fs.rmSync(file, { force: true })
  }
}

const pglitePackage = () =>
  path.join(createRequire(import.meta.url).resolve('@electric-sql/pglite'), '../../package.json')
