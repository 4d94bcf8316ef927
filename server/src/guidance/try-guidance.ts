import { defaultPolicy } from '@baton/engine'
import { wordAnswer } from '../assistant/built-in/word-answer.ts'
import type { Searched } from '../assistant/built-in/answer-from-articles.ts'
import { search } from '../knowledge/knowledge.ts'
import { workspaceById } from '../workspace/workspace.ts'
import { guidanceById } from './guidance.ts'
import { inUseFor, nearest, type Piece } from './guidance-for.ts'
import { likeness } from './likeness.ts'

export interface Tried {
  before: Answer | null
  after: Answer | null
  likeness: number
}

interface Answer {
  text: string
  from: string
}

/**
 * What the built-in assistant would answer to a question without this guidance, whatever its status, and with it, for whom it is meant. Null where it would
 * not know. @throws {ProblemError} guidance_not_found
 */
export async function tryGuidance(
  { db, meaning }: Searched,
  workspace: string,
  id: string,
  question: string,
): Promise<Tried> {
  const guidance = await guidanceById(db, workspace, id)
  const locale = (await workspaceById(db, workspace))?.locale ?? 'en'
  const { customer, company } = guidance
  const [inUse, [article]] = await Promise.all([
    inUseFor(db, { workspace, customerId: customer?.id ?? null, company }),
    search(db, workspace, { q: question, locale, limit: 1 }, meaning),
  ])
  const known = article && article.score >= defaultPolicy.groundedAt ? article : null
  const others = inUse.filter((each) => each.id !== id)
  const answer = (pieces: readonly Piece[]): Answer | null => {
    const [best] = nearest(pieces, question, locale)
    if (best) return { text: best.said, from: best.id === id ? 'this guidance' : 'other guidance' }
    return known && { text: wordAnswer(known.text) || known.title, from: known.title }
  }
  return {
    before: answer(others),
    after: answer([...others, guidance]),
    likeness: likeness(question, guidance.question, locale),
  }
}
