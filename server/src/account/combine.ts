import type { AccountSource } from '@baton/engine'
import type { AccountAnswer } from '@baton/protocol'

/** What is known of a customer from one side, and since when. ms UTC. */
export interface AccountSide {
  source: AccountSource
  at: number
  account: AccountAnswer
}

export interface Combined {
  account: AccountAnswer
  /** Where each field came from. */
  parts: { name: string; source: AccountSource; at: number }[]
}

const fields = ['name', 'email', 'tier', 'since', 'value', 'plan', 'openIssues'] as const
/** Fields that a side may tell among its attributes, too. */
const lifted = ['since', 'value', 'plan'] as const

/**
 * What was pushed and what was pulled as one account: field by field the newer of both that says something wins, attributes key by key.
 * A side that says nothing about a field takes nothing away; one that says that there are no open issues does.
 */
export function combine(sides: readonly AccountSide[]): Combined {
  const newestFirst = sides.toSorted((a, b) => b.at - a.at).map(withLifted)
  const account: Record<string, unknown> = {}
  const parts: Combined['parts'] = []
  for (const name of fields) {
    const side = newestFirst.find(({ account: said }) => says(said[name]))
    if (!side) continue
    account[name] = side.account[name]
    parts.push({ name, source: side.source, at: side.at })
  }
  const attributes = new Map<string, { value: string | number | boolean; side: AccountSide }>()
  for (const side of newestFirst) {
    for (const [key, value] of Object.entries(side.account.attributes ?? {}))
      if (!attributes.has(key)) attributes.set(key, { value, side })
  }
  if (attributes.size > 0) {
    // What stands as a field of its own, too, is not said a second time with another value.
    const said = (key: string) => (lifted.some((name) => name === key) ? account[key] : undefined)
    account['attributes'] = Object.fromEntries([...attributes].map(([key, { value }]) => [key, said(key) ?? value]))
    const newest = [...attributes.values()].map(({ side }) => side).toSorted((a, b) => b.at - a.at)[0]
    if (newest) parts.push({ name: 'attributes', source: newest.source, at: newest.at })
  }
  return { account: account as AccountAnswer, parts }
}

function withLifted(side: AccountSide): AccountSide {
  const { attributes = {} } = side.account
  const account = { ...side.account }
  if (account.since === undefined && says(attributes['since'])) account.since = String(attributes['since'])
  if (account.plan === undefined && says(attributes['plan'])) account.plan = String(attributes['plan'])
  const value = attributes['value']
  if (account.value === undefined && (typeof value === 'number' || typeof value === 'string')) account.value = value
  return { ...side, account }
}

const says = (value: unknown) => value !== undefined && value !== null
