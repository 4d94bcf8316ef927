import { readYesNo, type Act } from '@baton/engine'
import { phrase } from '@baton/protocol'
import type { Database } from '../../db/database.ts'
import type { Meaning } from '../../embedding/meaning.ts'
import { questionWords } from '../../knowledge/search-words.ts'
import { createPlaybookShelf, type PlaybookShelf } from '../../playbooks/playbook-shelf.ts'
import type { PlaybookMatch } from '../../playbooks/match-playbook.ts'
import { callAction, type CallAction } from '../../playbooks/call-action.ts'
import type { Assistant, Turn } from '../assistant.ts'
import { isGuidance } from '../../guidance/guidance-for.ts'
import { dryCall } from '../dry-call.ts'
import { worded, wordedBy } from '../worded.ts'
import { doNotKnow, leaveOpen, say, type Reply } from './act.ts'
import { createActionMemory, type ActionMemory } from './action-memory.ts'
import { answerFromArticles, findArticles, tellChosen } from './answer-from-articles.ts'
import { followPlaybook, type Position } from './follow-playbook.ts'
import { readChoice } from './read-choice.ts'
import { readSituation, type Situation } from './situation.ts'
import { readSmallTalk } from './small-talk.ts'

export interface BuiltInAssistantParts {
  db: Database
  /** Origins that actions may call although they are private addresses. Read at each turn. */
  allowedOrigins: () => readonly string[]
  /** Where this server is reached: `{{baseUrl}}` in playbooks. Read at each turn. */
  baseUrl: () => string
  /** What makes the calls of actions, where it is not the usual one. */
  call?: CallAction | undefined
  /** What finds articles in other words; absent where words alone are searched. */
  meaning?: Meaning | undefined
}

/** A message is this alike to a playbook's example, and not much less than the best article is to it. */
const startsPlaybook = 0.45
const againstArticle = 2 / 3
/** So alike, it leads out of one playbook into another. */
const changesPlaybook = 0.75

/** The assistant that needs no model and no key: it answers from articles in their own words, and follows playbooks. */
export function createBuiltInAssistant({
  db,
  allowedOrigins,
  baseUrl,
  call = callAction,
  meaning,
}: BuiltInAssistantParts): Assistant {
  const shelf = createPlaybookShelf(db)
  const memory = createActionMemory()
  return {
    name: 'built-in',
    async *takeTurn(turn) {
      const began = turn.now()
      const reply = yield* wordedBy(
        'built-in',
        takeTurn(turn, {
          db,
          meaning,
          shelf,
          memory,
          call: turn.dry ? dryCall(turn) : call,
          allowedOrigins: allowedOrigins(),
          baseUrl: baseUrl(),
        }),
      )
      const usage = { model: 'built-in', ms: turn.now() - began, confidence: reply.confidence }
      yield [...worded('built-in', reply.acts), { kind: 'end', outcome: reply.outcome, usage, fault: null }]
    },
  }
}

interface Parts {
  db: Database
  meaning: Meaning | undefined
  shelf: PlaybookShelf
  memory: ActionMemory
  call: CallAction
  allowedOrigins: readonly string[]
  baseUrl: string
}

type Taking = AsyncGenerator<readonly Act[], Reply>

async function* takeTurn(turn: Turn, parts: Parts): Taking {
  const situation = readSituation(turn)
  const { state, locale } = turn
  const { answered, unanswered } = situation

  if (situation.filesAlone) {
    // What was asked stays asked: a picture is no answer to it.
    const { at: _, ...asks } = state.question ?? { at: 0 }
    return acknowledge(turn, phrase('cannotReadFile', locale), 'kind' in asks ? asks : null)
  }
  if (!answered && !state.question && !state.playbook) {
    const talk = readSmallTalk(situation.words)
    if (talk) return acknowledge(turn, phrase(talk === 'greeting' ? 'hello' : 'anythingElse', locale))
    if (wasSaidToPerson(turn) && readYesNo(situation.words) === 'yes' && !asksMore(situation, turn)) return glad(turn)
  }
  // "I will try that": the question whether it helped stays open.
  if (unanswered && situation.empty) {
    const text = phrase('didThatHelp', locale)
    return acknowledge(turn, text, { kind: 'did-that-help', attemptId: unanswered.attemptId })
  }
  const before = answered?.helped ? endPlaybook(turn) : leaveOpen(unanswered, situation)
  return yield* startingWith(
    before,
    answered?.helped && !asksMore(situation, turn) ? glad(turn) : goOn(turn, situation, parts),
  )
}

/** The acts go into the first batch there is, so that one commit has them all. */
async function* startingWith(before: readonly Act[], taking: Taking | Reply): Taking {
  if ('acts' in taking) return { ...taking, acts: [...before, ...taking.acts] }
  let waiting = before
  for (;;) {
    const next = await taking.next()
    if (next.done) return { ...next.value, acts: [...waiting, ...next.value.acts] }
    yield [...waiting, ...next.value]
    waiting = []
  }
}

async function* goOn(turn: Turn, situation: Situation, parts: Parts): Taking {
  const { state, locale } = turn
  if (state.question?.kind === 'clarify' && state.question.options.length > 0) {
    const choice = readChoice(situation.words, state.question.options)
    if (choice === 'none')
      return doNotKnow(
        turn,
        situation,
        0,
        state.question.options.map(({ articleId }) => articleId),
      )
    if (choice) return tellChosen(parts, turn, situation, choice)
  }

  const shelved = await parts.shelf.of(turn.workspace)
  const fresh = (matches: readonly PlaybookMatch[]) =>
    matches.find(({ playbook }) => mayUse(turn, playbook.id) && !wasTried(turn, playbook.id)) ?? null
  const here = positionIn(turn, situation, shelved.playbooks)
  if (here === 'ended') return handOffEnded(situation)
  if (here) {
    const values = await Promise.all(
      here.values.map(async ({ name, textId }) => ({ name, value: (await turn.text(textId)) ?? '' })),
    )
    const other = situation.answered ? null : fresh(shelved.match(situation.words, locale))
    if (!other || other.score < changesPlaybook)
      return yield* followPlaybook(turn, situation, { ...here, values }, parts)
    return yield* startPlaybook(turn, situation, other, parts)
  }

  if (questionWords(situation.question, locale).length === 0 && state.clarified === 0) {
    const text = phrase('sayItDifferently', locale)
    return { acts: [say(turn, { as: 'clarify', text })], outcome: 'clarified', confidence: null }
  }
  const articles = await findArticles(parts, turn, situation.question)
  const match = fresh(shelved.match(situation.question, locale))
  const [best] = articles
  // What a person approved for this question goes before what a playbook would do.
  if (
    !(best && isGuidance(best)) &&
    match &&
    match.score >= startsPlaybook &&
    match.score >= againstArticle * (best?.score ?? 0)
  ) {
    return yield* startPlaybook(turn, situation, match, parts)
  }
  return answerFromArticles(turn, situation, articles)
}

async function* startPlaybook(
  turn: Turn,
  situation: Situation,
  { playbook, score }: PlaybookMatch,
  parts: Parts,
): Taking {
  const position: Position = { playbook, stepId: playbook.steps[0]?.id ?? null, attemptId: null, values: [] }
  const reply = yield* followPlaybook(turn, situation, position, parts)
  return { ...reply, confidence: score }
}

type StoredPosition = Omit<Position, 'values'> & { values: readonly { name: string; textId: string }[] }

/** Where the customer is in a playbook: 'ended' when its last step did not help, null when they are in none. */
function positionIn(
  turn: Turn,
  { answered, unanswered }: Situation,
  playbooks: readonly Position['playbook'][],
): StoredPosition | 'ended' | null {
  const { state } = turn
  const run = answered?.helped ? null : state.playbook
  if (!run) return answered?.attempt.path === 'playbook' && !answered.helped ? 'ended' : null
  const playbook = playbooks.find(({ id }) => id === run.playbookId)
  if (!playbook || !mayUse(turn, playbook.id)) return null // it was taken away meanwhile
  const attempt = state.attempts.find(({ attemptId }) => attemptId === run.attemptId)
  const over = attempt?.outcome !== 'open' || unanswered === attempt
  return { playbook, stepId: run.stepId, attemptId: over ? null : run.attemptId, values: run.values }
}

function handOffEnded({ answered }: Situation): Reply {
  const [playbookId = '', stepId = ''] = (answered?.attempt.ref ?? '').split('/')
  const reason = { kind: 'playbook', playbookId, stepId, cause: 'ended' } as const
  return { acts: [{ kind: 'hand-off', reason, note: null, team: null }], outcome: 'handed-off', confidence: null }
}

/** A playbook that its version may use. */
const mayUse = ({ settings }: Turn, playbookId: string): boolean => settings?.playbooks?.includes(playbookId) ?? true

function wasTried({ state }: Turn, playbookId: string): boolean {
  return state.attempts.some(
    ({ path, ref, episode, outcome, undoTextId }) =>
      ref.split('/')[0] === playbookId &&
      // What was done for them is not done again, also after a person has had it.
      ((path === 'playbook' && episode === state.episode) ||
        (path === 'action' &&
          outcome === 'action-done' &&
          // A look-up does nothing: what can be undone was a deed.
          undoTextId !== undefined &&
          episode < state.episode &&
          state.handoff?.status === 'returned')),
  )
}

/** Nobody has spoken since a person passed it back or resolved it: the customer's words go on from what that person said. */
function wasSaidToPerson({ state, thread }: Turn): boolean {
  return state.previousAgent !== null && state.episode > 1 && thread.every(({ by }) => by === 'customer')
}

/** A yes with another question behind it. */
function asksMore({ words }: Situation, { locale }: Turn): boolean {
  const telling = questionWords(words, locale).length
  return telling >= 4 || (telling >= 2 && words.includes('?'))
}

function glad(turn: Turn): Reply {
  return acknowledge(turn, `${phrase('glad', turn.locale)} ${phrase('anythingElse', turn.locale)}`)
}

/** It helped: the playbook is over, wherever in it the customer was. */
function endPlaybook({ state: { playbook } }: Turn): Act[] {
  return playbook
    ? [
        {
          kind: 'move-playbook',
          playbookId: playbook.playbookId,
          stepId: null,
          attemptId: playbook.attemptId,
          values: [],
        },
      ]
    : []
}

function acknowledge(turn: Turn, text: string, asks: Parameters<typeof say>[1]['asks'] = null): Reply {
  return { acts: [say(turn, { as: 'acknowledge', text, asks })], outcome: 'answered', confidence: null }
}
