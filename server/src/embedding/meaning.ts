import { createHash } from 'node:crypto'
import { maskText } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { ModelFailure } from '../assistant/model/model-failure.ts'
import { isUsedUp, type Spending } from '../assistant/model/spending.ts'
import { faultWords } from '../http/server-log.ts'
import type { Embedder } from './embedder.ts'
import { measureScale, scoreOf, type Scale } from './scale.ts'
import { standOf } from './vector-rows.ts'
import { createVectorShelf, type NearPassage, type VectorShelfParts } from './vector-shelf.ts'

/** A passage that means what was asked, in the terms of the search by words: from 0.3 on it is grounded. */
export interface MeantPassage {
  id: string
  hash: string
  score: number
}

/** What a question means. */
export interface QuestionMeaning {
  /** The passages that mean the nearest, best first. Where there are too many to compare them all, of those that `words` found. */
  nearest(words: readonly string[], most: number): Promise<MeantPassage[]>
  /** These passages are gone, or say something else by now. */
  forget(ids: readonly string[]): void
}

/** What came of questions that could have been searched by meaning, too. `unfit`: the model cannot tell what belongs together. */
export const meaningOutcomes = ['mixed', 'nothing-embedded', 'unfit', 'budget', 'slow', 'away'] as const
export type MeaningOutcome = (typeof meaningOutcomes)[number]

/** Finds what means the same in other words. */
export interface Meaning {
  readonly embedder: Embedder
  /** Null where words must do: nothing is embedded, the budget is used up, or the provider is away or slow. Never throws. */
  of(workspace: string, question: { q: string; conversationId?: string | undefined }): Promise<QuestionMeaning | null>
  counts(): Readonly<Record<MeaningOutcome, number>>
}

export interface MeaningParts {
  db: Database
  embedder: Embedder
  spending: Spending
  now: () => number
  log: (message: string, detail: object) => void
  limits?: Partial<MeaningLimits> | undefined
  shelf?: Pick<VectorShelfParts, 'mostVectors' | 'mostBytes'> | undefined
}

export interface MeaningLimits {
  /** A question waits so long for its vector. Milliseconds. */
  questionMs: number
  /** After so many failures in a row nothing is asked for `restMs`. */
  failures: number
  restMs: number
}

/** A customer waits for it: an answer by words alone is better than a late one. */
export const meaningLimits: MeaningLimits = { questionMs: 1200, failures: 3, restMs: 30_000 }
const scaleMs = 20_000
const mostQuestionChars = 2000
const keptQuestions = 200

export function createMeaning({ db, embedder, spending, now, log, limits, shelf: size }: MeaningParts): Meaning {
  const { questionMs, failures, restMs } = { ...meaningLimits, ...limits }
  const counts = Object.fromEntries(meaningOutcomes.map((each) => [each, 0])) as Record<MeaningOutcome, number>
  const shelf = createVectorShelf({ db, model: embedder.name, ...size })
  const questions = new Map<string, Promise<Float32Array>>()
  let failed = 0
  let restsUntil = 0
  let scale: Promise<Scale | null> | undefined

  /** The model's own numbers, read once; again when that failed. */
  function scaleOf(): Promise<Scale | null> {
    scale ??= measureScale(embedder, scaleMs).catch((error: unknown) => {
      scale = undefined
      throw error
    })
    return scale
  }

  async function vectorOf(workspace: string, q: string, conversationId: string | null): Promise<Float32Array> {
    // What was said in a conversation is masked when it comes; what somebody types into a search is here.
    const text = maskText(q.slice(0, mostQuestionChars)).text
    const key = createHash('sha256')
      .update(JSON.stringify([workspace, text]))
      .digest('base64')
    const known = questions.get(key)
    const vector = known ?? ask(workspace, text, conversationId)
    questions.delete(key)
    questions.set(key, vector)
    if (questions.size > keptQuestions) questions.delete(questions.keys().next().value ?? key)
    return vector.catch((error: unknown) => {
      questions.delete(key)
      throw error
    })
  }

  async function ask(workspace: string, text: string, conversationId: string | null): Promise<Float32Array> {
    const begun = await spending.begin(workspace, conversationId, { begins: false, most: embedder.most([text]) })
    if (isUsedUp(begun)) throw new BudgetUsedUp()
    let cost = embedder.most([text])
    try {
      const embedded = await embedder.embed([text], questionMs)
      cost = embedded.cost
      const [vector] = embedded.vectors
      if (!vector) throw new ModelFailure('empty', 'there was no vector')
      return vector
    } catch (error) {
      if (wasNotServed(error)) cost = { tokens: 0, micros: 0 }
      throw error
    } finally {
      await begun.done(cost)
    }
  }

  async function within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new ModelFailure('timeout', `no answer within ${questionMs} ms`)), questionMs)
    })
    return Promise.race([work, late]).finally(() => clearTimeout(timer))
  }

  async function read(
    workspace: string,
    q: string,
    conversationId: string | null,
  ): Promise<QuestionMeaning | MeaningOutcome> {
    const stand = await standOf(db, workspace)
    if (stand?.model !== embedder.name || stand.generation === 0) return 'nothing-embedded'
    if (now() < restsUntil) return 'away'
    const [measured, vector] = await within(Promise.all([scaleOf(), vectorOf(workspace, q, conversationId)]))
    failed = 0
    if (measured === null) return 'unfit'
    return {
      async nearest(words, most) {
        const found = (await shelf.nearest(workspace, vector, most)) ?? (await shelf.among(workspace, vector, words))
        return found.map((each) => meant(each, measured)).filter(({ score }) => score > 0)
      },
      forget: (ids) => shelf.forget(workspace, ids),
    }
  }

  return {
    embedder,
    counts: () => ({ ...counts }),
    async of(workspace, { q, conversationId }) {
      if (q.trim() === '') return null
      let outcome: MeaningOutcome
      try {
        const it = await read(workspace, q, conversationId ?? null)
        if (typeof it !== 'string') {
          counts.mixed += 1
          return it
        }
        outcome = it
      } catch (error) {
        outcome = error instanceof BudgetUsedUp ? 'budget' : isSlow(error) ? 'slow' : 'away'
        if (outcome !== 'budget') failed += 1
        if (failed >= failures) {
          failed = 0
          restsUntil = now() + restMs
        }
        log('a question was searched by its words alone', { workspace, because: outcome, error: faultWords(error) })
      }
      counts[outcome] += 1
      return null
    },
  }
}

class BudgetUsedUp extends Error {
  constructor() {
    super('the budget of the model is used up')
    this.name = 'BudgetUsedUp'
  }
}

/** The provider did nothing for it: what broke off otherwise may have cost something. */
export const wasNotServed = (error: unknown): boolean =>
  error instanceof ModelFailure && (error.setup !== null || error.fault === 'rate-limited')

const isSlow = (error: unknown): boolean => error instanceof ModelFailure && error.fault === 'timeout'

const meant = ({ id, hash, like }: NearPassage, scale: Scale): MeantPassage => ({
  id,
  hash,
  score: scoreOf(like, scale),
})
