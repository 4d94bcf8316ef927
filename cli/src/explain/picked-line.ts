import { indexParts, type IndexPart } from '@baton/engine'
import { fieldsOf, number, words } from './fields.ts'
import type { Known } from './reason-sentence.ts'

const parts: { [K in IndexPart]: string } = {
  cost: 'what a wait costs',
  aging: 'waited',
  crowd: 'others behind it',
  bound: 'waited very long',
  speed: 'speed',
  known: 'knows the customer',
}

/** Why it was this case's turn when somebody came free; empty where nobody had. */
export function pickedLines(picked: unknown, known: Known): string[] {
  const given = fieldsOf(picked)
  const index = number(given, 'index')
  if (index === null) return []
  const made = fieldsOf(given['parts'])
  const sum = indexParts.flatMap((part) => {
    const value = number(made, part)
    return value === null ? [] : [`${parts[part]} ${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`]
  })
  const next = number(given, 'next')
  return [
    `${known.agentName(words(given, 'agentId'))} had room, and it was next: index ${index.toFixed(2)} = ${sum.join(' ')}; ` +
      `${number(given, 'eligible') ?? '?'} of ${number(given, 'considered') ?? '?'} looked at could be theirs` +
      (next === null ? '' : `, the one after it has ${next.toFixed(2)}`),
  ]
}
