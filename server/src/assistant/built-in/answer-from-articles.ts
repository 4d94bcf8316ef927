import { defaultPolicy, mailChannel, type Act, type Citation } from '@baton/engine'
import { phrase } from '@baton/protocol'
import type { Database } from '../../db/database.ts'
import { guidanceFor, isGuidance } from '../../guidance/guidance-for.ts'
import type { Meaning } from '../../embedding/meaning.ts'
import { search, type FoundPassage } from '../../knowledge/search.ts'
import { isByMail } from '../../mcp/actions.ts'
import type { Turn } from '../assistant.ts'
import { askWhetherItHelped, doNotKnow, say, type Reply } from './act.ts'
import type { Situation } from './situation.ts'
import { wordAnswer } from './word-answer.ts'

/** Articles this near to the best one are as likely meant. */
const close = 0.88
const mostOptions = 3

/** Where articles are looked up: by their words, and by what they mean where there is a model for it. */
export interface Searched {
  db: Database
  meaning?: Meaning | undefined
}

/** What a person approved for this question, and then the best passage of each article that may still be told, best first. */
export async function findArticles({ db, meaning }: Searched, turn: Turn, question: string): Promise<FoundPassage[]> {
  const { workspace, conversationId, locale, state } = turn
  const scope = turn.settings?.knowledge
  const [guided, articles] = await Promise.all([
    guidanceFor(db, { workspace, customerId: knownCustomer(state), question, locale, only: turn.settings?.guidance }),
    search(
      db,
      workspace,
      { q: [question, ...(turn.guidance ?? [])].join('\n'), locale, scope, conversationId, limit: 20 },
      meaning,
    ),
  ])
  const found = [...guided, ...articles]
  turn.notice?.({ kind: 'searched', query: question, found: found.slice(0, 8) })
  const refused = new Set(
    turn.state.attempts
      .filter(
        ({ path, outcome, episode }) =>
          path === 'article' && outcome === 'customer-said-no' && episode === turn.state.episode,
      )
      .map(({ ref }) => ref),
  )
  const told = turn.thread.filter(({ by }) => by === 'assistant').map(({ text }) => text)
  const usable = found.filter(
    ({ articleId, text }) => !refused.has(articleId) && !told.some((each) => each.includes(wordAnswer(text))),
  )
  return usable.filter(({ articleId }, i) => usable.findIndex((each) => each.articleId === articleId) === i)
}

/** Whoever writes by mail is whoever the mail says: what is one customer's is not told to them. */
export const knownCustomer = (state: Turn['state']): string | null =>
  state.channel === mailChannel || isByMail(state) ? null : state.customerId

/** Answers from the best article; asks once which is meant when several are as near; says so when it does not know. */
export function answerFromArticles(turn: Turn, situation: Situation, articles: readonly FoundPassage[]): Reply {
  const [best] = articles
  if (!best || best.score < defaultPolicy.groundedAt) {
    return doNotKnow(
      turn,
      situation,
      best?.score ?? 0,
      articles.slice(0, mostOptions).map(({ articleId }) => articleId),
    )
  }
  if (isGuidance(best)) return tellArticle(turn, best)
  const near = articles
    .filter(({ score }) => score >= Math.max(close * best.score, defaultPolicy.groundedAt))
    .slice(0, mostOptions)
  // What the customer has read alone was not enough: of articles that are as near, the one that is new to them.
  const fresh = near.filter(({ articleId }) => !hasRead(turn, articleId))
  const meant = fresh.length > 0 ? fresh : near
  if (meant.length > 1 && turn.state.clarified === 0) return askWhich(turn, meant)
  return tellArticle(turn, meant[0] ?? best)
}

/** Whether the customer has looked the article up alone. */
const hasRead = ({ state }: Turn, articleId: string): boolean =>
  state.selfService.some(({ kind, ref }) => kind === 'article' && ref === articleId)

/** One passage as the answer, with its source, and the question whether it helped. What was read already is not told as if it were new. */
export function tellArticle(turn: Turn, { articleId, passageId, title, url, text, score }: FoundPassage): Reply {
  const attemptId = turn.newId('attempt')
  const citation: Citation = { articleId, passageId, title, url, score }
  const start: Act = { kind: 'start-attempt', attemptId, path: 'article', ref: articleId, title }
  const intro = hasRead(turn, articleId) ? `${phrase('youHaveRead', turn.locale, { title })}\n` : ''
  const words = {
    as: 'answer',
    // What a person approved is said as they put it.
    text: isGuidance(citation) ? text : intro + (wordAnswer(text) || title),
    citations: [citation],
    grounding: score,
  } as const
  return { acts: [start, askWhetherItHelped(turn, words, attemptId)], outcome: 'answered', confidence: score }
}

function askWhich(turn: Turn, meant: readonly FoundPassage[]): Reply {
  const options = meant.map(({ articleId, title }) => ({ articleId, label: title }))
  const text = phrase('clarifyIntro', turn.locale)
  return {
    acts: [say(turn, { as: 'clarify', text, asks: { kind: 'clarify', options } })],
    outcome: 'clarified',
    confidence: meant[0]?.score ?? null,
  }
}

/** The article that the customer chose: the passage of it that is nearest to what they had asked. */
export async function tellChosen(
  { db, meaning }: Searched,
  turn: Turn,
  situation: Situation,
  chosen: { articleId: string; label: string },
): Promise<Reply> {
  const asked = situation.messages.slice(0, -1).at(-1)?.text ?? ''
  const [byLabel, byQuestion] = await Promise.all(
    [chosen.label, `${asked}\n${chosen.label}`].map((q) =>
      search(
        db,
        turn.workspace,
        {
          q,
          locale: turn.locale,
          scope: turn.settings?.knowledge,
          conversationId: turn.conversationId,
          limit: 20,
        },
        meaning,
      ),
    ),
  )
  const ofArticle = (found: readonly FoundPassage[] | undefined) =>
    found?.find(({ articleId }) => articleId === chosen.articleId)
  const named = ofArticle(byLabel)
  const nearest = ofArticle(byQuestion) ?? named
  if (!nearest || !named) return doNotKnow(turn, situation, 0, [])
  return tellArticle(turn, { ...nearest, score: Math.max(nearest.score, named.score) })
}
