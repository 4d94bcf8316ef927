import type { Command, SelfServiceUse } from '../conversation/commands.ts'
import { isOver } from '../conversation/evolve.ts'
import { attemptIdOf } from '../handoff/build-package.ts'
import { refuse, type Deciding } from './deciding.ts'
import { handOff } from './hand-off.ts'
import { fnv1a } from '../signals/fnv1a.ts'
import { seePage } from './receive-message.ts'

/** What was looked up longer ago has nothing to do with this conversation. */
const longestAgo = 24 * 60 * 60 * 1000

/** Keeps what the customer looked up alone. Told twice it is kept once. */
export function noteSelfService(d: Deciding, uses: readonly SelfServiceUse[]): void {
  if (d.state.status === 'resolved') refuse({ code: 'conversation_resolved' })
  for (const use of uses) noteUse(d, use)
}

/**
 * A page asks for a person on the customer's behalf: what was read there travels as an attempt, what it knows as values that nobody has
 * verified. Whoever has a person already, or waits for one, is not taken from them.
 */
export function askFromPage(d: Deciding, command: Extract<Command, { type: 'AskFromPage' }>): void {
  const { status, holder, handoff } = d.state
  if (status === 'resolved') refuse({ code: 'conversation_resolved' })
  if (holder.kind === 'agent' || (holder.kind === 'queue' && !isOver(handoff)))
    refuse({ code: 'already_with_team', handoffId: handoff?.id ?? '' })
  if (command.page) seePage(d, command.page)
  const article = command.article && noteUse(d, command.article)
  if (command.values.length > 0) {
    const values = command.values.map(({ name, value }) => ({ name, textId: d.text('value', value, name) }))
    d.add({ type: 'SlotsGiven', values })
  }
  handOff(d, {
    reason: {
      kind: 'self-service',
      code: command.code,
      attemptId: article && attemptIdOf(article.textId),
      titleTextId: article?.textId ?? null,
      subjectTextId: command.subject ? d.text('title', command.subject) : null,
    },
    team: command.team,
    skills: command.skills,
    priority: command.priority,
    note: command.note,
  })
}

function noteUse(d: Deciding, { kind, text, ref, url, results, at }: SelfServiceUse): { textId: string } {
  const words = text.replaceAll(/\s+/g, ' ').trim().toLowerCase()
  const hash = fnv1a(kind === 'search' ? `search ${words}` : `article ${ref || url || words}`)
  const known = d.state.selfService.find((each) => each.hash === hash)
  if (known) return known
  const textId = d.text('title', text)
  const { now } = d.given
  d.add({
    type: 'SelfServiceUsed',
    kind,
    textId,
    hash,
    results,
    ...(ref ? { ref } : {}),
    ...(url ? { urlTextId: d.text('title', url) } : {}),
    ...(at === null ? {} : { usedAt: Math.min(now, Math.max(at, now - longestAgo)) }),
  })
  return { textId }
}
