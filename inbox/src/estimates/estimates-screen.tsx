import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { spanFrom } from '../insights/span.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { spans, type DaysSearch } from '../places/search.ts'
import { estimateHealthQuery } from '../sync/estimate-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Empty } from '../ui/empty.tsx'
import { Segments } from '../ui/segments.tsx'
import { EstimateDays } from './estimate-days.tsx'
import { EstimateTeams } from './estimate-teams.tsx'
import { ToldPanel } from './told-panel.tsx'
import { Truth } from './truth.tsx'

/** Whether what customers are told of their wait comes true. */
export function EstimatesScreen() {
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
            void navigate({ to: '/insights/estimates', search: { days: chosen }, replace: true })
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
  const [team, setTeam] = useState<string | null>(null)
  const health = useQuery({ ...estimateHealthQuery(from), placeholderData: keepPreviousData })
  if (health.isPending) return <PanelsLoading label="Loading wait estimates" heights={[240, 300, 160]} />
  if (health.isError)
    return (
      <LoadError what="The waits could not be counted" error={health.error} onAgain={() => void health.refetch()} />
    )
  const { figures, nobodyCame } = health.data
  if (figures.count === 0 && nobodyCame === 0)
    return (
      <div className="flex min-h-96" data-ready>
        <Empty title="Nobody was told a wait">
          <p>
            In the last {days} days no customer came to wait while somebody was at work of whom a time could be said.
            Once one does, this page tells whether what they were told came true.
          </p>
        </Empty>
      </div>
    )
  return (
    <div className="flex flex-col gap-4" aria-busy={health.isPlaceholderData} data-ready>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-2">
        <Truth health={health.data} />
        <EstimateDays health={health.data} />
      </div>
      <ToldPanel from={from} team={team} onAll={() => setTeam(null)} />
      <EstimateTeams health={health.data} team={team} onTeam={setTeam} />
    </div>
  )
}
