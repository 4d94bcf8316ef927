import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { spans } from '../places/search.ts'
import { completenessQuery } from '../sync/health-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Segments } from '../ui/segments.tsx'
import { Groups } from './groups.tsx'
import { NothingMeasured } from './nothing-measured.tsx'
import { Overview } from './overview.tsx'
import { spanFrom } from './span.ts'
import { useLookedAt } from './use-looked-at.ts'

/** How complete the packages of all handoffs are, what is lacking and why, and the conversations behind each number. */
export function CompletenessScreen() {
  return (
    <PlaceFrame tools={<SpanChooser />}>
      <Body />
    </PlaceFrame>
  )
}

function SpanChooser() {
  const { days, look } = useLookedAt()
  return (
    <Segments
      label="How far back"
      value={String(days)}
      choices={spans.map((each) => ({ value: String(each), name: `${each} days` }))}
      onChange={(value) => look({ days: spans.find((each) => String(each) === value) })}
    />
  )
}

function Body() {
  const desk = useDesk()
  const { days, by } = useLookedAt()
  const from = spanFrom(desk.now(), days)
  // What was counted before stands until the new is there.
  const health = useQuery({ ...completenessQuery(from, by), placeholderData: keepPreviousData })
  if (health.isPending) return <PanelsLoading label="Loading the completeness" heights={[248, 420]} />
  if (health.isError)
    return (
      <LoadError
        what="The completeness could not be counted"
        error={health.error}
        onAgain={() => void health.refetch()}
      />
    )
  if (health.data.handoffs === 0) return <NothingMeasured days={days} />
  return (
    <div className="flex flex-col gap-4" aria-busy={health.isPlaceholderData} data-ready>
      <Overview health={health.data} from={from} />
      <Groups health={health.data} from={from} />
    </div>
  )
}
