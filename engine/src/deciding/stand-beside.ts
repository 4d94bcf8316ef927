import type { Command } from '../conversation/commands.ts'
import { refuse, type Deciding } from './deciding.ts'
import { maskedIn } from './receive-message.ts'

type Named<T extends Command['type']> = Extract<Command, { type: T }>

/** A word to whoever holds it. Where nobody does, or the lead themselves, there is nobody to whisper to. */
export function whisper(d: Deciding, { agentId, whisperId, text }: Named<'Whisper'>): void {
  const { holder, status } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  const hears = holder.kind === 'assistant' || (holder.kind === 'agent' && holder.id !== agentId)
  if (!hears) refuse({ code: 'nobody_to_whisper_to' })
  const textId = d.text('note', text)
  d.add({ type: 'Whispered', whisperId, agentId, to: holder, textId, ...maskedIn(d.masked(text)) })
}

/** Stands beside whoever holds it: they see it. Whoever holds it themselves need not. */
export function join(d: Deciding, { agentId }: Named<'Join'>): void {
  const { holder, status, beside } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind === 'agent' && holder.id === agentId) return
  if (!beside.some((each) => each.agentId === agentId)) d.add({ type: 'Joined', agentId })
}

export function leave(d: Deciding, { agentId }: Named<'Leave'>): void {
  if (d.state.beside.some((each) => each.agentId === agentId)) d.add({ type: 'Left', agentId })
}
