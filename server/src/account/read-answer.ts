import { maskJson } from '@baton/engine'
import { AccountAnswer, Url, Words } from '@baton/protocol'
import * as z from 'zod'

export interface ReadAnswer {
  account: AccountAnswer
  /** Fields that are there and could not be used: of another kind, too long, or not known. */
  leftOut: string[]
}

const mostAttributes = 50
const mostIssues = 20

/** A number stands for its digits: other systems keep tiers and plans as either. */
const worded = (longest: number) =>
  z.union([z.string(), z.number().transform(String)]).pipe(Words(longest).refine((text) => text.trim() !== ''))

const Issue = z.union([
  worded(300).transform((title) => ({ title })),
  z
    .object({
      title: worded(300),
      status: worded(60).optional().catch(undefined),
      url: Url.optional().catch(undefined),
    })
    .transform(({ title, status, url }) => ({ title, ...(status ? { status } : {}), ...(url ? { url } : {}) })),
])

const fields = {
  name: worded(200),
  email: z.email().max(320),
  tier: worded(60),
  since: worded(60),
  value: z.union([z.number(), Words(60).min(1)]),
  plan: worded(100),
  owner: worded(320),
} as const

/**
 * What another system says of a customer, read as far as it can be: a field that cannot be used is left out and named, and takes nothing
 * else with it. Null where the answer is no object at all.
 */
export function readAnswer(answer: unknown): ReadAnswer | null {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return null
  const { attributes, openIssues, ...rest } = answer as Record<string, unknown>
  const account: Record<string, unknown> = {}
  const leftOut: string[] = []
  for (const [name, value] of Object.entries(rest)) {
    if (value === null || value === undefined) continue
    const field = Object.hasOwn(fields, name) ? fields[name as keyof typeof fields] : undefined
    const read = field?.safeParse(value)
    if (read?.success) account[name] = read.data
    else leftOut.push(shown(name))
  }
  if (isRecord(attributes)) account['attributes'] = readAttributes(attributes, leftOut)
  else if (attributes !== null && attributes !== undefined) leftOut.push('attributes')
  if (Array.isArray(openIssues)) account['openIssues'] = readIssues(openIssues, leftOut)
  else if (openIssues !== null && openIssues !== undefined) leftOut.push('openIssues')
  // Nobody needs to read a card number or a password that another system tells.
  return { account: AccountAnswer.parse(maskJson(account)), leftOut: leftOut.slice(0, 50) }
}

function readAttributes(given: Record<string, unknown>, leftOut: string[]): Record<string, string | number | boolean> {
  const kept: [string, string | number | boolean][] = []
  for (const [name, value] of Object.entries(given)) {
    if (value === null) continue
    const named = Words(60).min(1).safeParse(name)
    const read = z.union([Words(2000), z.number(), z.boolean()]).safeParse(value)
    if (named.success && read.success && kept.length < mostAttributes) kept.push([name, read.data])
    else leftOut.push(`attributes.${shown(name)}`)
  }
  return Object.fromEntries(kept)
}

function readIssues(given: readonly unknown[], leftOut: string[]): NonNullable<AccountAnswer['openIssues']> {
  const read = given.map((issue) => Issue.safeParse(issue))
  for (const [n, { success }] of read.entries()) if (!success || n >= mostIssues) leftOut.push(`openIssues.${n}`)
  return read.slice(0, mostIssues).flatMap(({ data }) => data ?? [])
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A name out of an answer, fit to be shown. */
const shown = (name: string) => name.replaceAll(/[^\p{L}\p{N}_.-]/gu, '?').slice(0, 60)
