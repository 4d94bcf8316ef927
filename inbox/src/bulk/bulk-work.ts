import type { BulkDeed, BulkResult } from '@baton/protocol'
import { createStore } from '../sync/store.ts'
import { runBulk, undoOf, type BulkParts } from './run-bulk.ts'

/** One deed with many, as it stands. */
export interface BulkWork {
  /** What is done, as one reads it: "Resolved". */
  words: string
  deed: BulkDeed
  of: number
  results: readonly BulkResult[]
  state: 'waiting' | 'running' | 'stopped' | 'done'
}

/** What cannot be taken back begins so late: until then it can be called off. Milliseconds. */
export const beforeMs = 5000

export const bulkWork = createStore<BulkWork | null>(null)

let current = 0

/** Begins it; one at a time, so that the progress on the screen is of what was asked last. */
export async function begin(
  ids: readonly string[],
  deed: BulkDeed,
  words: string,
  parts: BulkParts = {},
): Promise<void> {
  const mine = ++current
  const mayUndo = deed.kind === 'tag' || deed.kind === 'snooze' || deed.kind === 'wait' || deed.kind === 'back'
  bulkWork.set(() => ({ words, deed, of: ids.length, results: [], state: mayUndo ? 'running' : 'waiting' }))
  if (!mayUndo) await new Promise((resolve) => setTimeout(resolve, beforeMs))
  // Called off before anything was asked for, nothing is on the screen any more.
  const isStopped = () => mine !== current || (bulkWork.get()?.state ?? 'stopped') === 'stopped'
  if (isStopped()) return
  change(mine, { state: 'running' })
  await runBulk(ids, deed, (some) => change(mine, { results: [...(bulkWork.get()?.results ?? []), ...some] }), {
    ...parts,
    isStopped,
  })
  if (!isStopped()) change(mine, { state: 'done' })
}

function change(of: number, to: Partial<BulkWork>): void {
  if (of === current) bulkWork.set((work) => work && { ...work, ...to })
}

/** What has not been asked for yet is not asked for any more. */
export function stop(): void {
  bulkWork.set((work) => (work && work.results.length === 0 ? null : work && { ...work, state: 'stopped' }))
}

export function dismiss(): void {
  bulkWork.set(() => null)
}

/** Takes back what was done, conversation by conversation. */
export async function undo({ deed, results, words }: BulkWork): Promise<void> {
  for (const back of undoOf(deed, results)) await begin(back.ids, back.deed, `Undone: ${words}`)
}
