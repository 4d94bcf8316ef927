import type { AgentRow } from '@baton/protocol'
import { presenceWords } from './presence-mark.tsx'

/** Why nothing is offered to whoever sits here. */
export function awayWords(
  { presence, presenceReason }: Pick<AgentRow, 'presence' | 'presenceReason'>,
  lead: string | undefined,
): string {
  if (presence === 'wrap-up') return 'A moment for the case you have just solved.'
  if (presenceReason === 'idle') return 'Nobody was at the keyboard: nothing is offered to you.'
  if (presenceReason === 'lead')
    return `${lead ?? 'A lead'} set you to ${presenceWords[presence].line}: nothing is offered to you.`
  return `You are ${presenceWords[presence].line}: nothing is offered to you.`
}
