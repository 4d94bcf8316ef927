import type { Choice, PassedOver } from '@baton/engine'
import { fieldsOf, list, number, several, words, type Fields } from './fields.ts'
import type { Known } from './reason-sentence.ts'

const rules: { [K in Choice['rule']]: string } = {
  'longest-idle': 'longest without a case',
  'nobody-free': 'nobody is free',
  'nobody-online': 'nobody is online',
  'taken-by-choice': 'took it by choice',
}

const causes: { [K in PassedOver]: string } = {
  'other-team': 'in another team',
  'not-online': 'not online',
  full: 'with full hands',
  'already-asked': 'asked already',
  'lacks-skill': 'without the skill',
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
  const next = ranked.filter((each) => words(each, 'agentId') !== chosen)
  if (next.length > 0)
    lines.push(
      `then: ${next.map((each) => `${known.agentName(words(each, 'agentId'))} (${standing(each)})`).join(', ')}`,
    )
  const passed = Object.entries(fieldsOf(given['passedOver'])).map(
    ([cause, count]) => `${String(count)} ${Object.hasOwn(causes, cause) ? causes[cause as PassedOver] : cause}`,
  )
  lines.push(
    `${several(number(given, 'considered') ?? 0, 'person', 'people')} considered, ${number(given, 'eligible') ?? 0} able` +
      (passed.length > 0 ? `; passed over: ${passed.join(', ')}` : ''),
  )
  return lines
}

function standing(ranked: Fields): string {
  return `idle ${number(ranked, 'idleSeconds') ?? '?'} s, ${number(ranked, 'load') ?? '?'} of ${number(ranked, 'capacity') ?? '?'} cases`
}
