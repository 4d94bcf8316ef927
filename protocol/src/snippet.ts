/** What a snippet can leave open: filled in where it is put into a reply. */
export const placeholders = {
  'customer.name': 'the customer’s name',
  'customer.firstName': 'the first word of it',
  'agent.name': 'your name',
  'agent.firstName': 'the first word of it',
  reference: 'the id of the conversation',
} as const
export type Placeholder = keyof typeof placeholders

/** `{{customer.firstName}}`, or with what stands there where it is not known: `{{customer.firstName|there}}`. */
const open = /\{\{\s*([^{}|]*?)\s*(?:\|([^{}]*))?\}\}/g

/** The first placeholder that is none; null where all are known. */
export function unknownPlaceholder(body: string): string | null {
  for (const [, name = ''] of body.matchAll(open)) if (!Object.hasOwn(placeholders, name)) return name
  return null
}

/** The snippet with what is known in place. What is not known and has no other words stays open, to be seen. */
export function fillSnippet(body: string, values: Partial<Record<Placeholder, string | null>>): string {
  return body.replace(open, (whole, name: string, otherwise: string | undefined) => {
    if (!Object.hasOwn(placeholders, name)) return whole
    return values[name as Placeholder]?.trim() || otherwise?.trim() || whole
  })
}

/** Where something is still open in a text; null where nothing is. */
export function openPlaceholder(text: string): { from: number; to: number; name: string } | null {
  for (const match of text.matchAll(open)) {
    const [whole, name = ''] = match
    if (Object.hasOwn(placeholders, name)) return { from: match.index, to: match.index + whole.length, name }
  }
  return null
}
