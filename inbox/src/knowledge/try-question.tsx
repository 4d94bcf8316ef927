import { defaultPolicy } from '@baton/engine'
import { useId, useState } from 'react'
import { CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { tryQuestion } from '../sync/knowledge-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Panel } from '../ui/panel.tsx'

type Found = CallAnswer<'searchArticles'>['passages']

/** A question to try: whether it would be answered, from which passages, and how near each is. */
export function TryQuestion() {
  const id = useId()
  const [text, setText] = useState('')
  const [found, setFound] = useState<Found | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function look() {
    setBusy(true)
    try {
      setFound((await tryQuestion(text.trim())).passages)
      setFault(null)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setFault(`${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title="Try a question" about="What the built-in assistant would answer from. Nothing of it is kept.">
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) void look()
        }}
      >
        <label htmlFor={id} className="sr-only">
          A question as a customer would ask it
        </label>
        <input
          id={id}
          dir="auto"
          autoComplete="off"
          maxLength={500}
          value={text}
          placeholder="As a customer would ask it"
          onChange={(event) => setText(event.target.value)}
          className="block h-9 w-full min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 placeholder:text-text-3 pointer-coarse:text-[16px]"
        />
        <Button type="submit" className="h-9" disabled={busy || !text.trim()}>
          Look
        </Button>
      </form>
      {fault && (
        <p role="alert" className="mt-2 text-red-text">
          {fault}
        </p>
      )}
      <div aria-live="polite">{found && <Result found={found} />}</div>
    </Panel>
  )
}

function Result({ found }: { found: Found }) {
  const [best] = found
  const isEnough = best !== undefined && best.score >= defaultPolicy.groundedAt
  return (
    <div className="mt-3 flex flex-col gap-2" data-tried>
      <p className="flex flex-wrap items-center gap-2">
        <Chip tone={isEnough ? 'green' : 'amber'}>{isEnough ? 'answered' : 'not answered'}</Chip>
        <span className="min-w-0 text-text-2">
          {best === undefined
            ? 'No article has any of its words.'
            : isEnough
              ? `From “${best.title}”, or it asks which is meant where others are as near.`
              : `The nearest is too far: ${best.score.toFixed(2)}, and ${defaultPolicy.groundedAt} is needed.`}
        </span>
      </p>
      <ol className="flex flex-col gap-2">
        {found.map((passage) => (
          <li key={passage.passageId} className="rounded-control bg-sunken px-3 py-2">
            <p className="flex items-baseline gap-2">
              <span className="min-w-0 flex-1 truncate font-medium">{passage.title}</span>
              <span className="tabular-nums text-text-2">{passage.score.toFixed(2)}</span>
            </p>
            <p dir="auto" className="line-clamp-3 text-text-2 [overflow-wrap:anywhere]">
              {passage.text}
            </p>
          </li>
        ))}
      </ol>
    </div>
  )
}
