import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { guidanceQuery } from '../sync/guidance-queries.ts'
import { useSession } from '../sync/use-session.ts'

const prefix = 'guidance:'

/** Whether a source is what people corrected the assistant with. */
export const isGuidance = ({ articleId }: { articleId: string }): boolean => articleId.startsWith(prefix)

/** That an answer is what a lead approved, and for which question. */
export function GuidedBy({ articleId }: { articleId: string }) {
  const leads = useSession().agent.role !== 'agent'
  const guidance = useQuery(guidanceQuery).data?.find(({ id }) => articleId === `${prefix}${id}`)
  const words = guidance ? `guided by “${short(guidance.question)}”` : 'guided by what a lead approved'
  return leads ? (
    <Link
      to="/settings/guidance"
      className="min-w-0 text-text-2 underline decoration-line-strong underline-offset-2 [overflow-wrap:anywhere] hover:text-accent-text"
    >
      {words}
    </Link>
  ) : (
    <span className="min-w-0 text-text-2 [overflow-wrap:anywhere]">{words}</span>
  )
}

function short(question: string): string {
  const line = question.replaceAll(/\s+/g, ' ').trim()
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}
