import type { BulkDeed, BulkResult } from '@baton/protocol'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'

/** So many go in one call: what is done is seen soon, and nothing is lost with a call that fails. */
const atOnce = 10
/** What could not be reached is asked again, with the same key: nothing is done twice. Milliseconds. */
const again = [500, 2000, 5000]

export interface BulkParts {
  call?: typeof callApi
  pause?: (ms: number) => Promise<void>
  isStopped?: () => boolean
}

/** Does it with all of them, some at a time, and tells of each as it is answered. A refusal of all is a refusal of each. */
export async function runBulk(
  ids: readonly string[],
  deed: BulkDeed,
  onResults: (results: readonly BulkResult[]) => void,
  { call = callApi, pause = rest, isStopped = () => false }: BulkParts = {},
): Promise<void> {
  for (let at = 0; at < ids.length && !isStopped(); at += atOnce) {
    const conversations = ids.slice(at, at + atOnce)
    onResults(await chunk(conversations))
  }

  async function chunk(conversations: string[]): Promise<readonly BulkResult[]> {
    const idempotencyKey = newId()
    for (let tries = 0; ; tries++) {
      try {
        return (await call('bulk', { body: { conversations, deed } }, { idempotencyKey })).results
      } catch (error) {
        if (!(error instanceof CallRefused)) throw error
        const { problem } = error
        const wait = again[tries]
        if (wait === undefined || (problem.status > 0 && problem.status < 500))
          return conversations.map((id) => ({ id, done: false, changed: false, problem }))
        await pause(wait)
      }
    }
  }
}

const rest = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** What takes it back, as the results say; null where nothing does. Of tags, each conversation gets back what it had. */
export function undoOf(deed: BulkDeed, results: readonly BulkResult[]): { ids: string[]; deed: BulkDeed }[] {
  const changed = results.filter((each) => each.done && each.changed)
  if (deed.kind === 'snooze' || deed.kind === 'wait')
    return changed.length > 0 ? [{ ids: changed.map(({ id }) => id), deed: { kind: 'back' } }] : []
  if (deed.kind !== 'tag') return []
  const alike = Map.groupBy(changed, ({ added = [], removed = [] }) => JSON.stringify([added, removed]))
  return [...alike.values()].map((group) => ({
    ids: group.map(({ id }) => id),
    deed: { kind: 'tag', add: group[0]?.removed ?? [], remove: group[0]?.added ?? [] },
  }))
}
