import { fieldsOf, list, number, quoted, words } from './fields.ts'
import type { Known } from './reason-sentence.ts'

/** What travels with a handoff, in a few lines: what the customer wants, what was tried, what is missing and why. */
export function packageLines(value: unknown, known: Known): string[] {
  const pkg = fieldsOf(value)
  const wanted = words(fieldsOf(pkg['summary'])['wanted'], 'text')
  const attempts = list(pkg, 'attempts').map(
    (each) =>
      `${words(each, 'path') ?? '?'} ${quoted(words(each, 'title') ?? words(each, 'ref') ?? '?', 80)} (${words(each, 'outcome') ?? '?'})`,
  )
  const page = fieldsOf(pkg['page'])
  const account = fieldsOf(pkg['account'])
  const facts = list(pkg, 'facts').map(
    (each) => `${words(each, 'name') ?? '?'} = ${quoted(words(each, 'value') ?? '(not shown)', 60)}`,
  )
  const completeness = fieldsOf(pkg['completeness'])
  const lacking = list(completeness['minimum'], 'missing')
  const missing = list(pkg, 'missing').map((each) => `${words(each, 'part') ?? '?'} (${words(each, 'cause') ?? '?'})`)
  const before = words(pkg['routing'], 'previousAgent')
  return [
    ...(wanted === null ? [] : [`wanted: ${quoted(wanted, 160)}`]),
    ...(attempts.length > 0 ? [`tried: ${attempts.join('; ')}`] : []),
    ...(facts.length > 0 ? [`said by the customer: ${facts.join(', ')}`] : []),
    ...(words(page, 'url') === null ? [] : [`page: ${words(page, 'url')}`]),
    ...(Object.keys(account).length === 0
      ? []
      : [
          `account: ${[words(account, 'name'), words(account, 'tier')].filter((each) => each !== null).join(', ') || 'known'}`,
        ]),
    `transcript: ${number(pkg['transcript'], 'messages') ?? '?'} messages, language ${words(pkg['routing'], 'language') ?? '?'}${before === null ? '' : `, before with ${known.agentName(before)}`}`,
    ...(missing.length > 0 ? [`missing: ${missing.join(', ')}`] : []),
    ...(number(completeness, 'score') === null
      ? []
      : [
          `completeness: ${number(completeness, 'score')} of 100${lacking.length === 0 ? '' : `, below the minimum for want of ${lacking.join(', ')}`}`,
        ]),
  ]
}
