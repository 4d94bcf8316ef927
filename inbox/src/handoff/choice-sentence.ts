import type { Choice, ChoiceRule, IndexPart, PassedOver, Ranked, ScorePart } from '@baton/engine'
import { capital } from '../ui/capital.ts'
import { lengthWords } from '../ui/clock-words.ts'

/** How the person was chosen, or why nobody was, as one sentence. */
export function choiceSentence(choice: Choice, agent: (id: string) => string): string {
  const { agentId, rule, eligible, considered } = choice
  if (rule === 'taken-by-choice') return capital(`${agentId ? agent(agentId) : 'a person'} took it by choice.`)
  if (rule === 'given-by-lead')
    return capital(`a lead chose ${agentId ? agent(agentId) : 'somebody who had it at once'}.`)
  if (agentId) {
    if (eligible === 1) return capital(`${agent(agentId)}: the only one who could take it.`)
    const idle = choice.ranked.find((each) => each.agentId === agentId)?.idleSeconds ?? 0
    const why = rule === 'longest-idle' ? `idle the longest, for ${lengthWords(idle * 1000)}` : chosenBecause[rule]
    return capital(`${agent(agentId)}, of ${eligible} who could take it: ${why ?? 'the highest score'}.`)
  }
  if (rule === 'held-for-known') {
    return capital(
      `kept a little while for ${choice.heldFor ? agent(choice.heldFor.agentId) : 'the person'}, who knows the customer.`,
    )
  }
  return rule === 'nobody-free'
    ? `Nobody was free, of ${considered} ${considered === 1 ? 'person' : 'people'}.`
    : `Nobody was online, of ${considered} ${considered === 1 ? 'person' : 'people'}.`
}

/** How far the search had to go, and what it went without; empty where the first people asked could take it. */
export function widenedWords({ ring = 0, unmet = [], lacks = [] }: Choice): string[] {
  const less = lacks.filter((each) => !unmet.includes(each))
  return [
    ...(ring > 0
      ? [
          `Nobody nearer could, so the search was widened ${ring === 1 ? 'once' : ring === 2 ? 'twice' : `${ring} times`}.`,
        ]
      : []),
    ...(unmet.length > 0 ? [`Nobody here has ${unmet.join(', ')}, so it was looked for without.`] : []),
    ...(less.length > 0 ? [`Whoever was chosen has not all that was asked for: ${less.join(', ')}.`] : []),
  ]
}

/** Why it was this one's turn when somebody came free, and what its index is made of; null where nobody had. */
export function pickedWords(
  { picked }: Choice,
  agent: (id: string) => string,
): { sentence: string; sum: string } | null {
  if (!picked) return null
  const { eligible, index, next, parts } = picked
  const others =
    eligible === 1 ? 'nothing else that waited was theirs' : `of ${eligible} that could be theirs it pressed most`
  const sum = (Object.keys(indexNames) as IndexPart[]).flatMap((part) => {
    const value = parts[part]
    return value === undefined ? [] : [`${indexNames[part]} ${signed(value)}`]
  })
  return {
    sentence: capital(`${agent(picked.agentId)} had room, and it was next: ${others}.`),
    sum: `${index.toFixed(2)} = ${sum.join(' · ')}${next === null ? '' : `; the one after it has ${next.toFixed(2)}`}`,
  }
}

const indexNames: Record<IndexPart, string> = {
  cost: 'what a wait costs',
  aging: 'waited',
  crowd: 'others behind it',
  bound: 'waited very long',
  speed: 'speed',
  known: 'knows the customer',
}

/** What the score of one is made of, in minutes of a customer's wait: "idle +0.2", "load −0.8". */
export function partWords({ parts = {} }: Ranked): string[] {
  return (Object.keys(partNames) as ScorePart[]).flatMap((part) => {
    const value = parts[part]
    return value === undefined ? [] : [`${partNames[part]} ${signed(value)}`]
  })
}

export const signed = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

const partNames: Record<ScorePart, string> = {
  idle: 'idle',
  load: 'load',
  scarce: 'scarce skills kept free',
  level: 'level short',
  fair: 'busy before',
  speed: 'speed',
  previous: 'had the customer before',
  owner: 'owns the account',
}

const chosenBecause: Partial<Record<ChoiceRule, string>> = {
  'least-loaded': 'the most room',
  'keeps-specialists': 'keeps those free who can do what few can',
  'best-level': 'knows it best',
  'fair-share': 'had less to do than the others lately',
  fastest: 'takes the least time for it',
  'same-person': 'had this customer before',
  'account-owner': 'it is their account',
}

/** Who was passed over, and why: "2 not online", "1 full". */
export function passedOverWords({ passedOver }: Choice): string[] {
  return (Object.keys(passedOverNames) as PassedOver[]).flatMap((why) =>
    passedOver[why] ? [`${passedOver[why]} ${passedOverNames[why]}`] : [],
  )
}

const passedOverNames: Record<PassedOver, string> = {
  'not-online': 'not online',
  full: 'with their hands full',
  'lacks-skill': 'without a skill it needs',
  'skill-too-low': 'not skilled enough',
  'other-language': 'without the language',
  'do-not-disturb': 'not to be disturbed',
  'wrap-up': 'writing up a case',
  'already-asked': 'asked before',
  'other-team': 'of other teams',
}
