import { useQuery } from '@tanstack/react-query'
import { embeddingQuery } from '../sync/knowledge-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Chip } from '../ui/chip.tsx'
import { lengthWords } from '../ui/clock-words.ts'
import { embeddingFaultWords } from './words.ts'

/** How far knowledge is read for what it means, and why it is not; nothing where no model is configured for it. */
export function EmbeddingLine() {
  const desk = useDesk()
  const { data } = useQuery(embeddingQuery)
  if (!data || data.state === 'off') return null
  const { model, state, passages, embedded, refused, fault, retryAt } = data
  const done = embedded + refused
  const wait = retryAt === null ? 0 : Date.parse(retryAt) - desk.now()
  return (
    <section
      aria-label="Found by meaning"
      data-embedding={state}
      className="rounded-card border border-line bg-surface px-4 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h3 className="font-semibold">Found by meaning</h3>
        <Chip tone={state === 'failing' ? 'red' : state === 'working' ? 'amber' : 'green'}>
          {state === 'failing' ? 'not getting on' : state === 'working' ? 'reading' : 'all read'}
        </Chip>
        <p className="text-text-2 tabular-nums">
          {state === 'done' ? passages : `${done} of ${passages}`} {passages === 1 ? 'passage' : 'passages'}
          {refused > 0 ? `, ${refused} refused and found by their words alone` : ''}
        </p>
        <p className="ml-auto min-w-0 truncate text-text-3" title={model ?? undefined}>
          {(model ?? '').replace(/^[^:]*:/, '')}
        </p>
      </div>
      {state !== 'done' && (
        <>
          <progress className="sr-only" aria-label="Passages that were read" value={done} max={Math.max(1, passages)} />
          <span aria-hidden className="mt-2 block h-1.5 overflow-hidden rounded-full bg-sunken">
            <span
              className="block h-full rounded-full bg-accent"
              style={{ width: `${(100 * done) / Math.max(1, passages)}%` }}
            />
          </span>
        </>
      )}
      {fault && (
        <p className="mt-2 text-red-text">
          {embeddingFaultWords(fault)}{' '}
          <span className="text-text-2">
            {wait > 1000 ? `It is tried again in ${lengthWords(wait)}. ` : 'It is tried again. '}What is not read yet is
            found by its words.
          </span>
        </p>
      )}
    </section>
  )
}
