import { starterExamples } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import { intentsOf, putIntents, standingOf, type IntentsStanding } from '../intents/intents.ts'
import { starterRows } from '../intents/starter-rows.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'

export interface IntentHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** What workspaces that have said nothing read by. */
  byDefault: 'starter' | 'off'
  /** There is something new to learn. */
  changed(workspace: string): void
}

export function intentHandlers({
  db,
  newId,
  now,
  byDefault,
  changed,
}: IntentHandlersParts): Pick<Handlers, 'getIntents' | 'putIntents'> {
  async function present(workspace: string) {
    const standing = await standingOf(db, workspace)
    const source = standing?.source ?? byDefault
    const intents = source === 'own' ? await intentsOf(db, workspace) : source === 'starter' ? starterRows() : []
    const nothing =
      source === 'own'
        ? (standing?.nothing ?? [])
        : source === 'starter'
          ? starterExamples().flatMap(({ text, intent }) => (intent === null ? [text] : []))
          : []
    return {
      source,
      intents,
      nothing,
      changedAt: standing && iso(standing.changedAt),
      model: presentModel(source, standing),
    }
  }

  return {
    getIntents: ({ caller }) => present(caller.workspace),
    async putIntents({ caller, body }) {
      await putIntents(db, caller.workspace, body, doerOf(caller), newId, now())
      changed(caller.workspace)
      return present(caller.workspace)
    },
  }
}

function presentModel(source: IntentsStanding['source'], standing: IntentsStanding | null) {
  const own = source === 'own' ? standing : null
  return {
    state: stateOf(source, own),
    version: own?.version ?? (source === 'starter' ? 0 : null),
    learnedAt: own?.learnedAt ? iso(own.learnedAt) : null,
    seconds: own?.figures?.seconds ?? null,
    examples: own?.figures?.examples ?? null,
    threshold: own?.figures?.threshold ?? null,
    fault: own?.fault ?? null,
  }
}

function stateOf(source: IntentsStanding['source'], own: IntentsStanding | null) {
  if (source === 'off') return 'none' as const
  if (source === 'starter') return 'ready' as const
  if (own?.fault) return 'failed' as const
  return own?.version === own?.wanted ? ('ready' as const) : ('learning' as const)
}
