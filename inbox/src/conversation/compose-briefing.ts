import type { ConversationEvent } from '@baton/protocol'
import type { CaseView } from '../handoff/case-view.ts'
import { slotWords } from '../handoff/slot-words.ts'
import { readEvent } from '../sync/wire-event.ts'
import { momentWords } from '../ui/clock-words.ts'

/**
 * A briefing for the assistant to begin with, made of facts alone: what is done, what was promised, and what to watch. A line for each, none
 * for what there is nothing to say about; whoever passes it back edits it.
 */
export function composeBriefing(events: readonly ConversationEvent[], view: CaseView): string {
  const titles = new Map<string, string>()
  const done = new Set<string>()
  const promised: string[] = []
  for (const raw of events) {
    const event = readEvent(raw)
    if (event.type === 'AttemptStarted' && event.title) titles.set(event.attemptId, event.title)
    if (event.type === 'AttemptEnded' && (event.outcome === 'action-done' || event.outcome === 'customer-said-yes')) {
      const title = titles.get(event.attemptId)
      if (title) done.add(title)
    }
    if (event.type === 'PromiseMade' && event.text) {
      const by = typeof event.dueAt === 'string' ? ` (by ${momentWords(Date.parse(event.dueAt))})` : ''
      promised.push(`“${event.text.trim()}”${by}`)
    }
  }
  const { package: pkg = null } = view.handoff ?? {}
  const facts = [...(pkg?.facts ?? []), ...view.added]
  const conflicts = [
    ...new Set(facts.filter(({ conflict }) => conflict).map(({ name }) => slotWords(name).toLowerCase())),
  ]
  const watch = [
    ...(pkg?.tone && pkg.tone.frustration >= 0.5 ? ['the customer was upset'] : []),
    ...conflicts.map((name) => `different values were given for: ${name}`),
  ]
  return [
    done.size > 0 ? `Done: ${[...done].join('; ')}.` : '',
    promised.length > 0 ? `Promised: ${promised.slice(-4).join('; ')}` : '',
    watch.length > 0 ? `To watch: ${watch.join('; ')}.` : '',
  ]
    .filter(Boolean)
    .join('\n')
}
