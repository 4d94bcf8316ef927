import type { ConversationRow } from '@baton/protocol'

/** What to call the customer: the name, else the id that the workspace gave them, else "Visitor" with the end of the conversation's id. */
export function customerName({ id, customer }: Pick<ConversationRow, 'id' | 'customer'>): string {
  return customer.name ?? customer.externalId ?? `Visitor ${id.slice(-4)}`
}

/** The name to put on a button: the first word of a person's name. */
export function firstName(row: Pick<ConversationRow, 'id' | 'customer'>): string {
  return row.customer.name?.trim().split(/\s+/)[0] ?? (row.customer.externalId ? customerName(row) : 'the visitor')
}
