import { kept, type Conversation, type TurnOfCustomer } from './state.ts'

type Turn = NonNullable<Conversation['customersTurn']>

/** A person answered: it is the customer's turn, if it was not already. */
export const beginTurn = (turn: Turn | undefined, at: number): Turn => ({
  since: turn?.since ?? at,
  before: turn?.before ?? [],
})

/** The customer wrote, or the handoff ended. Beyond what is kept the shortest goes: it tells least. */
export function endTurn(turn: Turn | undefined, at: number): Turn | undefined {
  if (!turn || turn.since === null) return turn
  const all: TurnOfCustomer[] = [...turn.before, { from: turn.since, to: at }]
  if (all.length <= kept.customersTurns) return { since: null, before: all }
  const shortest = all.reduce((least, each) => (each.to - each.from < least.to - least.from ? each : least))
  return { since: null, before: all.filter((each) => each !== shortest) }
}
