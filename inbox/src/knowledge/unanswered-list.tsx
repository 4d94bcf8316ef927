import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { unansweredQuery } from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'

/** What customers asked in thirty days that knowledge had no answer to, with the conversation and what came nearest. */
export function UnansweredList({ onWrite }: { onWrite: (title: string) => void }) {
  const questions = useQuery(unansweredQuery)
  const desk = useDesk()
  if (questions.isPending) return <PanelsLoading label="Loading the questions" heights={[320]} />
  if (questions.isError)
    return (
      <LoadError
        what="The questions could not be loaded"
        error={questions.error}
        onAgain={() => void questions.refetch()}
      />
    )
  if (questions.data.length === 0)
    return (
      <div className="flex min-h-60 rounded-card border border-line bg-surface" data-ready>
        <Empty title="Nothing was asked in vain">
          <p>What customers ask and no article answers is listed here for thirty days.</p>
        </Empty>
      </div>
    )
  return (
    <ul aria-label="Questions without an answer" className="rounded-card border border-line bg-surface" data-ready>
      {questions.data.map(({ conversationId, at, question, score, best }) => (
        <li
          key={`${conversationId} ${at}`}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-2 first:border-t-0"
        >
          <div className="min-w-0 flex-1 basis-72">
            <p dir="auto" className="line-clamp-2 font-medium [overflow-wrap:anywhere]">
              {question ?? <span className="font-normal text-text-3">The customer was forgotten</span>}
            </p>
            <p className="truncate text-11 text-text-3">
              {best?.title ? `nearest: ${best.title} · ${(score ?? 0).toFixed(2)}` : 'nothing found'} ·{' '}
              <time dateTime={at}>{whenWords(Date.parse(at), desk.now())}</time>
            </p>
          </div>
          <Link
            to="/c/$conversationId"
            params={{ conversationId }}
            className="inline-flex h-8 items-center rounded-control px-3 font-medium text-accent-text hover:bg-hover"
          >
            Conversation
          </Link>
          {question !== null && <Button onClick={() => onWrite(question.slice(0, 200))}>Write an article</Button>}
        </li>
      ))}
    </ul>
  )
}
