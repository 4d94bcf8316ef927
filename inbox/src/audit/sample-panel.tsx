import { CircleCheck, CircleDashed, ChevronRight } from 'lucide-react'
import { customerName } from '../conversation/customer-name.ts'
import type { CallAnswer } from '../sync/call-api.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

type Audit = CallAnswer<'getAudit'>

/** The handoffs drawn for the week, and which of them this person has graded. */
export function SamplePanel({ audit, onOpen }: { audit: Audit; onOpen: (handoffId: string) => void }) {
  const { sample, drawnFrom } = audit
  const team = useTeamName()
  if (sample.length === 0)
    return (
      <div className="flex min-h-80 rounded-card border border-line bg-surface">
        <Empty title="Nothing to audit in this week">
          <p>
            No conversation went to a person. The handoffs of a week are drawn as they come; look at the week before.
          </p>
        </Empty>
      </div>
    )
  const done = sample.filter(({ graded }) => graded).length
  const next = sample.find(({ graded }) => !graded)
  return (
    <Panel
      title={next ? `${done} of ${sample.length} graded` : `All ${sample.length} are graded`}
      about={`Drawn from the ${drawnFrom} handoffs of the week; about five minutes each.`}
      flush
      aside={
        <>
          <WhyNote about="how the sample is drawn">
            <p>
              From four bands of scores in turn: what scores badly is rare, and what scores well is where faults hide.
              The same handoffs for everybody, at any time. Scores are shown to whoever has graded.
            </p>
          </WhyNote>
          {next && (
            <Button look="primary" onClick={() => onOpen(next.handoffId)}>
              {done === 0 ? 'Begin' : 'Grade the next'}
            </Button>
          )}
        </>
      }
    >
      <span aria-hidden className="mx-4 mt-1 mb-2 block h-1.5 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-green" style={{ width: `${(done / sample.length) * 100}%` }} />
      </span>
      <ul aria-label="The sample">
        {sample.map((each) => (
          <SampleRow key={each.handoffId} sampled={each} team={team} onOpen={() => onOpen(each.handoffId)} />
        ))}
      </ul>
    </Panel>
  )
}

function SampleRow({
  sampled,
  team,
  onOpen,
}: {
  sampled: Audit['sample'][number]
  team: (id: string) => string
  onOpen: () => void
}) {
  const desk = useDesk()
  const row = useDeskState((state) => state.conversations.get(sampled.conversationId))
  const Icon = sampled.graded ? CircleCheck : CircleDashed
  return (
    <li className="border-t border-line">
      <button
        type="button"
        onClick={onOpen}
        data-sampled={sampled.handoffId}
        className="flex min-h-12 w-full items-center gap-3 px-4 py-2 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <Icon size={16} aria-hidden className={sampled.graded ? 'text-green-text' : 'text-text-3'} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">
            <bdi className="font-medium">{row ? customerName(row) : 'A conversation'}</bdi>
            {row?.problem && <span className="text-text-2"> · {row.problem}</span>}
          </span>
          <span className="block text-11 text-text-3">
            {whenWords(Date.parse(sampled.at), desk.now())} · {team(sampled.team)}
          </span>
        </span>
        <span className={sampled.graded ? 'text-green-text' : 'sr-only'}>
          {sampled.graded ? 'graded' : 'not graded yet'}
        </span>
        <ChevronRight size={14} aria-hidden className="shrink-0 text-text-3" />
      </button>
    </li>
  )
}
