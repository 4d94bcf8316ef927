import { weekOf } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import type { AuditSearch } from '../places/search.ts'
import { auditQuery } from '../sync/health-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { AgreementPanel } from './agreement-panel.tsx'
import { Grader } from './grader.tsx'
import { SamplePanel } from './sample-panel.tsx'
import { weeksAround, weekWords } from './week-words.ts'

function useAudited() {
  const desk = useDesk()
  const now = weekOf(desk.now())
  const { week = now, handoff }: AuditSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const look = (change: AuditSearch) =>
    void navigate({ to: '/insights/audit', search: { ...(week === now ? {} : { week }), ...change } })
  return { now, week, handoff, look }
}

/** The handoffs drawn for a week, graded part by part by a person, and how far they agree with what was computed. */
export function AuditScreen() {
  return (
    <PlaceFrame tools={<WeekStepper />}>
      <Body />
    </PlaceFrame>
  )
}

function WeekStepper() {
  const { now, week, look } = useAudited()
  const audit = useQuery(auditQuery(week))
  if (!audit.data) return null
  const { from, to } = audit.data
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const around = weeksAround(start, end)
  return (
    <div className="flex items-center gap-1">
      <IconButton label="The week before" onClick={() => look({ week: around.before, handoff: undefined })}>
        <ChevronLeft size={16} aria-hidden />
      </IconButton>
      <span aria-live="polite" className="text-text-2 tabular-nums">
        {weekWords(week, start, end).map((words, index) => (
          <span key={words} className={index > 0 ? 'max-desk:hidden' : ''}>
            {index > 0 && ' · '}
            {words}
          </span>
        ))}
      </span>
      <IconButton
        label="The week after"
        disabled={week >= now}
        onClick={() => look({ week: around.after, handoff: undefined })}
      >
        <ChevronRight size={16} aria-hidden />
      </IconButton>
    </div>
  )
}

function Body() {
  const { week, handoff, look } = useAudited()
  const audit = useQuery(auditQuery(week))
  if (audit.isPending) return <PanelsLoading label="Loading the audit" heights={[320, 160]} />
  if (audit.isError)
    return <LoadError what="The audit could not be loaded" error={audit.error} onAgain={() => void audit.refetch()} />
  const { sample } = audit.data
  const at = sample.findIndex(({ handoffId }) => handoffId === handoff)
  const open = sample[at]
  const next = [...sample.slice(at + 1), ...sample.slice(0, Math.max(0, at))].find(({ graded }) => !graded)
  if (open)
    return (
      <Grader
        key={open.handoffId}
        week={week}
        sampled={open}
        place={{ number: at + 1, of: sample.length }}
        onNext={next ? () => look({ handoff: next.handoffId }) : null}
        onBack={() => look({ handoff: undefined })}
      />
    )
  return (
    <div className="flex flex-col gap-4" data-ready>
      <SamplePanel audit={audit.data} onOpen={(handoffId) => look({ handoff: handoffId })} />
      <AgreementPanel audit={audit.data} />
    </div>
  )
}
