import type { ConversationEvent } from '@baton/protocol'
import type { CaseView } from '../handoff/case-view.ts'
import { readEvent } from '../sync/wire-event.ts'
import { conflictWords, promisedWords, upsetWords, type BriefingParts } from './briefing-lines.ts'

/** What will go along when it is passed back, made of facts alone: the server makes the same of them. */
export function composeBriefing(events: readonly ConversationEvent[], view: CaseView): BriefingParts {
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
    if (event.type === 'PromiseMade' && event.text)
      promised.push(promisedWords(event.text, typeof event.dueAt === 'string' ? event.dueAt : null))
  }
  const { package: pkg = null } = view.handoff ?? {}
  const facts = [...(pkg?.facts ?? []), ...view.added]
  const conflicts = [...new Set(facts.filter(({ conflict }) => conflict).map(({ name }) => name))]
  return {
    done: [...done],
    promised: promised.slice(-6),
    watch: [...(pkg?.tone && pkg.tone.frustration >= 0.5 ? [upsetWords] : []), ...conflicts.map(conflictWords)],
  }
}
