export type DatabaseErrorCode =
  | 'database_unavailable'
  | 'disk_full'
  | 'data_folder_in_use'
  | 'statement_timeout'
  | 'conflict'
  | 'serialization'
  | 'sql'

/**
 * The one error that the database layer throws. `conflict` is a broken unique constraint, named in `constraint`;
 * `serialization` covers deadlocks as well: both may be tried again. After `database_unavailable` and
 * `statement_timeout` it is unknown whether a commit that was under way took place: repeat by client id.
 */
export class DatabaseError extends Error {
  readonly code: DatabaseErrorCode
  readonly sqlState: string | undefined
  readonly constraint: string | undefined

  constructor(
    code: DatabaseErrorCode,
    message: string,
    more: { sqlState?: string | undefined; constraint?: string | undefined; cause?: unknown } = {},
  ) {
    super(message, more.cause === undefined ? undefined : { cause: more.cause })
    this.name = 'DatabaseError'
    this.code = code
    this.sqlState = more.sqlState
    this.constraint = more.constraint
  }
}
