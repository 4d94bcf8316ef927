import type { Act } from '@baton/engine'

/** The same acts, with what worded them on what is said. */
export const worded = (model: string, acts: readonly Act[]): readonly Act[] =>
  acts.map((act) => (act.kind === 'say' && act.model === undefined ? { ...act, model } : act))

/** The batches of a turn, with what worded them. */
export async function* wordedBy<R>(
  model: string,
  turn: AsyncGenerator<readonly Act[], R>,
): AsyncGenerator<readonly Act[], R> {
  for (;;) {
    const next = await turn.next()
    if (next.done) return next.value
    yield worded(model, next.value)
  }
}
