import {
  intentExplainer,
  intentReader,
  starterAreas,
  starterExamples,
  type IntentExplanation,
  type IntentModel,
  type IntentRead,
} from '@baton/engine'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import { dropModel, keepModel, modelOf, standingOf, toLearn, type Figures } from './intents.ts'
import { modelFromBytes } from './keep-model.ts'
import { createLearner } from './learn.ts'
import { starterFile } from './learned-file.ts'

/** Reads what a message is about; null: none of the intents. */
export type ReadIntent = (text: string) => IntentRead | null

/** A message tried out: what it is read as and why, and by which version. */
export type TriedIntent = IntentExplanation & { version: number }

/** What ships, as this node learned it. */
export interface StarterStanding {
  figures: Figures
  learnedAt: number
}

/** Reads for the record, and explains for people. */
interface Reader {
  read: ReadIntent
  explain(text: string): TriedIntent
}

export interface IntentReaders {
  /** The workspace's reader; undefined where it has none, or none yet. Only the first call for a workspace waits, for its model to be loaded. */
  of(workspace: string): Promise<ReadIntent | undefined>
  /** Reads one message and says why; null where the workspace has no model, or none yet. */
  explain(workspace: string, text: string): Promise<TriedIntent | null>
  /** How far this node has come with learning the workspace's own, 0..1; null where it is not learning. */
  progress(workspace: string): number | null
  /** How what ships stands; null until it is learned, which this begins. */
  starter(): StarterStanding | null
  /** The workspace's intents were changed here: learns what is to be learned. */
  changed(workspace: string): void
  /** Something about the workspace was changed elsewhere: looks again before it reads the next message. */
  heard(workspace: string): void
  /** Learns those that ship, so that they are to hand. */
  start(): void
  /** Resolves when nothing is being learned. */
  idle(): Promise<void>
  stop(): Promise<void>
}

export interface IntentReadersParts {
  db: Database
  now: () => number
  log: (message: string, detail: object) => void
  /** Whether workspaces that have said nothing read by the intents that ship. */
  starterByDefault: boolean
  /** Something was learned: other nodes may want to know. */
  learned?: (workspace: string) => void
}

interface Kept {
  version: number | null
  source: 'own' | 'starter' | 'off'
  reader: Reader | undefined
  until: number
}

/** For that long a look at how the intents stand is enough. Milliseconds. */
const freshFor = 10_000
/** Models are some megabytes each. */
const mostKept = 50

/** Keeps a reader for each workspace, and learns in the background what has changed. */
export function createIntentReaders({ db, now, log, starterByDefault, learned }: IntentReadersParts): IntentReaders {
  const learner = createLearner()
  const kept = new Map<string, Kept>()
  const looking = new Map<string, Promise<Kept>>()
  const learning = new Map<string, Promise<void>>()
  const progress = new Map<string, number>()
  let starter: { reader: Reader | undefined; standing: StarterStanding | null; done: Promise<void> } | null = null
  let stopping = false

  function theStarter() {
    starter ??= { reader: undefined, standing: null, done: learnStarter() }
    return starter
  }

  async function learnStarter(): Promise<void> {
    try {
      const { model, figures } = await learner.learn({
        examples: starterExamples(),
        areas: starterAreas,
        keptIn: starterFile,
      })
      const whole = modelFromBytes(model)
      if (whole && starter) {
        starter.reader = readerOf(whole, 0)
        starter.standing = { figures, learnedAt: now() }
      }
    } catch (error) {
      if (!stopping) log('the intents that ship were not learned', { error: faultWords(error) })
    }
  }

  function look(workspace: string): Promise<Kept> {
    const under = looking.get(workspace)
    if (under) return under
    const mine = readStanding(workspace).finally(() => looking.delete(workspace))
    looking.set(workspace, mine)
    return mine
  }

  async function readStanding(workspace: string): Promise<Kept> {
    const standing = await standingOf(db, workspace)
    const source = standing?.source ?? (starterByDefault ? 'starter' : 'off')
    const before = kept.get(workspace)
    const value: Kept = { version: standing?.version ?? null, source, reader: undefined, until: now() + freshFor }
    if (source === 'own') {
      if (standing?.version !== standing?.wanted && standing?.fault === null) learn(workspace)
      value.reader = before?.reader && before.version === value.version ? before.reader : await loadReader(workspace)
    }
    if (kept.size >= mostKept && !kept.has(workspace)) kept.delete(kept.keys().next().value ?? '')
    kept.set(workspace, value)
    return value
  }

  async function loadReader(workspace: string): Promise<Reader | undefined> {
    const row = await modelOf(db, workspace)
    const model = row && modelFromBytes(row.bytes)
    if (row && !model) {
      log('a model of intents could not be read', { workspace, version: row.version })
      await dropModel(db, workspace, row.version)
      learn(workspace)
    }
    return model ? readerOf(model, row.version) : undefined
  }

  function learn(workspace: string): void {
    if (stopping || learning.has(workspace)) return
    const mine = learnOwn(workspace)
      .catch((error: unknown) => {
        if (!stopping) log('intents were not learned', { workspace, error: faultWords(error) })
      })
      .finally(() => {
        learning.delete(workspace)
        progress.delete(workspace)
      })
    learning.set(workspace, mine)
  }

  /** Again, as long as there is something new. */
  async function learnOwn(workspace: string): Promise<void> {
    for (;;) {
      const work = await toLearn(db, workspace)
      if (!work) return
      progress.set(workspace, 0)
      const heard = (share: number) => void progress.set(workspace, share)
      const result = await learner.learn(work, heard).catch((error: unknown) => {
        if (stopping) throw error
        return { fault: faultWords(error) }
      })
      await keepModel(db, workspace, work.wanted, result, now())
      await look(workspace)
      learned?.(workspace)
    }
  }

  async function readerFor(workspace: string): Promise<Reader | undefined> {
    const known = kept.get(workspace)
    if (known && known.until <= now())
      look(workspace).catch((error: unknown) => log('intents were not looked up', { error: faultWords(error) }))
    const { source, reader } = known ?? (await look(workspace))
    return source === 'starter' ? theStarter().reader : reader
  }

  return {
    of: async (workspace) => (await readerFor(workspace))?.read,
    explain: async (workspace, text) => (await readerFor(workspace))?.explain(text) ?? null,
    progress: (workspace) => progress.get(workspace) ?? null,
    starter: () => theStarter().standing,
    changed(workspace) {
      kept.delete(workspace)
      learn(workspace)
    },
    heard(workspace) {
      const known = kept.get(workspace)
      if (known) known.until = 0
    },
    start() {
      if (starterByDefault) theStarter()
    },
    async idle() {
      await Promise.all([starter?.done, ...learning.values()])
    },
    async stop() {
      stopping = true
      await learner.stop()
      await Promise.allSettled([starter?.done, ...learning.values(), ...looking.values()])
    },
  }
}

function readerOf(model: IntentModel, version: number): Reader {
  let explain: ((text: string) => IntentExplanation) | null = null
  return {
    read: readBy(model, version),
    // Few messages are tried out: its tables are made for the first.
    explain(text) {
      explain ??= intentExplainer(model)
      return { ...explain(text), version }
    },
  }
}

/** As it goes into a fact: numbers with two places, names and areas. */
function readBy(model: IntentModel, version: number): ReadIntent {
  const read = intentReader(model)
  const rounded = (chance: number) => Math.round(chance * 100) / 100
  return (text) => {
    const { intents, refused, areas } = read(text)
    const [first, ...others] = intents
    if (refused || !first) return null
    return {
      name: first.name,
      confidence: rounded(first.probability),
      areas,
      ...(others.length > 0
        ? { others: others.map(({ name, probability }) => ({ name, confidence: rounded(probability) })) }
        : {}),
      version,
    }
  }
}
