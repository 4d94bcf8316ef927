import type { Conversation } from '../conversation/state.ts'
import type { Incident, IncidentMatch } from './incident.ts'

/** What is known of a case, as far as an incident is recognised by it. */
export interface CaseSeen extends Pick<Conversation, 'intent' | 'signs'> {
  tier: string | null
}

/** An intent that was read with less than this chance is no sign. */
export const surelyRead = 0.5

/** What the case shows of the incident; null where it is not it. One sign is enough; pages and tiers must hold where they are named. */
export function matchIncident({ id, signs }: Incident, { intent, signs: seen, tier }: CaseSeen): IncidentMatch | null {
  const mine = seen.filter(({ incidentId }) => incidentId === id)
  const page = mine.some(({ by }) => by === 'page')
  if (signs.pages.length > 0 && !page) return null
  const inTier = signs.tiers.find((name) => name.toLowerCase() === tier?.toLowerCase())
  if (signs.tiers.length > 0 && inTier === undefined) return null
  const words = mine.find((each) => each.by === 'words')
  const read = [...(intent ? [intent] : []), ...(intent?.others ?? [])]
    .filter(({ confidence }) => confidence >= surelyRead)
    .find(({ name }) => signs.intents.includes(name))
  const area =
    intent && intent.confidence >= surelyRead ? intent.areas.find((each) => signs.areas.includes(each)) : undefined
  if (!words && !read && area === undefined) return null
  return {
    ...(words ? { words: { textId: words.textId, messageId: words.messageId, from: words.from, to: words.to } } : {}),
    ...(read ? { intent: { name: read.name, confidence: read.confidence } } : {}),
    ...(area === undefined ? {} : { area }),
    ...(page ? { page: true as const } : {}),
    ...(inTier === undefined ? {} : { tier: inTier }),
  }
}
