import type { ConversationRow } from '@baton/protocol'

/** The other open conversations of the same customer, the newest change first. Who has not said who they are has none that are known. */
export function othersOf(row: ConversationRow, rows: ReadonlyMap<string, ConversationRow>): ConversationRow[] {
  const { externalId } = row.customer
  if (externalId === null || row.status !== 'open') return []
  return [...rows.values()]
    .filter((each) => each.id !== row.id && each.status === 'open' && each.customer.externalId === externalId)
    .toSorted((a, b) => Date.parse(b.updatedAt) - Date.parse(a.updatedAt))
}

/** Which of the two goes on: that which a person holds; else the one that is looked at. */
export function goesOnIn(row: ConversationRow, other: ConversationRow): ConversationRow {
  return row.holder.kind !== 'agent' && other.holder.kind === 'agent' ? other : row
}

/** What will happen when `from` goes on in `into`, in the order of who it touches. */
export function mergeWords(
  from: ConversationRow,
  into: ConversationRow,
  names: { customer: string; me: string; team: (id: string) => string },
): string[] {
  const whose = ({ holder }: ConversationRow) =>
    holder.kind === 'agent' ? (holder.id === names.me ? 'You' : holder.name) : null
  const before = whose(from)
  const after = whose(into)
  const waits = from.holder.kind === 'queue'
  const has = (who: string) => (who === 'You' ? 'You have' : `${who} has`)
  return [
    `What was said in both stands in one thread.`,
    ...(after !== null
      ? [
          before !== null && before !== after
            ? `${has(after)} it; ${before === 'You' ? 'you are' : `${before} is`} free for something else.`
            : `${has(after)} it.`,
        ]
      : before !== null
        ? [`${has(before)} it, with what was said in both.`]
        : into.holder.kind === 'queue'
          ? [`It waits for ${names.team(into.holder.id)}, as it does now.`]
          : waits && from.holder.kind === 'queue'
            ? [`It waits for ${names.team(from.holder.id)}, since they began to wait there.`]
            : ['The assistant has it.']),
    `Whatever ${names.customer} writes goes there: in the chat, on other devices, by e-mail.`,
    'It cannot be taken apart again.',
  ]
}
