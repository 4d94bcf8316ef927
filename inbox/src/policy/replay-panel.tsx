import { useQuery } from '@tanstack/react-query'
import { replayQuery } from '../sync/policy-queries.ts'
import { Button } from '../ui/button.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { ReplayReport } from './replay-report.tsx'

/** What the draft would have done with the conversations of the past. Until it has been looked at, it cannot be made live here. */
export function ReplayPanel({
  id,
  isFirst,
  onLive,
  onShadow,
  busy,
}: {
  id: string | null
  /** Nothing but what is shipped is live. */
  isFirst: boolean
  onLive: () => void
  onShadow: () => void
  busy: boolean
}) {
  return (
    <Panel title="What it would have meant">
      {id === null ? (
        <p className="text-text-2">
          Replay the policy on your past conversations before it decides any: which of them would have gone to a person
          earlier, later or not at all, and what that would have cost. No model is asked, and nobody is told.
        </p>
      ) : (
        <Replay id={id} isFirst={isFirst} onLive={onLive} onShadow={onShadow} busy={busy} />
      )}
    </Panel>
  )
}

function Replay({
  id,
  isFirst,
  onLive,
  onShadow,
  busy,
}: {
  id: string
  isFirst: boolean
  onLive: () => void
  onShadow: () => void
  busy: boolean
}) {
  const replay = useQuery(replayQuery(id))
  if (replay.isPending)
    return (
      <output aria-label="Beginning the replay" className="flex flex-col gap-3 py-2">
        <SkeletonLine width={60} />
        <SkeletonLine width={85} />
      </output>
    )
  if (replay.isError || replay.data.status === 'failed')
    return (
      <div role="alert" className="text-text-2">
        <p>The replay broke off. What was saved stays saved; replay it again.</p>
        {replay.isError && (
          <Button className="mt-2" onClick={() => void replay.refetch()}>
            Look again
          </Button>
        )}
      </div>
    )
  const { status, done, total, report } = replay.data
  if (status === 'running' || !report)
    return (
      <div>
        <p className="text-text-2 tabular-nums">
          {done} of {total || '…'} conversations
        </p>
        <progress
          value={done}
          max={Math.max(1, total)}
          className="mt-2 h-2 w-full accent-accent"
          aria-label="Replayed"
        />
      </div>
    )
  if (report.conversations === 0)
    return (
      <div className="flex flex-col gap-3">
        <p className="text-text-2">
          There are no conversations yet to replay it on. It can be tried out in shadow: what it would have decided then
          stands beside each decision.
        </p>
        <Moves isFirst={isFirst} onLive={onLive} onShadow={onShadow} busy={busy} />
      </div>
    )
  return (
    <div className="flex flex-col gap-5">
      <ReplayReport report={report} />
      <Moves isFirst={isFirst} onLive={onLive} onShadow={onShadow} busy={busy} />
    </div>
  )
}

function Moves({
  isFirst,
  onLive,
  onShadow,
  busy,
}: {
  isFirst: boolean
  onLive: () => void
  onShadow: () => void
  busy: boolean
}) {
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" disabled={busy} onClick={onLive}>
        Make it live
      </Button>
      <Button disabled={busy} onClick={onShadow}>
        Try it out in shadow
      </Button>
      <p className="w-full text-11 text-text-3">
        {isFirst ? 'What is shipped stays one click away.' : 'The version before stays one click away.'}
      </p>
    </div>
  )
}
