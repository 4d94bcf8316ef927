import type { ConversationRow } from '@baton/protocol'
import { PageSection } from '../page/page-section.tsx'
import { Weighings } from '../escalation/weighings.tsx'
import { AttemptList } from './attempt-list.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { CardSection } from './card-section.tsx'
import type { CaseView } from './case-view.ts'

/** There is no handoff: what the assistant has tried so far stands where the card will be. */
export function NoHandoff({
  row,
  view,
  agentName,
  now,
}: {
  row: ConversationRow
  view: CaseView
  agentName: (id: string) => string
  now: number
}) {
  return (
    <div data-card="none">
      <header className="flex h-12 items-center border-b border-line px-4">
        <h2 className="font-semibold">{row.incident?.heldUntil ? 'Held back' : 'No handoff'}</h2>
      </header>
      <CardSection title="How it stands">
        <p className="text-text-2">{standing(row, view.hadPerson, now)}</p>
      </CardSection>
      {view.weighings.length > 0 && (
        <CardSection title="What the assistant decided">
          <Weighings weighings={view.weighings} />
        </CardSection>
      )}
      {view.attempts.length > 0 && (
        <CardSection title="Tried so far">
          <AttemptList attempts={view.attempts} />
        </CardSection>
      )}
      {view.page && (
        <CardSection title="On the page">
          <PageSection row={row} view={view} agentName={agentName} now={now} />
        </CardSection>
      )}
    </div>
  )
}

function standing({ status, holder, incident }: ConversationRow, hadPerson: boolean, now: number): string {
  if (status === 'resolved') {
    return hadPerson ? 'It is resolved. No handoff stood at the end.' : 'It was resolved without a person.'
  }
  if (holder.kind === 'agent') return 'A person took it over before the assistant handed it off.'
  if (incident?.heldUntil)
    return `Held back: it was to go to a person, and an incident that is known explains it. The customer was told so, hears more by ${whenWords(Date.parse(incident.heldUntil), now)}, and gets a person at once if they ask for one.`
  return 'The assistant has it. When it hands off, this says what is wanted, why a person is needed, and what was tried.'
}
