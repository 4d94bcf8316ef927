import type { CustomerPage, CustomersConversation } from '@baton/protocol'

const froms = { account: 'account', 'written-to': 'we wrote there', wrote: 'they wrote from it' } as const

/** Where an address is known from. */
export const fromWords = (from: CustomerPage['emails'][number]['from']): string =>
  from.map((each) => froms[each]).join(', ')

/** How a conversation ended, and by whom. */
export function endedWords({ ended }: Pick<CustomersConversation, 'ended'>): string | null {
  if (!ended) return null
  const how = (ended.resolution ?? 'resolved').replaceAll('-', ' ')
  const who = { assistant: 'the assistant', customer: 'the customer', agent: ended.name ?? 'a person' }[ended.by]
  return `${how} by ${who}`
}

/** The name of a language, in English; what nobody knows as it is written. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

export const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`

/** A value as it was typed: a number or a yes where it was one before or reads as one, else words. */
export function readValue(
  text: string,
  before: string | number | boolean | null | undefined,
): string | number | boolean {
  if (before !== undefined && text === String(before)) return before ?? text
  if (typeof before === 'string') return text
  if (/^(true|false)$/.test(text)) return text === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d{1,10})?$/.test(text) ? Number(text) : text
}
