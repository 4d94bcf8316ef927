import { fieldsOf, list, number, quoted, several, words, type Fields } from './fields.ts'
import { withFiles } from './with-files.ts'
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
    ...(list(pkg, 'files').length > 0 ? [`sent by the customer: ${withFiles({ text: '', files: pkg['files'] })}`] : []),
    ...(words(page, 'url') === null ? [] : [`page: ${words(page, 'url')}`]),
    ...(Object.keys(account).length === 0
      ? []
      : [
          `account: ${[words(account, 'name'), words(account, 'tier')].filter((each) => each !== null).join(', ') || 'known'}${accountMore(account)}`,
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

/** How old the account is and from where, whether the customer is here again, and how many conversations there were before. */
function accountMore(account: Fields): string {
  const repeat = fieldsOf(account['repeat'])
  const lookup = fieldsOf(account['lookup'])
  const history = list(account, 'history').length
  const parts = [
    ...(words(account, 'source') === null
      ? []
      : [`${words(account, 'source')}, ${number(account, 'ageSeconds') ?? '?'} s old`]),
    ...(words(lookup, 'cause') === null ? [] : [`nothing newer: ${words(lookup, 'cause')}`]),
    ...(history > 0 ? [several(history, 'conversation') + ' before'] : []),
    ...(number(repeat, 'count') === null
      ? []
      : [
          repeat['sameTopic'] === true
            ? `here again about the same within ${number(repeat, 'withinHours')} h`
            : `contact ${(number(repeat, 'count') ?? 0) + 1} within ${number(repeat, 'withinHours')} h`,
        ]),
  ]
  return parts.length > 0 ? ` (${parts.join('; ')})` : ''
}
