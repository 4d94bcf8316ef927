import { asksAgain, askingSentences, type Asked, type KnownForGuard } from '../answering/index.ts'
import { extractSlots } from '../slots/extract-slots.ts'
import type { Deciding } from './deciding.ts'

/** As sure as it must be before something the assistant wants to ask is kept back. What is less sure is sent, and counted. */
const SURE = 0.9

/** What a reply asks for again, as the conversation knows it now; null where it asks for nothing known (law 7). */
export function askedAgain(d: Deciding, reply: string, by: 'assistant' | 'agent'): Asked | null {
  const { handoff, handoffs, locale } = d.state
  const firstReply = by === 'agent' && handoffs > 0 && handoff !== null && handoff.firstResponseAt === null
  return asksAgain(reply, knownFor(d, reply), { handedOff: handoffs > 0, firstReply, locale })
}

/** Records that a reply which was sent asks again. `asked` was found before it was sent: sending changes what is first. */
export function noteAskedAgain(
  d: Deciding,
  said: { by: 'assistant' | 'agent'; messageId: string },
  asked: Asked | null,
): void {
  if (!asked) return
  const slot = asked.kind === 'slot' ? asked.slot : null
  const earlierMessageId = asked.kind === 'slot' ? asked.messageId : (d.state.firstWords[0]?.messageId ?? null)
  d.add({ type: 'AskedAgain', ...said, kind: asked.kind, slot, earlierMessageId })
}

/**
 * What may be said of an assistant's draft: all of it, what is left without the sentences that ask again, or nothing (empty).
 * Questions of a playbook stay: its steps wait for their answers.
 */
export function withoutAskingAgain(d: Deciding, draft: string): { text: string; asked: Asked | null } {
  const asked = askedAgain(d, draft, 'assistant')
  if (asked?.kind !== 'slot' || asked.score < SURE) return { text: draft, asked: null }
  let text = draft
  for (const { from, to } of askingSentences(draft).toReversed()) {
    const alone = askedAgain(d, draft.slice(from, to), 'assistant')
    if (alone?.kind === 'slot' && alone.score >= SURE) text = `${text.slice(0, from)}${text.slice(to)}`
  }
  text = text.replace(/[ \t]{2,}/g, ' ').trim()
  // What still asks when it was cut apart asks across its sentences.
  return { text: text === draft.trim() ? '' : text, asked }
}

/** The slots that stand, without those whose value the reply says itself: then it confirms. */
function knownFor(d: Deciding, reply: string): KnownForGuard[] {
  const standing = d.state.slots.filter(({ supersededAt }) => supersededAt === null)
  if (standing.length === 0) return []
  const definitions = d.given.policy.slots
  const repeated = new Set(extractSlots(reply, definitions).map(({ name, key }) => `${name} ${key}`))
  return standing
    .filter(({ name, key }) => !repeated.has(`${name} ${key}`))
    .flatMap(({ name, messageId, at }): KnownForGuard[] => {
      const definition = definitions.find((each) => each.name === name)
      const known = { name, value: null, messageId, at, verification: definition?.verification ?? false }
      const labels = Object.values(definition?.labels ?? {}).flat()
      return labels.length === 0 ? [known] : labels.map((label) => ({ ...known, label }))
    })
}
