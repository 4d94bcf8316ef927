import { beyondBounds, topicIn, type Act, type HandoffReason } from '@baton/engine'
import type { AssistantSettings } from '@baton/protocol'
import type { Assistant, Turn } from '../assistant/assistant.ts'

/**
 * The assistant's turn within the bounds of its version, whatever it is told and whatever a model makes of it: what lies beyond them goes to a person
 * before anybody is asked, and an answer that touches what it does not talk about is not given.
 */
export async function* withinBounds(
  assistant: Assistant,
  settings: AssistantSettings,
  turn: Turn,
): AsyncGenerator<readonly Act[]> {
  const began = turn.now()
  const { bounds } = settings
  const end = (): Act => ({
    kind: 'end',
    outcome: 'handed-off',
    usage: { model: 'none', ms: turn.now() - began, confidence: null },
    fault: null,
  })
  const handOff = (reason: HandoffReason): Act[] => [{ kind: 'hand-off', reason, note: null, team: null }, end()]
  const asked = beyondBounds(bounds, { ...openWords(turn), language: turn.state.language })
  if (asked) return yield handOff(asked)
  for await (const acts of assistant.takeTurn(turn)) {
    const at = acts.findIndex((act) => act.kind === 'say' && topicIn(bounds, act.text) !== null)
    const said = at < 0 ? undefined : acts[at]
    const touched = said?.kind === 'say' ? topicIn(bounds, said.text) : null
    if (!touched) {
      yield acts
      continue
    }
    const last = acts.find((act) => act.kind === 'end')
    return yield [...acts.slice(0, at), ...handOff(touched).slice(0, 1), last ?? end()]
  }
}

/** What the customer has written since somebody answered, and all that it is about. */
function openWords({ thread, state }: Turn): { words: string; intents: string[] } {
  const spoken = thread.findLastIndex(({ by }) => by !== 'customer')
  const open = thread.slice(spoken + 1)
  const ids = new Set(open.map(({ messageId }) => messageId))
  const { intent } = state
  return {
    words: open.map(({ text }) => text).join('\n'),
    intents: intent && ids.has(intent.messageId) ? [intent.name, ...(intent.others ?? []).map(({ name }) => name)] : [],
  }
}
