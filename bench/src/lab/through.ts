import type { Database } from '../../../server/src/db/database.ts'

type Run = () => Promise<unknown[]>

/** The same database, with something between it and its callers. */
export function through(
  db: Database,
  between: (sql: string, run: Run, params?: readonly unknown[]) => unknown[] | Promise<unknown[]>,
): Database {
  return {
    kind: db.kind,
    scoped: db.scoped.bind(db),
    transaction: db.transaction.bind(db),
    migrate: db.migrate.bind(db),
    close: () => db.close(),
    call: async <R>(sql: string, params?: readonly unknown[]) =>
      (await between(sql, () => db.call(sql, params), params)) as R[],
  }
}
