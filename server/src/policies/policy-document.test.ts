import { defaultPolicy, presets } from '@baton/engine'
import { describe, expect, test } from 'vitest'
import { ContentError } from '../knowledge/content-error.ts'
import { compilePolicy } from './compile-policy.ts'
import { parsePolicy } from './policy-document.ts'

const wrong = (yaml: string): string => {
  try {
    parsePolicy(yaml)
  } catch (error) {
    if (error instanceof ContentError) return `line ${error.line}: ${error.message}`
    throw error
  }
  return 'fine'
}

describe('what cannot be read says where', () => {
  test.each([
    ['preset: bold', 'line 1: preset: Invalid option: expected one of "careful"|"balanced"|"thrifty"'],
    ['preset: careful\ncosts:\n  person: 6\n  lunch: 3', 'line 4: costs.lunch: is not known here'],
    ['costs:\n  late: -1', 'line 2: costs.late: Too small: expected number to be >=0'],
    ['tiers:\n  gold:\n    rank: 2', 'line 3: tiers.gold.rank: Too big: expected number to be <=1'],
    ['rules:\n  legal: { on: false }\n  safety:\n    on: false', 'line 4: rules.safety.on: is not known here'],
    ['thresholds:\n\n  failedAttempts: 0', 'line 3: thresholds.failedAttempts: Too small: expected number to be >=1'],
    [
      'routing:\n  rings:\n    - { widen: anyone, afterMinutes: 5 }\n    - { widen: skill-level, afterMinutes: 2 }',
      'line 3: routing.rings: each opens after the one before it',
    ],
    ['routing:\n  tiers:\n    gold: { costs: 3 }', 'line 3: routing.tiers.gold.costs: is not known here'],
    ['routing: { bySpeed: fast }', 'line 1: routing.bySpeed: Invalid input: expected boolean, received string'],
    ['costs: *theirs', 'line 1: Unresolved alias (the anchor must be set before the alias): theirs'],
    ['- a list', 'line 1: the document: Invalid input: expected object, received array'],
  ])('%j', (yaml, told) => expect(wrong(yaml)).toBe(told))

  test('not even YAML', () => expect(wrong('preset: careful\ncosts: [1,')).toMatch(/^line [12]: /))
  test('the same key twice', () => expect(wrong('preset: careful\npreset: thrifty')).toMatch(/^line 2: /))
  test('longer than anybody writes', () => expect(wrong(`# ${'x'.repeat(60_000)}`)).toMatch(/^line 1: is longer/))
})

describe('a document becomes a policy', () => {
  const made = (yaml: string) => compilePolicy(parsePolicy(yaml), 7, defaultPolicy)

  test('an empty one is as shipped, with its version', () => expect(made('')).toEqual({ ...defaultPolicy, version: 7 }))

  test('one that was stored before a part was added is as though it had left that out', () => {
    const { routing: _, areas: __, ...older } = parsePolicy('preset: thrifty')
    expect(compilePolicy(older as typeof older & { routing: never; areas: never }, 7, defaultPolicy)).toEqual(
      made('preset: thrifty'),
    )
  })

  test('what it says counts, what it leaves out is as in the preset', () => {
    const { decision } = made('preset: thrifty\ncosts: { late: 9 }')
    expect(decision.costs).toEqual({ ...presets.thrifty, late: 9 })
  })

  test('tiers mind no case, keep what is shipped, and may be new', () => {
    const { tiers } = made('tiers: { Enterprise: { churn: 30 }, Gold: { late: 8 } }').decision
    expect(tiers['enterprise']).toEqual({ rank: 1, churn: 30 })
    expect(tiers['gold']).toEqual({ rank: 0.5, late: 8 })
    expect(tiers['free']).toEqual(defaultPolicy.decision.tiers['free'])
  })

  test('who takes it is policy: what it says counts, by tier and priority, and the rest is as shipped', () => {
    const { routing } = made(
      `routing:
  rings: [{ widen: sibling-team, afterMinutes: 1.5 }]
  tiers: { Gold: { cost: 3 }, enterprise: { targetMinutes: 2 } }
  otherTier: { cost: 0.8 }
  priorities: { urgent: 20 }
  ownerMinutes: 9
  fullValue: 5000
  bySpeed: true`,
    )
    expect(routing).toEqual({
      ...defaultPolicy.routing,
      rings: [{ widen: 'sibling-team', afterMs: 90_000 }],
      tiers: {
        ...defaultPolicy.routing.tiers,
        gold: { cost: 3, targetMinutes: 15 },
        enterprise: { cost: 4, targetMinutes: 2 },
      },
      otherTier: { cost: 0.8, targetMinutes: 15 },
      priorities: { ...defaultPolicy.routing.priorities, urgent: 20 },
      ownerMinutes: 9,
      fullValue: 5000,
      bySpeed: true,
    })
  })

  test('windows are policy, in the units that people use (failure 17)', () => {
    expect(made('windows: { silenceMinutes: 60, offerSeconds: 30, promiseHours: 2, quietSeconds: 0.5 }')).toMatchObject(
      {
        silenceMs: 3_600_000,
        offerMs: 30_000,
        promiseMs: 7_200_000,
        quietMs: 500,
        retryMs: defaultPolicy.retryMs,
      },
    )
  })

  test('a rule that is not switched off is on', () => {
    const { rules } = made('rules: { fraud: { skills: [fraud] }, legal: { on: false } }').decision
    expect(rules).toEqual({ fraud: { on: true, skills: ['fraud'] }, legal: { on: false } })
  })
})
