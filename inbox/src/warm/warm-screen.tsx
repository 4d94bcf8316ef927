import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { spanFrom } from '../insights/span.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { spans, type DaysSearch } from '../places/search.ts'
import { handoffHealthQuery } from '../sync/warm-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { ArrivedList } from './arrived-list.tsx'
import { DiscoveryPanel } from './discovery-panel.tsx'
import { SideBySide } from './side-by-side.tsx'
import { WarmDays } from './warm-days.tsx'
import { WarmGroups } from './warm-groups.tsx'
import { WarmRate } from './warm-rate.tsx'
import { chosenWords, type Chosen } from './words.ts'

/** How many handoffs were warm, and what became of them beside the others. Of teams, never of single people. */
export function WarmScreen() {
  const { days = 30 }: DaysSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  return (
    <PlaceFrame
      tools={
        <Segments
          label="How far back"
          value={String(days)}
          choices={spans.map((each) => ({ value: String(each), name: `${each} days` }))}
          onChange={(value) => {
            const chosen = spans.find((each) => String(each) === value)
            void navigate({ to: '/insights/warm', search: { days: chosen }, replace: true })
          }}
        />
      }
    >
      <Body days={days} />
    </PlaceFrame>
  )
}

function Body({ days }: { days: (typeof spans)[number] }) {
  const desk = useDesk()
  const from = spanFrom(desk.now(), days)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const health = useQuery({ ...handoffHealthQuery(from), placeholderData: keepPreviousData })
  if (health.isPending) return <PanelsLoading label="Loading warm and cold" heights={[190, 300, 160]} />
  if (health.isError)
    return (
      <LoadError what="The handoffs could not be counted" error={health.error} onAgain={() => void health.refetch()} />
    )
  const { handoffs, taken } = health.data
  if (taken === 0)
    return (
      <div className="flex min-h-96" data-ready>
        <Empty title={handoffs === 0 ? 'Nothing was handed off' : 'Nobody has taken a handoff yet'}>
          <p>
            {handoffs === 0
              ? `No customer was handed to a person in the last ${days} days. Once one is, this page tells whether it went to somebody who was there, had the skills, and saw the card first.`
              : `${handoffs} ${handoffs === 1 ? 'waits' : 'wait'} or went elsewhere: warm or cold is told of those that a person has taken.`}
          </p>
        </Empty>
      </div>
    )
  const open = (next: Chosen) => setChosen(chosen && chosenWords(chosen) === chosenWords(next) ? null : next)
  return (
    <div className="flex flex-col gap-4" aria-busy={health.isPlaceholderData} data-ready>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-2">
        <WarmRate health={health.data} />
        <WarmDays health={health.data} />
      </div>
      <SideBySide health={health.data} chosen={chosen} onOpen={open} />
      {chosen && (
        <Panel title={chosenWords(chosen)} flush>
          <ArrivedList from={from} which={chosen} />
        </Panel>
      )}
      <WarmGroups health={health.data} />
      <DiscoveryPanel from={from} />
    </div>
  )
}
