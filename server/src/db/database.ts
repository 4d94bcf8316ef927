/** The roles that statements run as. None may log in, and none bypasses row-level security. */
export type Role = 'baton_app' | 'baton_auth' | 'baton_follower' | 'baton_sweeper'

export type Row = Record<string, unknown>

/** One statement; rows come back with int8 as number, jsonb parsed, timestamptz never used (times are bigint ms). */
export type Query = <R = Row>(sql: string, params?: readonly unknown[]) => Promise<R[]>

/** What the server asks of its database; PostgreSQL and PGlite answer alike. Failures are `DatabaseError`s. */
export interface Database {
  readonly kind: 'postgres' | 'pglite'

  /**
   * One statement in its own transaction as `baton_app`, in one round trip. No workspace is set, so row-level security
   * shows nothing unless the called SQL function sets it itself (`select * from baton.append(...)` does).
   */
  call: Query

  /** One statement as `baton_app` inside one workspace, which the statement's transaction alone sees. */
  scoped<R = Row>(workspace: string, sql: string, params?: readonly unknown[]): Promise<R[]>

  /**
   * A transaction as `role` (default `baton_app`), with the workspace set when given. Rolls back when `work` throws.
   * On PGlite nobody else's statement may run inside it, so `work` must not wait for anything but its own queries.
   */
  transaction<T>(
    as: { role?: Role | undefined; workspace?: string | undefined },
    work: (query: Query) => Promise<T>,
  ): Promise<T>

  /** As the owner, for migrations only: many statements allowed. */
  migrate<T>(work: (exec: (sql: string) => Promise<void>, query: Query) => Promise<T>): Promise<T>

  /**
   * Takes what deleted rows left behind out of the files as well. Only an embedded database has it: a server's own housekeeping, and its
   * backups, are its operator's.
   */
  scrub?(): Promise<void>

  /** Ends after running statements have finished; may be called again. */
  close(): Promise<void>
}
