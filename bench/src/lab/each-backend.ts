import { expect, test } from 'vitest'
import { adminUrl, openLabDatabase, whyNoPostgres, type Backend, type LabDatabase } from './open-database.ts'

const missing = await whyNoPostgres(adminUrl())

/**
 * One test on each database, with a database of its own on a real disk. Without PostgreSQL its half is skipped and says so; with `BATON_CI=1`
 * it fails instead. `elsewhere` leaves the opening to other processes.
 */
export function onEachBackend(
  name: string,
  run: (lab: LabDatabase, backend: Backend) => Promise<void>,
  { timeoutMs = 120_000, only, elsewhere = false }: { timeoutMs?: number; only?: Backend; elsewhere?: boolean } = {},
): void {
  for (const backend of ['pglite', 'postgres'] as const) {
    if (only !== undefined && only !== backend) continue
    const title = `${name} (${backend})`
    if (backend === 'postgres' && missing !== undefined) {
      if (process.env['BATON_CI'] === '1') test(title, () => expect.fail(`PostgreSQL cannot be reached: ${missing}`))
      else test.skip(`${title}: skipped, because PostgreSQL cannot be reached (${missing})`, () => {})
      continue
    }
    test(
      title,
      async () => {
        const lab = await openLabDatabase(backend, adminUrl())
        try {
          if (elsewhere) await lab.db.close()
          await run(lab, backend)
        } finally {
          await lab.end()
        }
      },
      timeoutMs,
    )
  }
}
