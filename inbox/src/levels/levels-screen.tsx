import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { spanFrom } from '../insights/span.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { spans } from '../places/search.ts'
import { serviceHealthQuery, targetsQuery } from '../sync/level-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { ForecastPanel } from '../wallboard/forecast-panel.tsx'
import { forecastQuery } from '../sync/board-queries.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { LevelCard } from './level-card.tsx'
import { LevelDays } from './level-days.tsx'
import { LevelGroups } from './level-groups.tsx'
import { ServedList } from './served-list.tsx'
import { useLevelSearch } from './use-level-search.ts'

/** What was promised to whom, how far it was kept, and the conversations in which it was not. */
export function LevelsScreen() {
  const { days, look } = useLevelSearch()
  return (
    <PlaceFrame
      tools={
        <Segments
          label="How far back"
          value={String(days)}
          choices={spans.map((each) => ({ value: String(each), name: `${each} days` }))}
          onChange={(value) => look({ days: spans.find((each) => String(each) === value) })}
        />
      }
    >
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const desk = useDesk()
  const { days, per } = useLevelSearch()
  const from = spanFrom(desk.now(), days)
  const targets = useQuery(targetsQuery)
  const health = useQuery({ ...serviceHealthQuery(from, per), placeholderData: keepPreviousData })
  if (targets.isPending || health.isPending)
    return <PanelsLoading label="Loading the service levels" heights={[160, 220, 240]} />
  const failed = targets.error ?? health.error
  if (!targets.data || !health.data)
    return (
      <LoadError
        what="The service levels could not be counted"
        error={failed}
        onAgain={() => {
          void targets.refetch()
          void health.refetch()
        }}
      />
    )
  if (targets.data.targets.length === 0)
    return (
      <div className="flex min-h-96" data-ready>
        <Empty title="Nothing is promised yet">
          <p>Say how fast people answer, for everybody, a team or a tier; this page then tells what was kept.</p>
          <p className="mt-3">
            <Link
              to="/settings/service-levels"
              className="inline-flex h-9 items-center rounded-control bg-accent px-3 font-medium text-on-accent"
            >
              Set targets
            </Link>
          </p>
        </Empty>
      </div>
    )
  const { figures, handoffs } = health.data
  return (
    <div className="flex flex-col gap-4" aria-busy={health.isPlaceholderData} data-ready>
      {figures.length === 0 ? (
        <Panel title="No clock has run">
          <p className="text-text-2">
            {handoffs === 0
              ? `Nothing was handed off in the last ${days} days.`
              : 'None of these handoffs had a promise: targets name other teams or tiers.'}
          </p>
        </Panel>
      ) : (
        <>
          <div className="grid gap-4 desk:grid-cols-2 wide:grid-cols-3">
            {figures.map((each) => (
              <LevelCard key={each.kind} figures={each} />
            ))}
          </div>
          <Forecast />
          <LevelDays health={health.data} />
          <LevelGroups health={health.data} />
          <Panel title="Not kept" about="Late already counts, also where nobody has answered yet." flush>
            <ServedList from={from} which={{ met: 'false' }} />
          </Panel>
        </>
      )}
    </div>
  )
}

/** What will be missed of what runs now. */
function Forecast() {
  const desk = useDesk()
  const team = useTeamName()
  const nameOf = useNames()
  const { data } = useQuery({ ...forecastQuery, placeholderData: keepPreviousData })
  const names = { team, agent: nameOf }
  return data ? <ForecastPanel forecast={data} names={names} now={desk.now()} /> : null
}
