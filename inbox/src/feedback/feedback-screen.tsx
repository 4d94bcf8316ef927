import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { spanFrom } from '../insights/span.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { spans, type DaysSearch } from '../places/search.ts'
import { feedbackQuery, type SaidWhich } from '../sync/feedback-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { FeedbackDays } from './feedback-days.tsx'
import { FeedbackGroups } from './feedback-groups.tsx'
import { Figures } from './figures.tsx'
import { SaidList } from './said-list.tsx'
import { whichWords } from './words.ts'

/** What customers said of how it went: after a handoff beside the assistant alone, by team and day, and the conversations behind it. */
export function FeedbackScreen() {
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
            void navigate({ to: '/insights/feedback', search: { days: chosen }, replace: true })
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
  const team = useTeamName()
  const from = spanFrom(desk.now(), days)
  const [chosen, setChosen] = useState<SaidWhich | null>(null)
  const health = useQuery({ ...feedbackQuery(from), placeholderData: keepPreviousData })
  if (health.isPending) return <PanelsLoading label="Loading what customers said" heights={[190, 160, 160]} />
  if (health.isError)
    return (
      <LoadError
        what="What customers said could not be counted"
        error={health.error}
        onAgain={() => void health.refetch()}
      />
    )
  const { handoff, assistant } = health.data
  if (handoff.rated + assistant.rated + handoff.answered + assistant.answered === 0)
    return (
      <div className="flex min-h-96" data-ready>
        <Empty title="Nobody has said how it went">
          <p>
            {handoff.asked + assistant.asked === 0
              ? `No conversation ended in the last ${days} days. Once one does, the customer is asked in the chat how it was, and whether they had to repeat themselves.`
              : `${handoff.asked + assistant.asked} ${handoff.asked + assistant.asked === 1 ? 'customer was' : 'customers were'} asked in the last ${days} days. What they say comes here as they say it.`}
          </p>
        </Empty>
      </div>
    )
  const open = (next: SaidWhich) => setChosen(JSON.stringify(next) === JSON.stringify(chosen) ? null : next)
  return (
    <div className="flex flex-col gap-4" aria-busy={health.isPlaceholderData} data-ready>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-2">
        <Figures about="handoff" figures={handoff} onOpen={open} />
        <Figures about="assistant" figures={assistant} onOpen={open} />
      </div>
      {chosen && (
        <Panel title={whichWords(chosen, team)} flush>
          <SaidList key={JSON.stringify(chosen)} from={from} which={chosen} />
        </Panel>
      )}
      <FeedbackDays health={health.data} />
      <FeedbackGroups health={health.data} onOpen={open} />
    </div>
  )
}
