import { describe, expect, onTestFinished, test } from 'vitest'
import { adminUrl, openLabDatabase, whyNoPostgres, type Backend, type LabDatabase } from './open-database.ts'

const missing = await whyNoPostgres(adminUrl())

/**
 * Runs a suite on each database. `open` gives a test a database of its own on a real disk, which goes with it; `elsewhere` leaves the opening
 * to other processes. Without PostgreSQL its half is skipped and says so; with `BATON_CI=1` it fails instead.
 */
export function eachBackend(
  suite: (open: (how?: { elsewhere: boolean }) => Promise<LabDatabase>) => void,
  backends: readonly Backend[] = ['pglite', 'postgres'],
): void {
  for (const backend of backends) {
    describe(`${backend}`, () => {
      if (backend === 'pglite' || missing === undefined)
        return suite((how) => openForTest(backend, how?.elsewhere ?? false))
      if (process.env['BATON_CI'] === '1')
        test('is there', () => expect.fail(`PostgreSQL cannot be reached: ${missing}`))
      // oxlint-disable-next-line vitest/no-disabled-tests
      else test.skip(`skipped, because PostgreSQL cannot be reached (${missing})`, () => {})
    })
  }
}

async function openForTest(backend: Backend, elsewhere: boolean): Promise<LabDatabase> {
  const lab = await openLabDatabase(backend, adminUrl())
  onTestFinished(() => lab.end())
  if (elsewhere) await lab.db.close()
  return lab
}
