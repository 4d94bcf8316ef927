import type { Query } from './database.ts'

/** The tables that erasing deletes from or takes words out of. */
const tables = [
  'texts',
  'said_words',
  'captures',
  'files',
  'action_calls',
  'guidance',
  'guidance_versions',
  'file_pieces',
  'snapshots',
  'handoffs',
  'facts',
  'conversations',
  'idempotency',
  'visitors',
  'mails',
  'mails_in',
  'customer_notes',
  'customers',
] as const

/**
 * Rewrites the tables that may hold what was erased, and begins the log anew. Deleting marks a row, a vacuum frees its room and leaves its
 * bytes, and the log keeps what was written for as long as its files are used again: none of that is gone from the disk.
 */
export async function scrubFiles(asOwner: Query): Promise<void> {
  for (const table of tables) await asOwner(`vacuum (full) baton.${table}`)
  // Files of the log that are done with are removed by the checkpoint, rather than kept to be written over some day.
  await asOwner('set wal_recycle = off')
  await asOwner('select pg_switch_wal()')
  await asOwner('checkpoint')
}
