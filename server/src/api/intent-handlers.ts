import { starterExamples } from '@baton/engine'
import type { IntentsState, TriedMessage } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import type { NewId } from '../ids.ts'
import type { IntentReaders, StarterStanding, TriedIntent } from '../intents/intent-readers.ts'
import {
  intentsOf,
  putIntents,
  standingOf,
  type Figures,
  type IntentRow,
  type IntentsStanding,
} from '../intents/intents.ts'
import { starterRows } from '../intents/starter-rows.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'

export interface IntentHandlersParts {
  db: Database
  newId: NewId
  now: () => number
  /** What workspaces that have said nothing read by. */
  byDefault: 'starter' | 'off'
  readers: Pick<IntentReaders, 'changed' | 'explain' | 'progress' | 'starter'>
}

export function intentHandlers({
  db,
  newId,
  now,
  byDefault,
  readers,
}: IntentHandlersParts): Pick<Handlers, 'getIntents' | 'putIntents' | 'readIntent'> {
  async function present(workspace: string, of?: 'starter') {
    const standing = await standingOf(db, workspace)
    const source = standing?.source ?? byDefault
    const shown = of ?? source
    const intents = shown === 'own' ? await intentsOf(db, workspace) : shown === 'starter' ? starterRows() : []
    const nothing =
      shown === 'own'
        ? (standing?.nothing ?? [])
        : shown === 'starter'
          ? starterExamples().flatMap(({ text, intent }) => (intent === null ? [text] : []))
          : []
    return {
      source,
      intents,
      nothing,
      changedAt: standing && iso(standing.changedAt),
      model:
        source === 'starter'
          ? presentStarter(readers.starter(), intents)
          : presentModel(source === 'own' ? standing : null, intents, readers.progress(workspace)),
    }
  }

  return {
    getIntents: ({ caller, query }) => present(caller.workspace, query.of),
    async putIntents({ caller, body }) {
      await putIntents(db, caller.workspace, body, doerOf(caller), newId, now())
      readers.changed(caller.workspace)
      return present(caller.workspace)
    },
    async readIntent({ caller, body }) {
      const tried = await readers.explain(caller.workspace, body.text)
      return { reading: tried && presentTried(tried) }
    },
  }
}

type Model = IntentsState['model']

function presentModel(own: IntentsStanding | null, intents: readonly IntentRow[], progress: number | null): Model {
  const state = stateOf(own)
  return {
    state,
    progress: state === 'learning' ? progress : null,
    version: own?.version ?? null,
    learnedAt: own?.learnedAt ? iso(own.learnedAt) : null,
    ...presentFigures(own?.figures ?? null, state === 'ready' ? intents : []),
    fault: own?.fault ?? null,
  }
}

function presentStarter(standing: StarterStanding | null, intents: readonly IntentRow[]): Model {
  return {
    state: standing ? 'ready' : 'learning',
    progress: null,
    version: 0,
    learnedAt: standing && iso(standing.learnedAt),
    ...presentFigures(standing?.figures ?? null, intents),
    fault: null,
  }
}

function stateOf(own: IntentsStanding | null): Model['state'] {
  if (!own) return 'none'
  if (own.fault) return 'failed'
  return own.version === own.wanted ? 'ready' : 'learning'
}

/** Examples are shown where they are still those that were learned from. */
function presentFigures(
  figures: Figures | null,
  intents: readonly IntentRow[],
): Pick<Model, 'seconds' | 'examples' | 'threshold' | 'measured'> {
  const measured = figures?.measured ?? null
  const textsOf = (name: string, places: readonly number[]) => {
    const examples = intents.find((intent) => intent.name === name)?.examples ?? []
    return places.flatMap((place) => examples[place] ?? [])
  }
  return {
    seconds: figures?.seconds ?? null,
    examples: figures?.examples ?? null,
    threshold: figures?.threshold ?? null,
    measured: measured && {
      ...measured,
      intents: [...measured.intents],
      confusions: measured.confusions.map((each) => ({ ...each, examples: textsOf(each.intent, each.examples) })),
    },
  }
}

function presentTried({ version, refused, confidence, threshold, intents, chances, words, areas }: TriedIntent) {
  const round = (value: number) => Math.round(value * 1000) / 1000
  const named = ({ name, probability }: { name: string; probability: number }) => ({ name, chance: round(probability) })
  return {
    version,
    refused,
    confidence: round(confidence),
    threshold: round(threshold),
    intents: refused ? [] : intents.map(named),
    areas: [...areas],
    chances: chances.map(named),
    words: words.map(({ from, to, effect }) => ({ from, to, effect: round(effect) })),
  } satisfies TriedMessage['reading']
}
