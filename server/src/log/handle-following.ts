import type { Actor, Command } from '@baton/engine'
import type { Door, Handled, HandleOptions, Where } from '../handle.ts'

/** One merge leads to the next; more of them than this nobody makes. */
const mostSteps = 100

/**
 * What a customer does, where their conversation goes on: whoever writes to one that was merged into another writes in that one, and loses nothing.
 * What was stored before, under the same client id, is found wherever it was stored.
 */
export async function handleFollowing(
  door: Pick<Door, 'handle'>,
  where: Where,
  actor: Actor,
  command: Command,
  options?: HandleOptions,
): Promise<{ handled: Handled; where: Where }> {
  let at = where
  for (let step = 0; ; step++) {
    const handled = await door.handle(at, actor, command, options)
    if (handled.kind !== 'refused' || handled.refusal.code !== 'conversation_merged' || step === mostSteps)
      return { handled, where: at }
    at = { ...where, conversation: handled.refusal.into }
  }
}
