import { defaultRouting } from '@baton/engine'
import type { PolicyDocument } from '@baton/protocol'

type Routing = PolicyDocument['routing']
export type RoutingNumber = 'handleMinutes' | 'boundMinutes' | 'previousMinutes' | 'ownerMinutes'
type Ring = NonNullable<Routing['rings']>[number]

export const routingFields: readonly { name: RoutingNumber; label: string; about: string; range: [number, number] }[] =
  [
    {
      name: 'previousMinutes',
      label: 'The same person as before',
      about: 'Is worth so long a wait, where they are busy.',
      range: [0, 120],
    },
    {
      name: 'ownerMinutes',
      label: 'The owner of the account',
      about: 'Is worth so long a wait, where they are busy.',
      range: [0, 120],
    },
    {
      name: 'handleMinutes',
      label: 'A case takes',
      about: 'Where nothing has been learned of its kind.',
      range: [0.5, 240],
    },
    {
      name: 'boundMinutes',
      label: 'Age decides from',
      about: 'Past this wait it outweighs tier and priority.',
      range: [1, 1440],
    },
  ]

export const ringNames: Record<Ring['widen'], string> = {
  'skill-level': 'To people one level less skilled',
  'sibling-team': 'To the teams beside it',
  anyone: 'To anybody with the skill',
}

export const routingOf = ({ routing }: PolicyDocument, name: RoutingNumber): number =>
  routing[name] ?? defaultRouting[name]

/** The document with one of them changed; what is as shipped is left out of it. */
export function withRouting(document: PolicyDocument, name: RoutingNumber, value: number): PolicyDocument {
  const { [name]: _, ...others } = document.routing
  return { ...document, routing: value === defaultRouting[name] ? others : { ...others, [name]: value } }
}

export const ringsOf = ({ routing }: PolicyDocument): readonly Ring[] =>
  routing.rings ?? defaultRouting.rings.map(({ widen, afterMs }) => ({ widen, afterMinutes: afterMs / 60_000 }))

/** The document with another time for one ring. */
export const withRing = (document: PolicyDocument, at: number, afterMinutes: number): PolicyDocument => ({
  ...document,
  routing: {
    ...document.routing,
    rings: ringsOf(document).map((ring, n) => (n === at ? { ...ring, afterMinutes } : ring)),
  },
})

export function withSpeed(document: PolicyDocument, on: boolean): PolicyDocument {
  const { bySpeed: _, ...others } = document.routing
  return { ...document, routing: on ? { ...others, bySpeed: true } : others }
}

/** As somebody types it; null where it is no number within the range. The comma of other languages counts. */
export function readMinutes(text: string, [least, most]: [number, number]): number | null {
  const value = Number(text.trim().replace(',', '.'))
  return text.trim() !== '' && value >= least && value <= most ? value : null
}
