import { packageParts, type Grade, type PackagePart } from '@baton/engine'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, ExternalLink } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { customerName, firstName } from '../conversation/customer-name.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { auditedQuery } from '../sync/health-queries.ts'
import { readPackage } from '../sync/package-on-wire.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { commandChord } from '../ui/command-key.ts'
import { Kbd } from '../ui/kbd.tsx'
import { toast } from '../ui/toaster.tsx'
import { useMedia } from '../ui/use-media.ts'
import { GradeField } from './grade-field.tsx'
import { gradeDeed, nextPart, whole, type Grades } from './grades.ts'
import { GradedResult } from './graded-result.tsx'
import { PartContent } from './part-content.tsx'
import { SampledThread } from './sampled-thread.tsx'

export interface GraderProps {
  week: string
  sampled: CallAnswer<'getAudit'>['sample'][number]
  place: { number: number; of: number }
  /** Null where none is left. */
  onNext: (() => void) | null
  onBack: () => void
}

/** One handoff's package, part by part, beside the thread: a person says of each what came along, and is then told what was computed. */
export function Grader({ week, sampled, place, onNext, onBack }: GraderProps) {
  const desk = useDesk()
  const queries = useQueryClient()
  const handoff = useQuery(auditedQuery(sampled.handoffId))
  const row = useDeskState((state) => state.conversations.get(sampled.conversationId))
  const nameOf = useNames()
  const beside = useMedia('(min-width: 1280px)')
  const [grades, setGrades] = useState<Grades>({})
  const [saving, setSaving] = useState(false)
  const [result, setResult] = useState<CallAnswer<'gradeHandoff'> | null>(null)
  const fields = useRef<HTMLDivElement>(null)
  const loaded = handoff.isSuccess
  useEffect(() => {
    if (loaded) fields.current?.querySelector<HTMLElement>('input')?.focus({ preventScroll: true })
  }, [loaded])
  if (handoff.isPending) return <PanelsLoading label="Loading the handoff" heights={[620]} />
  if (handoff.isError)
    return (
      <LoadError what="The handoff could not be loaded" error={handoff.error} onAgain={() => void handoff.refetch()} />
    )
  const pkg = readPackage(handoff.data.package)
  const all = whole(grades)
  const count = Object.keys(grades).length
  const names = {
    customer: row ? firstName(row) : 'The customer',
    agent: nameOf,
  }

  const focus = (part: PackagePart) => {
    const field = fields.current?.querySelector<HTMLElement>(`[data-part="${part}"]`)
    const input = field?.querySelector<HTMLElement>('input:checked') ?? field?.querySelector<HTMLElement>('input')
    input?.focus({ preventScroll: true })
    field?.scrollIntoView({ block: 'nearest' })
  }
  const grade = (part: PackagePart, value: Grade, goOn: boolean) => {
    const next = { ...grades, [part]: value }
    setGrades(next)
    if (goOn) focus(nextPart(part, next))
  }
  const save = async () => {
    if (!all || saving) return
    setSaving(true)
    try {
      setResult(await callApi('gradeHandoff', { params: { id: sampled.handoffId }, body: { grades: all } }))
      void queries.invalidateQueries({ queryKey: ['audit', week] })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The grades were not saved', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (part: PackagePart) => (event: KeyboardEvent) => {
    const deed = gradeDeed({ key: event.key, command: event.ctrlKey || event.metaKey, alt: event.altKey })
    if (!deed) return
    event.preventDefault()
    if (deed.kind === 'save') return void save()
    if (deed.kind === 'grade') return grade(part, deed.grade, true)
    const to = packageParts[packageParts.indexOf(part) + deed.step]
    if (to) focus(to)
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]" data-ready>
      <div className="min-w-0">
        <div className="mb-3 flex items-center gap-2">
          <Button look="ghost" onClick={onBack} className="-ml-2">
            <ArrowLeft size={14} aria-hidden /> The sample
          </Button>
          <p className="min-w-0 flex-1 truncate text-text-3">
            {place.number} of {place.of} · {row ? customerName(row) : 'A conversation'},{' '}
            {whenWords(Date.parse(sampled.at), desk.now())}
          </p>
          <Link
            to="/c/$conversationId"
            params={{ conversationId: sampled.conversationId }}
            target="_blank"
            className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-control px-2 text-accent-text hover:bg-hover"
          >
            <ExternalLink size={14} aria-hidden /> Open
          </Link>
        </div>
        {result ? (
          <GradedResult result={result} onNext={onNext} onBack={onBack} onAgain={() => setResult(null)} />
        ) : pkg ? (
          <>
            <p className="mb-3 text-text-2">
              Say of each part what came along, measured by what the conversation had. The score is told when you have.
              {sampled.graded && ' You graded this one before; what you say now takes its place.'}
            </p>
            <div ref={fields} className="overflow-hidden rounded-card border border-line bg-surface">
              {packageParts.map((part) => (
                <GradeField
                  key={part}
                  part={part}
                  value={grades[part] ?? null}
                  onChange={(value) => grade(part, value, false)}
                  onKeyDown={onKeyDown(part)}
                >
                  <PartContent
                    part={part}
                    package={pkg}
                    names={names}
                    now={desk.now()}
                    onPicture={() => window.open(`/inbox/c/${sampled.conversationId}`, '_blank')}
                  />
                </GradeField>
              ))}
            </div>
            <div className="sticky bottom-0 flex items-center gap-3 bg-canvas py-3">
              <Button
                look="primary"
                disabled={!all || saving}
                onClick={() => void save()}
                hint={all ? commandChord('↵') : undefined}
              >
                Save the grades
              </Button>
              <span aria-live="polite" className="text-text-2 tabular-nums">
                {count} of {packageParts.length}
              </span>
              <span className="flex-1" />
              <span className="flex items-center gap-1 text-11 text-text-3 max-desk:hidden pointer-coarse:hidden">
                <Kbd>1</Kbd> to <Kbd>4</Kbd> grade, <Kbd>J</Kbd> <Kbd>K</Kbd> move
              </span>
            </div>
          </>
        ) : (
          <p className="text-text-2">This handoff has no package any more: its customer was forgotten.</p>
        )}
      </div>
      {beside && <SampledThread conversationId={sampled.conversationId} />}
    </div>
  )
}
