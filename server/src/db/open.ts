import type { Database } from './database.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

/** The database that the configuration asks for: PostgreSQL when there is a URL, else the embedded one in `dataDir`. */
export function openDatabase(options: {
  databaseUrl?: string | undefined
  poolSize?: number | undefined
  dataDir: string
}): Promise<Database> {
  const { databaseUrl, poolSize, dataDir } = options
  return databaseUrl === undefined ? openPglite({ dir: dataDir }) : openPostgres({ url: databaseUrl, poolSize })
}
