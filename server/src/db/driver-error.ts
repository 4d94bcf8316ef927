import pg from 'pg'
import { DatabaseError } from './database-error.ts'
import type { DatabaseErrorCode } from './database-error.ts'

const codes: Readonly<Record<string, DatabaseErrorCode>> = {
  '23505': 'conflict',
  '40001': 'serialization',
  '40P01': 'serialization',
  '55P03': 'serialization',
  '53100': 'disk_full',
  '57014': 'statement_timeout',
  '25P03': 'statement_timeout',
  // A former primary that has become a standby: a new connection will find the new primary.
  '25006': 'database_unavailable',
}

const connectionClasses = ['08', '57', '28', '3D', '53']

/** Whether the statement was prepared before a migration changed what it returns; preparing it again is the cure. */
export function isStalePlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && /cached plan/.test(error.message)
}

/** Whether the connection is still of use after this: it is when the server itself said no, or when nothing was asked of it. */
export function connectionSurvives(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return true
  const { cause } = error
  if (cause === undefined) return true
  return cause instanceof pg.DatabaseError && cause.severity === 'ERROR' && cause.code !== '25006'
}

/** What the driver threw, as our own error. The server's detail line is left out: it quotes customers' values. */
export function toDatabaseError(error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error
  if (error instanceof pg.DatabaseError) {
    const sqlState = error.code ?? ''
    // What is fatal ends the connection, whatever the state says: a database that takes no connections calls it 55000.
    const isGone = error.severity === 'FATAL' || connectionClasses.includes(sqlState.slice(0, 2))
    const code = codes[sqlState] ?? (isGone ? 'database_unavailable' : 'sql')
    const stale = isStalePlan(error) ? 'serialization' : code
    return new DatabaseError(stale, error.message, { sqlState, constraint: error.constraint, cause: error })
  }
  // A value that cannot be written or read is the caller's; all else that the driver throws is about the connection.
  const ofTheCaller = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError
  const message = error instanceof Error ? error.message || String((error as { code?: unknown }).code) : String(error)
  return ofTheCaller
    ? new DatabaseError('sql', message, { cause: error })
    : new DatabaseError('database_unavailable', `The database cannot be reached: ${message}`, { cause: error })
}

/** The failure to become `baton_app`, in words that say what to do. */
export function explainRole(error: unknown): DatabaseError {
  const known = toDatabaseError(error)
  if (known.sqlState === '22023') {
    return new DatabaseError('sql', 'The database has not been migrated yet: run its migrations first', {
      cause: error,
    })
  }
  if (known.sqlState === '42501') {
    const message = 'The database user may not act as baton_app: run the migrations as this user, or grant it the role'
    return new DatabaseError('sql', message, { sqlState: known.sqlState, cause: error })
  }
  return known
}
