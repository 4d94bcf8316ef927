import pg from 'pg'
import type { QueryResult } from 'pg'

/** What must be prepared once in each session before a `ScopedQuery` may run in it. */
export const prepareScope = `prepare baton_scope(text) as select set_config('baton.workspace', $1, true)`

interface Wire {
  readonly stream: { cork?(): void; uncork?(): void }
  bind(config: { portal: string; statement: string; values: unknown[]; valueMapper: (value: unknown) => unknown }): void
  execute(config: { portal: string }): void
}

// The parts of pg's Query that its published types leave out.
interface WireQuery {
  submit(wire: Wire): Error | null
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
}

interface WireQueryConfig {
  text: string
  values: unknown[]
  name?: string | undefined
  queryMode: 'extended'
}

type Callback = (error: Error | null | undefined, result: QueryResult) => void

const WireQueryBase = pg.Query as unknown as new (config: WireQueryConfig, callback: Callback) => WireQuery

/**
 * One statement with its workspace set, written in one flush. Everything up to the closing Sync is one implicit
 * transaction, so the workspace (`is_local`) is gone when the statement has ended, however it ended: no BEGIN and
 * COMMIT, no second round trip, nothing left behind on the connection.
 */
export class ScopedQuery extends WireQueryBase {
  readonly #workspace: string
  #scopeIsSet = false

  constructor(
    workspace: string,
    statement: { text: string; values: unknown[]; name?: string | undefined },
    done: Callback,
  ) {
    // Without 'extended', a statement without parameters would be sent as a simple query, in a transaction of its own.
    super({ ...statement, queryMode: 'extended' }, done)
    this.#workspace = workspace
  }

  override submit(wire: Wire): Error | null {
    wire.stream.cork?.()
    try {
      wire.bind({ portal: '', statement: 'baton_scope', values: [this.#workspace], valueMapper: (value) => value })
      wire.execute({ portal: '' })
      return super.submit(wire)
    } finally {
      wire.stream.uncork?.()
    }
  }

  override handleDataRow(message: unknown): void {
    if (this.#scopeIsSet) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire): void {
    if (this.#scopeIsSet) super.handleCommandComplete(message, wire)
    else this.#scopeIsSet = true
  }
}
