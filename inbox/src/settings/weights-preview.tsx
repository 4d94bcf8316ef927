import type { Weights } from '@baton/engine'
import type { MeasuredHandoff } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { countWords, shareWords } from '../insights/words.ts'
import { spanFrom } from '../insights/span.ts'
import { customerName } from '../conversation/customer-name.ts'
import { behindQuery } from '../sync/health-queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { meanBy, scoreBy } from './reweigh.ts'

const looked = 200
const named = 5
const everything = {}

/** What the last handoffs would score by the weights as they stand on the screen. Nothing is changed by looking. */
export function WeightsPreview({ before, after }: { before: Weights; after: Weights }) {
  const desk = useDesk()
  const last = useQuery(behindQuery(spanFrom(desk.now(), 90), everything, looked))
  return (
    <Panel
      title="What it would mean"
      about={
        last.data && last.data.handoffs.length > 0 ? `For the last ${countWords(last.data.handoffs.length)}.` : null
      }
    >
      {last.isPending ? (
        <output aria-label="Loading the last handoffs" className="flex flex-col gap-3 py-2">
          <SkeletonLine width={50} />
          <SkeletonLine width={80} />
        </output>
      ) : last.isError ? (
        <p className="text-text-2">
          The last handoffs could not be loaded.{' '}
          <Button look="ghost" onClick={() => void last.refetch()}>
            Try again
          </Button>
        </p>
      ) : last.data.handoffs.length === 0 ? (
        <p className="text-text-2">
          No conversation went to a person in the last 90 days. Once some have, this shows what they would score.
        </p>
      ) : (
        <Figures before={before} after={after} handoffs={last.data.handoffs} />
      )}
    </Panel>
  )
}

/** The mean by both weights, and whose score moves the most. */
function Figures({
  before,
  after,
  handoffs,
}: {
  before: Weights
  after: Weights
  handoffs: readonly MeasuredHandoff[]
}) {
  const rows = useDeskState((state) => state.conversations)
  const [now, then] = [meanBy(before, handoffs), meanBy(after, handoffs)]
  const passed = handoffs.filter(({ passes }) => passes).length / Math.max(1, handoffs.length)
  const moved = handoffs
    .map((each) => ({ ...each, was: scoreBy(before, each), would: scoreBy(after, each) }))
    .filter(({ was, would }) => was !== would)
    .sort((a, b) => Math.abs(b.would - b.was) - Math.abs(a.would - a.was))
  return (
    <>
      <dl className="flex gap-6">
        <Figure name="Mean score now" value={String(now)} />
        <Figure name="With these weights" value={String(then)} id="then" />
      </dl>
      <p className="mt-2 text-text-2">{shareWords(passed)} passed the minimum, whatever the weights.</p>
      {moved.length > 0 && (
        <>
          <p className="mt-3 mb-1 text-11 font-semibold text-text-3">
            {countWords(moved.length)} would score otherwise, the most:
          </p>
          <ul className="flex flex-col gap-1">
            {moved.slice(0, named).map(({ handoffId, conversationId, was, would }) => {
              const row = rows.get(conversationId)
              return (
                <li key={handoffId} className="flex items-baseline gap-2">
                  <bdi className="min-w-0 flex-1 truncate">{row ? customerName(row) : 'A conversation'}</bdi>
                  <span className="text-text-2 tabular-nums">
                    {was} → <span className="font-medium text-text">{would}</span>
                  </span>
                </li>
              )
            })}
          </ul>
        </>
      )}
    </>
  )
}

function Figure({ name, value, id }: { name: string; value: string; id?: string }) {
  return (
    <div>
      <dt className="text-11 text-text-3">{name}</dt>
      <dd className="text-24 font-semibold tabular-nums" data-mean={id ?? 'now'}>
        {value}
      </dd>
    </div>
  )
}
