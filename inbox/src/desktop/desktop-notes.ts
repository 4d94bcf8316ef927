import type { ConversationRow, Mention } from '@baton/protocol'
import { customerName } from '../conversation/customer-name.ts'

/** What the desktop is to say. A newer one of the same `tag` takes its place. */
export interface DesktopNote {
  tag: string
  title: string
  body: string
  conversationId: string
  messageId?: string | undefined
}

/** Somebody named this person in a note. */
export interface MentionSeen {
  key: string
  conversationId: string
  messageId: string
  by: string
  text: string
}

export const toldOf = ({ conversationId, seq, messageId, by, text }: Mention): MentionSeen => ({
  key: `${conversationId}.${seq}`,
  conversationId,
  messageId,
  by: by ?? 'A note',
  text,
})

const most = 140
const short = (text: string) => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

/**
 * What is new for this person between two looks at the desk: offers to them, words of customers whom they hold, and mentions. `before` is null at
 * the first look: what was there already is no news.
 */
export function desktopNotes(
  before: { rows: ReadonlyMap<string, ConversationRow>; mentions: ReadonlySet<string> } | null,
  after: { rows: ReadonlyMap<string, ConversationRow>; mentions: readonly MentionSeen[] },
  me: string,
): DesktopNote[] {
  if (!before) return []
  const notes: DesktopNote[] = []
  for (const row of after.rows.values()) {
    const old = before.rows.get(row.id)
    if (old === row) continue
    const offer = row.handoff?.offer
    if (offer?.agentId === me && old?.handoff?.offer?.id !== offer.id)
      notes.push({
        tag: `offer ${offer.id}`,
        title: `${customerName(row)} is offered to you`,
        body: short(row.problem ?? ''),
        conversationId: row.id,
      })
    const mine = row.status === 'open' && row.holder.kind === 'agent' && row.holder.id === me
    if (mine && old && row.lastBy === 'customer' && row.messages > old.messages)
      notes.push({
        tag: `message ${row.id}`,
        title: `${customerName(row)} wrote`,
        body: short(row.lastText ?? ''),
        conversationId: row.id,
      })
  }
  for (const { key, conversationId, messageId, by, text } of after.mentions) {
    if (before.mentions.has(key)) continue
    notes.push({ tag: `mention ${key}`, title: `${by} mentioned you`, body: short(text), conversationId, messageId })
  }
  return notes
}
