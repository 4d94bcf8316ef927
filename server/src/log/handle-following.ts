import type { Actor, Command, Conversation } from '@baton/engine'
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

/** A conversation, and where it goes on in turn: the last is where it stands now. */
export async function wayFrom(
  door: Pick<Door, 'current'>,
  where: Where,
): Promise<[{ where: Where; state: Conversation }, ...{ where: Where; state: Conversation }[]]> {
  const { state } = await door.current(where)
  const way: Awaited<ReturnType<typeof wayFrom>> = [{ where, state }]
  for (let { mergedInto } = state; mergedInto && way.length <= mostSteps;) {
    const next = { ...where, conversation: mergedInto.conversationId }
    const { state: there } = await door.current(next)
    way.push({ where: next, state: there })
    mergedInto = there.mergedInto
  }
  return way
}

export async function whereItGoesOn(
  door: Pick<Door, 'current'>,
  where: Where,
): Promise<{ where: Where; state: Conversation }> {
  const way = await wayFrom(door, where)
  return way.at(-1) ?? way[0]
}
