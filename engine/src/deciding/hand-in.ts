import type { Command } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { asking } from '../slots/asked-slot.ts'
import { handOff } from './hand-off.ts'
import { notePromises } from './note-promises.ts'
import { refuse, type Deciding } from './deciding.ts'
import { maskedIn, readForRecord, seePage } from './receive-message.ts'

/**
 * Another system's bot hands a conversation in: its transcript becomes this one's thread, what it tried becomes attempts, and then it is
 * handed off like any other. Handed in again while people have it, only what is new is added.
 */
export function handIn(d: Deciding, command: Extract<Command, { type: 'HandIn' }>): void {
  const { channel, locale, visitorId, customerId, source } = command
  const { handoff: standing, holder: before, status } = d.state
  const withPeople = status === 'open' && (before.kind === 'agent' || (before.kind === 'queue' && !isOver(standing)))
  if (d.state.forgottenAt !== null) refuse({ code: 'customer_forgotten' })
  if (withPeople && command.messages.length === 0) return
  if (d.state.status === 'none') d.add({ type: 'ConversationOpened', channel, locale, visitorId, customerId })
  else if (d.state.status === 'resolved')
    d.add({ type: 'Reopened', told: { key: 'conversation.reopened', params: {} } })
  if (command.page) seePage(d, command.page)
  for (const { messageId, clientId, by, text, saidAt } of command.messages) {
    if (by === 'customer')
      d.add({
        type: 'MessageReceived',
        messageId,
        clientId,
        textId: d.text('message', text),
        reading: readForRecord(d, text),
        saidAt: saidAt ?? undefined,
      })
    else {
      const said = d.masked(text)
      const textId = d.text('message', text)
      d.add({
        type: 'MessageImported',
        messageId,
        clientId,
        by,
        textId,
        saidAt,
        ...asking(said.text),
        ...maskedIn(said),
      })
      if (by !== 'system') notePromises(d, { by: by === 'bot' ? 'assistant' : 'agent', messageId, textId }, said.text)
    }
  }
  if (command.values.length > 0) {
    const values = command.values.map(({ name, value }) => ({ name, textId: d.text('value', value, name) }))
    d.add({ type: 'SlotsGiven', values })
  }
  for (const { attemptId, title } of command.attempted) {
    d.add({ type: 'AttemptStarted', attemptId, path: 'action', ref: source, titleTextId: d.text('title', title) })
    d.add({ type: 'AttemptEnded', attemptId, outcome: 'reported-failed', evidence: {} })
  }
  d.add({
    type: 'HandedIn',
    source,
    trigger: command.trigger,
    messages: command.messages.length,
    of: command.of,
    attempts: command.attempted.length,
    intentTextId: command.intent ? d.text('title', command.intent.name) : null,
    confidence: command.intent?.confidence ?? null,
    rawId: command.raw === null ? null : d.text('raw', command.raw),
  })
  if (withPeople) return
  handOff(d, {
    reason: { kind: 'handed-in', source, trigger: command.trigger, code: command.code },
    team: command.team,
    skills: command.skills,
    priority: command.priority,
    note: command.note,
  })
}
