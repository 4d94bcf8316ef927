import type { Query } from './database.ts'

/** When PGlite, which has no background processes, is looked after. Times in milliseconds. */
export interface MaintenanceLimits {
  /** How often to look. */
  everyMs: number
  /** How long nobody may have asked for anything before housekeeping that can wait is done. */
  idleMs: number
  /** After how long without a checkpoint one is made in an idle moment. */
  checkpointAfterMs: number
  /** How much log may pile up before a checkpoint is made, idle or not: it bounds the folder and the time to reopen. */
  checkpointAfterBytes: number
  /** How often to look for tables to vacuum in idle moments; ten times as long without one and it is done anyway. */
  vacuumAfterMs: number
}

export const usualMaintenance: MaintenanceLimits = {
  everyMs: 5_000,
  idleMs: 1_000,
  checkpointAfterMs: 60_000,
  checkpointAfterBytes: 64e6,
  vacuumAfterMs: 60_000,
}

/** What of one look was done. */
export interface Chores {
  checkpointed: boolean
  vacuumed: string[]
}

// A checkpoint leaves some log of its own behind.
const nothingNew = 10_000

const logSinceCheckpoint = `select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), redo_lsn)::int8 as bytes
  from pg_control_checkpoint()`

// The thresholds of PostgreSQL's own autovacuum, and its age limit.
const tablesToVacuum = `select format('%I.%I', s.schemaname, s.relname) as name
  from pg_stat_all_tables s join pg_class c on c.oid = s.relid
  where c.relkind in ('r', 'm') and s.schemaname not like 'pg\\_temp%' and s.schemaname <> 'pg_toast'
    and (s.n_dead_tup > 50 + 0.2 * greatest(c.reltuples, 0)
      or s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)
      or s.n_ins_since_vacuum > 1000 + 0.2 * greatest(c.reltuples, 0)
      or age(c.relfrozenxid) > 200000000)
  order by s.n_dead_tup + s.n_mod_since_analyze desc`

/** Decides which housekeeping is due, and does it through `asOwner`, one statement at a time so that others get their turn. */
export class Maintenance {
  readonly #limits: MaintenanceLimits
  readonly #asOwner: Query
  readonly #traffic: { busy: boolean; idleFor: number }
  #checkpointAt: number
  #vacuumAt: number

  constructor(limits: MaintenanceLimits, asOwner: Query, traffic: { busy: boolean; idleFor: number }) {
    this.#limits = limits
    this.#asOwner = asOwner
    this.#traffic = traffic
    this.#checkpointAt = performance.now()
    this.#vacuumAt = performance.now()
  }

  /** One look. `spaceIsLow` asks for a checkpoint at once, because it frees log files. */
  async look(spaceIsLow = false): Promise<Chores> {
    const idle = this.#traffic.idleFor >= this.#limits.idleMs
    const checkpointed = await this.#checkpoint(idle, spaceIsLow)
    const vacuumed = spaceIsLow ? [] : await this.#vacuum(idle)
    return { checkpointed, vacuumed }
  }

  async #checkpoint(idle: boolean, spaceIsLow: boolean): Promise<boolean> {
    const [log] = await this.#asOwner<{ bytes: number }>(logSinceCheckpoint)
    const bytes = log?.bytes ?? 0
    const isOld = performance.now() - this.#checkpointAt >= this.#limits.checkpointAfterMs
    const due = bytes > this.#limits.checkpointAfterBytes || (bytes > nothingNew && (spaceIsLow || (idle && isOld)))
    if (!due) return false
    await this.#asOwner('checkpoint')
    this.#checkpointAt = performance.now()
    return true
  }

  async #vacuum(idle: boolean): Promise<string[]> {
    const since = performance.now() - this.#vacuumAt
    const overdue = since >= 10 * this.#limits.vacuumAfterMs
    if (!overdue && !(idle && since >= this.#limits.vacuumAfterMs)) return []
    // The counts are in the session's own memory until it is told to hand them over.
    await this.#asOwner('select pg_stat_force_next_flush()')
    const tables = await this.#asOwner<{ name: string }>(tablesToVacuum)
    const done: string[] = []
    for (const { name } of tables) {
      if (!overdue && this.#traffic.busy) return done
      await this.#asOwner(`vacuum (analyze) ${name}`)
      done.push(name)
    }
    this.#vacuumAt = performance.now()
    return done
  }
}
