import type { Act, Conversation, FactRecord, Locale, ModelFault } from '@baton/engine'
import { briefingTextIds, briefingWords } from '../assistant/briefing-words.ts'
import { phrase } from '@baton/protocol'
import type { OnDutyDesk } from '../assistants/on-duty.ts'
import { withinBounds } from '../assistants/within-bounds.ts'
import type { Assistant, Turn } from '../assistant/assistant.ts'
import { readTurnPage, readTurnPicture } from '../assistant/turn-page.ts'
import type { Database } from '../db/database.ts'
import type { NewId } from '../ids.ts'
import type { Committed, Door, Where } from '../handle.ts'
import { readFacts, readLastFacts, readTexts } from '../log/log.ts'
import { mergedIn, spokenIn, threadOf, type Spoken } from './thread.ts'
import { faultWords } from '../http/server-log.ts'

export interface TakeTurnParts {
  db: Database
  door: Door
  assistant: Assistant
  /** Answers for versions that ask no model; where it is absent, `assistant` does. */
  builtIn?: Assistant | undefined
  /** Whose turn it is. */
  onDuty: Pick<OnDutyDesk, 'forTurn'>
  now: () => number
  newId: NewId
  /** Shown while the assistant thinks. */
  typing: (where: Where, on: boolean) => void
  log: (message: string, detail: object) => void
  /** The longest a turn may take before a person gets it. Milliseconds. */
  limitMs?: number
}

export type TakeTurn = (where: Where) => Promise<void>

/** As far back as an assistant reads. The package has the whole thread; a turn needs its end. */
const threadFacts = 200
const threadMessages = 30

/** One turn of the assistant: considered first, then taken act by act, each committed under the epoch it was computed in. */
export function createTakeTurn({
  db,
  door,
  assistant,
  builtIn = assistant,
  onDuty,
  now,
  newId,
  typing,
  log,
  limitMs = 18_000,
}: TakeTurnParts): TakeTurn {
  const running = new Map<string, AbortController>()

  // A takeover or another message of the customer: what is being computed is out of date.
  door.onCommitted(({ workspace, conversation, before, after, records }: Committed) => {
    const wrote = records.some(({ fact }) => fact.type === 'MessageReceived')
    // The customer sees at once that their words have come, not only when the quiet time is over.
    if (wrote && after.state.holder.kind === 'assistant') typing({ workspace, conversation }, true)
    const controller = running.get(`${workspace}/${conversation}`)
    const moved = after.state.epoch !== before.epoch || wrote
    if (moved) controller?.abort(new Error('superseded'))
  })

  return async (where) => {
    const { state: before } = await door.current(where)
    const basedOn = before.lastCustomer?.messageId
    if (!basedOn) return
    const turnId = newId('turn')
    const { settings, ...chosen } = await onDuty.forTurn(where.workspace, before, await pageIn(db, where, before))
    const runner = settings.model === 'built-in' ? builtIn : assistant
    const by = { assistantId: chosen.id, version: chosen.version, rule: chosen.rule, model: runner.name }
    const considered = await door.handle(where, { kind: 'assistant' }, { type: 'ConsiderTurn', turnId, basedOn, by })
    if (considered.kind !== 'done') return
    const { state } = considered
    if (!isToAnswer(state) || state.lastCustomer?.messageId !== basedOn) return typing(where, isToAnswer(state))

    const key = `${where.workspace}/${where.conversation}`
    const controller = new AbortController()
    running.set(key, controller)
    const began = now()
    const timer = setTimeout(() => controller.abort(new Error('timeout')), limitMs)
    const commit = async (acts: readonly Act[]): Promise<boolean> => {
      const handled = await door.handle(
        where,
        { kind: 'assistant' },
        { type: 'ActAsAssistant', turnId, epoch: state.epoch, basedOn, acts, by },
      )
      return handled.kind === 'done' && goesOn(handled.state, state.epoch, handled.records)
    }
    const asksFirst = async (turn: string): Promise<boolean> => {
      const { state: now } = await door.current(where)
      return now.holder.kind === 'assistant' && now.weighed?.turnId === turn && now.weighed.outcome === 'ask'
    }
    const fail = (fault: ModelFault) =>
      commit([
        {
          kind: 'end',
          outcome: 'failed',
          usage: { model: runner.name, ms: now() - began, confidence: null },
          fault,
        },
      ])

    typing(where, true)
    let ended = false
    try {
      const turn = {
        ...(await turnOf(db, where, state, turnId, { now, newId, signal: controller.signal })),
        settings,
        assistantId: chosen.id,
      }
      const taken = turn.thread.some(({ by }) => by === 'customer')
        ? withinBounds(runner, settings, turn)
        : [nothingToAnswer(turn)]
      for await (const acts of untilAborted(taken, controller.signal)) {
        ended = acts.some(({ kind }) => kind === 'end')
        const goesOn = await commit(acts)
        if (!goesOn && !ended && (await asksFirst(turnId))) await commit(oneQuestion(turn))
        if (!goesOn || ended) {
          ended = true
          break
        }
      }
      if (!ended) await fail('empty')
    } catch (error) {
      const fault: ModelFault = controller.signal.aborted ? 'timeout' : 'crashed'
      if (fault === 'crashed')
        log('the assistant threw; a person gets the conversation', { ...where, turnId, error: faultWords(error) })
      await fail(fault)
    } finally {
      clearTimeout(timer)
      if (running.get(key) === controller) running.delete(key)
      typing(where, isToAnswer((await door.current(where)).state))
    }
  }
}

/** The page that the customer is on, where who answers may depend on it. */
async function pageIn(db: Database, { workspace, conversation }: Where, { page, assistant, episode }: Conversation) {
  if (!page || assistant?.episode === episode) return null
  return readTurnPage((await readTexts(db, workspace, conversation, [page.textId])).get(page.textId))
}

const isToAnswer = (state: Conversation) => state.holder.kind === 'assistant' && state.unansweredSince !== null

/** The draft rested on too little: the customer is asked for more words instead, once in an episode. */
function oneQuestion({ locale, newId }: Turn): readonly Act[] {
  return [
    {
      kind: 'say',
      messageId: newId('message'),
      part: 0,
      last: true,
      text: phrase('tellMore', locale),
      as: 'clarify',
      citations: [],
      asks: null,
      grounding: null,
    },
    { kind: 'end', outcome: 'clarified', usage: { model: 'none', ms: 0, confidence: null }, fault: null },
  ]
}

/** Given back with nothing open but a request for a person, who has been there: the customer hears that they may go on. */
function nothingToAnswer({ locale, newId }: Turn): readonly Act[] {
  return [
    {
      kind: 'say',
      messageId: newId('message'),
      part: 0,
      last: true,
      text: phrase('anythingElse', locale),
      as: 'acknowledge',
      citations: [],
      asks: null,
      grounding: null,
    },
    { kind: 'end', outcome: 'answered', usage: { model: 'none', ms: 0, confidence: null }, fault: null },
  ]
}

/** Whether the assistant may go on: it holds the conversation still, and nothing was withheld. */
function goesOn(state: Conversation, epoch: number, records: readonly FactRecord[]): boolean {
  return (
    state.holder.kind === 'assistant' &&
    state.epoch === epoch &&
    !records.some(({ fact }) => fact.type === 'ReplyWithheld')
  )
}

/** Ends the wait on an assistant that does not listen to its signal. */
async function* untilAborted<T>(source: AsyncIterable<T> | readonly T[], signal: AbortSignal): AsyncGenerator<T> {
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]()
  let onAbort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(signal.reason as Error)
    if (signal.aborted) onAbort()
    else signal.addEventListener('abort', onAbort, { once: true })
  })
  aborted.catch(() => {})
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), aborted])
      if (next.done) return
      yield next.value
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    void Promise.resolve(iterator.return?.()).catch(() => {})
  }
}

async function turnOf(
  db: Database,
  where: Where,
  state: Conversation,
  turnId: string,
  given: Pick<Turn, 'now' | 'newId' | 'signal'>,
): Promise<Turn> {
  const { workspace, conversation } = where
  const records = await readFacts(db, workspace, conversation, Math.max(0, state.version - threadFacts), threadFacts)
  const spoken = (await withMerged(db, workspace, records)).slice(-threadMessages)
  const wanted = [
    ...spoken.map(({ textId }) => textId),
    ...spoken.flatMap(({ files = [] }) => files.map(({ nameTextId }) => nameTextId)),
    ...briefingTextIds(state),
    ...state.guidance.map(({ textId }) => textId),
    state.page?.textId,
  ].filter((id) => typeof id === 'string')
  const texts = await readTexts(db, workspace, conversation, wanted)
  const { capture } = state
  const captureId = capture && 'captureId' in capture ? capture.captureId : null
  return {
    ...given,
    workspace,
    conversationId: conversation,
    turnId,
    state,
    locale: localeOf(state),
    thread: threadOf(spoken, texts),
    briefing: briefingWords(state, (textId) => texts.get(textId)),
    guidance: state.guidance.flatMap(({ textId }) => texts.get(textId) ?? []),
    page: readTurnPage(texts.get(state.page?.textId ?? '')),
    picture: captureId ? await readTurnPicture(db, workspace, captureId) : null,
    text: async (id) => texts.get(id) ?? (await readTexts(db, workspace, conversation, [id])).get(id) ?? null,
  }
}

/** What was said in this episode, with what was said in the conversations that came into it meanwhile, in the order of its time. */
async function withMerged(db: Database, workspace: string, records: readonly FactRecord[]): Promise<Spoken[]> {
  const spoken = spokenIn(records)
  const from = mergedIn(records)
  if (from.length === 0) return spoken
  const others: Spoken[] = []
  for (const id of from)
    others.push(...(await withMerged(db, workspace, await readLastFacts(db, workspace, id, threadFacts))))
  return [...others, ...spoken].toSorted((a, b) => a.at - b.at)
}

function localeOf(state: Conversation): Locale {
  return state.language === 'other' ? state.locale : state.language
}
