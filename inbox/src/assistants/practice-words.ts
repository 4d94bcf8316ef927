import type { PracticeAnswer, PracticeInput } from '../sync/assistant-queries.ts'

/** Where the customer that is played is. */
export interface PracticePlace {
  url: string
  tier: string
}

export const usualPlace: PracticePlace = { url: '', tier: '' }

export const versionName = (version: number | null): string => (version === null ? 'Draft' : `Version ${version}`)

/** A place as it is sent: an address without its `https://` has it. */
export function placeOf({ url, tier }: PracticePlace): Pick<PracticeInput, 'page' | 'tier'> {
  const address = url.trim()
  const whole = address === '' || /^https?:\/\//i.test(address) ? address : `https://${address}`
  return { page: whole === '' ? null : { url: whole, title: '' }, tier: tier.trim() || null }
}

/** What came of one question, as two versions are compared by it. */
export interface Outcome {
  said: string
  /** The articles that it told from. */
  from: string
  person: string | null
  score: number | null
}

interface Told {
  type: string
  text?: string | null | undefined
  citations?: readonly { title: string }[]
  reason?: { kind: string }
  team?: string
}

export function outcomeOf(turn: PracticeAnswer): Outcome {
  const events = turn.events as readonly Told[]
  const said = events.filter(({ type }) => type === 'AssistantSaid')
  const escalated = events.find(({ type }) => type === 'Escalated')
  const scores = turn.seen.flatMap((each) => (each.kind === 'searched' ? each.found.map(({ score }) => score) : []))
  return {
    said: said.map(({ text }) => text ?? '').join(' '),
    from: [...new Set(said.flatMap(({ citations = [] }) => citations.map(({ title }) => title)))].join(', '),
    person: escalated ? `${(escalated.reason?.kind ?? '').replaceAll('-', ' ')} → ${escalated.team ?? ''}` : null,
    score: scores.length > 0 ? Math.max(...scores) : null,
  }
}

/** What is other between the outcomes of two versions, in words; empty where nothing is. */
export function differences(a: Outcome, b: Outcome): string[] {
  return [
    a.person !== b.person &&
      (a.person === null
        ? 'goes to a person now'
        : b.person === null
          ? 'is answered now'
          : 'goes to a person for another reason'),
    a.from !== b.from && 'rests on other articles',
    a.person === null && b.person === null && a.from === b.from && a.said !== b.said && 'says it otherwise',
  ].filter((each) => typeof each === 'string')
}
