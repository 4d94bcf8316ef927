import { asksAgain, type Asked, type GuardContext, type KnownForGuard } from '@baton/engine'
import type { ConversationEvent } from '@baton/protocol'
import type { CaseView } from '../handoff/case-view.ts'
import { slotWords } from '../handoff/slot-words.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'

/** What the guard knows of a conversation: what the customer has said, and whether this is the first reply after a handoff. */
export interface Guarded {
  known: readonly KnownForGuard[]
  context: GuardContext
}

/** From the package of the handoff that stands, and the words that the customer wrote. */
export function knownFor(pkg: PackageOnWire | null, view: CaseView, events: readonly ConversationEvent[]): Guarded {
  const said = new Map<string, string>()
  for (const { type, messageId, text } of events)
    if (type === 'MessageReceived' && typeof messageId === 'string' && typeof text === 'string')
      said.set(messageId, text)
  const known = [...(pkg?.facts ?? []), ...view.added]
    .filter(({ value, verification }) => value !== null || verification)
    .map(({ name, value, messageId, at, verification }): KnownForGuard => {
      const words = messageId === null ? undefined : said.get(messageId)
      return {
        name,
        value,
        label: slotWords(name),
        messageId,
        at: Date.parse(at),
        verification,
        ...(words ? { said: words } : {}),
      }
    })
  return {
    known,
    context: {
      handedOff: pkg !== null,
      firstReply: !view.replied,
      locale: pkg?.routing.language ?? 'en',
      told: [...said.values()].slice(-12),
    },
  }
}

/** Whether a draft asks for what the customer has said already; null where it does not. */
export const askedAgain = (draft: string, { known, context }: Guarded): Asked | null =>
  draft.trim().length < 6 ? null : asksAgain(draft, known, context)
