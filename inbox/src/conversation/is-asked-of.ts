import type { ConversationRow } from '@baton/protocol'

/** Whether a colleague asks this agent, or a team of theirs. */
export const isAskedOf = ({ consult, status }: ConversationRow, me: string, teams: readonly string[]): boolean =>
  status === 'open' &&
  !!consult &&
  consult.by !== me &&
  (consult.agentId === me || (consult.team !== null && teams.includes(consult.team)))
