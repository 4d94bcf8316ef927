import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { guidanceQuery, type GuidanceRow } from '../sync/guidance-queries.ts'
import { Empty } from '../ui/empty.tsx'
import { Segments } from '../ui/segments.tsx'
import { GuidanceCard } from './guidance-card.tsx'

type Status = GuidanceRow['status']
const choices: readonly { value: Status; name: string; empty: string }[] = [
  {
    value: 'proposed',
    name: 'To review',
    empty: 'Nobody has corrected the assistant lately. “Correct this” stands beside each of its messages.',
  },
  { value: 'active', name: 'In use', empty: 'What is approved is used in answers, and stands here.' },
  { value: 'retired', name: 'No longer', empty: 'What was in use once stands here.' },
  { value: 'rejected', name: 'Rejected', empty: 'Nothing was rejected.' },
]

/** What people corrected the assistant with: to review, in use, and no longer. */
export function GuidanceScreen() {
  const [status, setStatus] = useState<Status>('proposed')
  const guidance = useQuery(guidanceQuery)
  const shown = (guidance.data ?? []).filter((each) => each.status === status)
  const count = (of: Status) => (guidance.data ?? []).filter((each) => each.status === of).length
  return (
    <PlaceFrame>
      {guidance.isPending ? (
        <PanelsLoading label="Loading the guidance" heights={[150, 150]} />
      ) : guidance.isError ? (
        <LoadError
          what="The guidance could not be loaded"
          error={guidance.error}
          onAgain={() => void guidance.refetch()}
        />
      ) : (
        <div className="flex flex-col gap-4" data-ready>
          <div className="max-w-full overflow-x-auto">
            <Segments
              label="Which guidance"
              value={status}
              choices={choices.map(({ value, name }) => ({ value, name: `${name} · ${count(value)}` }))}
              onChange={setStatus}
            />
          </div>
          {shown.length === 0 && (
            <div className="flex min-h-60 rounded-card border border-line bg-surface">
              <Empty title="Nothing here">{choices.find(({ value }) => value === status)?.empty}</Empty>
            </div>
          )}
          {shown.map((each) => (
            <GuidanceCard key={`${each.id} ${each.version}`} guidance={each} />
          ))}
        </div>
      )}
    </PlaceFrame>
  )
}
