import type { CallAnswer } from '../sync/call-api.ts'

type Tried = CallAnswer<'tryAccountSource'>

const faults: Readonly<Record<string, string>> = {
  timeout: 'It took too long',
  refused: 'It could not be reached',
  'http-error': 'It answered with an error',
  'bad-answer': 'Its answer could not be used',
  'not-allowed': 'Its address is not allowed',
  'secret-lost': 'The secret cannot be opened',
  'tool-error': 'The tool failed',
}

/** What came of a look-up, in a line. */
export function triedWords({ ok, ms, fault, httpStatus }: Tried): string {
  const took = `${ms} ms${httpStatus === null ? '' : `, status ${httpStatus}`}`
  if (ok) return `Answered in ${took}`
  return `${(fault !== null && Object.hasOwn(faults, fault) ? faults[fault] : undefined) ?? 'It failed'} · ${took}`
}

/** What was found, name by name; the attributes of the other system beneath. */
export function accountLines(account: NonNullable<Tried['account']>): { name: string; value: string }[] {
  const { attributes = {}, openIssues = [], ...rest } = account
  const named: [string, string | number | boolean | undefined][] = [
    ['Name', rest.name],
    ['E-mail', rest.email],
    ['Tier', rest.tier],
    ['Customer since', rest.since],
    ['Worth', rest.value],
    ['Plan', rest.plan],
    ...Object.entries(attributes),
    ...openIssues.map((issue): [string, string] => ['Open', [issue.title, issue.status].filter(Boolean).join(' · ')]),
  ]
  return named.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value: String(value) }]))
}

/** How the look-ups of the last day went. */
export function dayWords({ customers, answered, timedOut, failed }: CallAnswer<'getAccountSource'>['lastDay']): string {
  if (customers === 0) return 'Nobody was looked up in the last day.'
  const parts = [
    `${answered} answered`,
    timedOut > 0 ? `${timedOut} timed out` : '',
    failed > 0 ? `${failed} failed` : '',
  ].filter(Boolean)
  return `In the last day ${customers} ${customers === 1 ? 'customer was' : 'customers were'} looked up: ${parts.join(', ')}.`
}
