import { scoreParts, type Choice, type PassedOver, type ScorePart } from '@baton/engine'
import { fieldsOf, list, number, several, strings, words, type Fields } from './fields.ts'
import { pickedLines } from './picked-line.ts'
import type { Known } from './reason-sentence.ts'

const rules: { [K in Choice['rule']]: string } = {
  'only-one': 'the only one who could take it',
  'longest-idle': 'longest without a case',
  'least-loaded': 'has the most room',
  'keeps-specialists': 'keeps those free who can do what few can',
  'best-level': 'knows it best',
  'fair-share': 'has had less to do than the others',
  fastest: 'takes the least time for it',
  'same-person': 'had this customer before',
  'account-owner': 'it is their account',
  'held-for-known': 'kept for the person who knows the customer',
  'nobody-free': 'nobody is free',
  'nobody-online': 'nobody is online',
  'taken-by-choice': 'took it by choice',
  'given-by-lead': 'a lead gave it to them',
}

const causes: { [K in PassedOver]: string } = {
  'other-team': 'in another team',
  'not-online': 'not online',
  full: 'with full hands',
  'already-asked': 'asked already',
  'lacks-skill': 'without the skill',
  'skill-too-low': 'not skilled enough',
  'other-language': 'without the language',
  'do-not-disturb': 'not to be disturbed',
  'wrap-up': 'writing up a case',
}

/** Each with the minutes that it is worth. */
const parts: { [K in ScorePart]: string } = {
  idle: 'idle',
  load: 'load',
  scarce: 'scarce skills',
  level: 'level short',
  fair: 'busy before',
  speed: 'speed',
  previous: 'had the customer',
  owner: 'owns the account',
}

/** Who was chosen by what rule, who came next, and how many were passed over and why. */
export function choiceLines(choice: unknown, known: Known): string[] {
  const given = fieldsOf(choice)
  const rule = words(given, 'rule')
  if (rule === null) return []
  const chosen = words(given, 'agentId')
  const ranked = list(given, 'ranked').map(fieldsOf)
  const first = ranked.find((each) => words(each, 'agentId') === chosen)
  const why = Object.hasOwn(rules, rule) ? rules[rule as Choice['rule']] : rule
  const lines = [
    chosen === null
      ? `no one chosen: ${why}`
      : `chosen: ${known.agentName(chosen)}, ${why}${first ? ` (${standing(first)})` : ''}`,
  ]
  const lacks = strings(given, 'lacks')
  if (lacks.length > 0) lines.push(`chosen all the same, without all of what was asked for: ${lacks.join(', ')}`)
  const next = ranked.filter((each) => words(each, 'agentId') !== chosen)
  if (next.length > 0)
    lines.push(
      `then: ${next.map((each) => `${known.agentName(words(each, 'agentId'))} (${standing(each)})`).join(', ')}`,
    )
  const passed = Object.entries(fieldsOf(given['passedOver'])).map(
    ([cause, count]) => `${String(count)} ${Object.hasOwn(causes, cause) ? causes[cause as PassedOver] : cause}`,
  )
  lines.push(...pickedLines(given['picked'], known))
  const held = fieldsOf(given['heldFor'])
  if (words(held, 'agentId') !== null)
    lines.push(`kept for ${known.agentName(words(held, 'agentId'))} for a little while`)
  const ring = number(given, 'ring')
  if (ring !== null) lines.push(`nobody nearer could: the search was widened ${several(ring, 'time')}`)
  const unmet = strings(given, 'unmet')
  if (unmet.length > 0) lines.push(`nobody at all has ${unmet.join(', ')}: looked for without it`)
  lines.push(
    `${several(number(given, 'considered') ?? 0, 'person', 'people')} considered, ${number(given, 'eligible') ?? 0} able` +
      (passed.length > 0 ? `; passed over: ${passed.join(', ')}` : ''),
  )
  return lines
}

function standing(ranked: Fields): string {
  const total = number(ranked, 'score')
  const made = fieldsOf(ranked['parts'])
  const sum = scoreParts.flatMap((part) => {
    const value = number(made, part)
    return value === null ? [] : [`${parts[part]} ${signed(value)}`]
  })
  return [
    `idle ${number(ranked, 'idleSeconds') ?? '?'} s, ${number(ranked, 'load') ?? '?'} of ${number(ranked, 'capacity') ?? '?'} cases`,
    ...(total === null ? [] : [`score ${signed(total)}${sum.length > 0 ? ` = ${sum.join(' ')}` : ''}`]),
  ].join('; ')
}

const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`
