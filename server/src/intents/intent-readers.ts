import { intentReader, starterAreas, starterExamples, type IntentModel, type IntentRead } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { faultWords } from '../http/server-log.ts'
import { dropModel, keepModel, modelOf, standingOf, toLearn } from './intents.ts'
import { modelFromBytes } from './keep-model.ts'
import { createLearner } from './learn.ts'

/** Reads what a message is about; null: none of the intents. */
export type ReadIntent = (text: string) => IntentRead | null

export interface IntentReaders {
  /** The workspace's reader; undefined where it has none, or none yet. Only the first call for a workspace waits, for its model to be loaded. */
  of(workspace: string): Promise<ReadIntent | undefined>
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
  read: ReadIntent | undefined
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
  let starter: { read: ReadIntent | undefined; done: Promise<void> } | null = null
  let stopping = false

  function theStarter(): ReadIntent | undefined {
    starter ??= { read: undefined, done: learnStarter() }
    return starter.read
  }

  async function learnStarter(): Promise<void> {
    try {
      const { model } = await learner.learn({ examples: starterExamples(), areas: starterAreas })
      const whole = modelFromBytes(model)
      if (whole && starter) starter.read = readBy(whole, 0)
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
    const value: Kept = { version: standing?.version ?? null, source, read: undefined, until: now() + freshFor }
    if (source === 'own') {
      if (standing?.version !== standing?.wanted && standing?.fault === null) learn(workspace)
      value.read = before?.read && before.version === value.version ? before.read : await loadReader(workspace)
    }
    if (kept.size >= mostKept && !kept.has(workspace)) kept.delete(kept.keys().next().value ?? '')
    kept.set(workspace, value)
    return value
  }

  async function loadReader(workspace: string): Promise<ReadIntent | undefined> {
    const row = await modelOf(db, workspace)
    const model = row && modelFromBytes(row.bytes)
    if (row && !model) {
      log('a model of intents could not be read', { workspace, version: row.version })
      await dropModel(db, workspace, row.version)
      learn(workspace)
    }
    return model ? readBy(model, row.version) : undefined
  }

  function learn(workspace: string): void {
    if (stopping || learning.has(workspace)) return
    const mine = learnOwn(workspace)
      .catch((error: unknown) => {
        if (!stopping) log('intents were not learned', { workspace, error: faultWords(error) })
      })
      .finally(() => learning.delete(workspace))
    learning.set(workspace, mine)
  }

  /** Again, as long as there is something new. */
  async function learnOwn(workspace: string): Promise<void> {
    for (;;) {
      const work = await toLearn(db, workspace)
      if (!work) return
      const result = await learner.learn(work).catch((error: unknown) => {
        if (stopping) throw error
        return { fault: faultWords(error) }
      })
      await keepModel(db, workspace, work.wanted, result, now())
      await look(workspace)
      learned?.(workspace)
    }
  }

  return {
    async of(workspace) {
      const known = kept.get(workspace)
      if (known && known.until <= now())
        look(workspace).catch((error: unknown) => log('intents were not looked up', { error: faultWords(error) }))
      const { source, read } = known ?? (await look(workspace))
      return source === 'starter' ? theStarter() : read
    },
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
