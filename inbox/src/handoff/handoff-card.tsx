import type { ConversationRow } from '@baton/protocol'
import { ChevronsDownUp, ChevronsUpDown } from 'lucide-react'
import { modelWords } from '../assistants/words.ts'
import { useAssistantName } from '../sync/use-assistant-name.ts'
import { comingWords } from '../callbacks/words.ts'
import { firstName } from '../conversation/customer-name.ts'
import { Chip } from '../ui/chip.tsx'
import { capital } from '../ui/capital.ts'
import { classes } from '../ui/classes.ts'
import { lengthWords, whenWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { AccountPart } from './account-part.tsx'
import { AttemptList } from './attempt-list.tsx'
import { CardSection } from './card-section.tsx'
import type { CaseView } from './case-view.ts'
import { choiceSentence } from './choice-sentence.ts'
import { CompletenessRing } from './completeness-ring.tsx'
import { FactChips } from './fact-chips.tsx'
import { HandoffStrip } from './handoff-strip.tsx'
import { useReadingLanguage } from '../identity/reading-language.ts'
import { ModelWords } from './model-words.tsx'
import { summaryOf } from './summary-of.ts'
import { Handled } from './handled.tsx'
import { missingWords } from './missing-words.ts'
import { SentFiles } from '../files/sent-files.tsx'
import { NoHandoff } from './no-handoff.tsx'
import { PageSection } from '../page/page-section.tsx'
import { priorityTone } from './priority-tone.ts'
import { reasonSentence, subjectOf, type ReasonNames } from './reason-sentence.ts'
import { IntentLine } from './intent-line.tsx'
import { ToneLine } from './tone-line.tsx'
import { toldWords } from './told-words.ts'
import { Wanted } from './wanted.tsx'
import { WhyButton } from './why-button.tsx'

export interface HandoffCardProps {
  row: ConversationRow
  view: CaseView
  names: ReasonNames
  now: number
  /** Full height for a new handoff, a strip once a person has replied. */
  full: boolean
  /** In a column of its own, or under the thread's head where there is no room for one. */
  place: 'column' | 'under'
  onFold: (full: boolean) => void
  onWhy: () => void
}

/** What a person needs in five seconds, from top to bottom: wanted, tone, promised, why, tried, facts, page, account, missing. */
export function HandoffCard(props: HandoffCardProps) {
  const { row, view, names, now, full, place, onFold, onWhy } = props
  const pkg = view.handoff?.package
  if (!pkg) return place === 'column' ? <NoHandoff row={row} view={view} agentName={names.agent} now={now} /> : null
  const strip = <HandoffStrip package={pkg} names={names} onOpen={() => onFold(true)} />
  if (place === 'under' && !full) return <div className="shrink-0 border-b border-line">{strip}</div>
  return (
    <div
      data-card={full ? 'full' : 'strip'}
      className={classes(
        place === 'under' && 'max-h-[44vh] shrink-0 animate-fade overflow-y-auto border-b border-line',
      )}
    >
      <header className="sticky top-0 z-10 flex h-12 items-center gap-2 border-b border-line bg-surface pr-2 pl-4">
        <h2 className="font-semibold">Handoff</h2>
        {pkg.priority !== 'normal' && <Chip tone={priorityTone(pkg.priority)}>{pkg.priority}</Chip>}
        <span className="min-w-0 flex-1 truncate text-11 text-text-3">{standing(row, now)}</span>
        {pkg.completeness && <CompletenessRing completeness={pkg.completeness} />}
        <IconButton
          label={full ? 'Fold to a strip' : 'Show all of it'}
          hint="C"
          aria-expanded={full}
          onClick={() => onFold(!full)}
        >
          {full ? <ChevronsDownUp size={16} aria-hidden /> : <ChevronsUpDown size={16} aria-hidden />}
        </IconButton>
      </header>
      <div className={classes(place === 'under' && 'desk:grid desk:grid-cols-2 desk:grid-rows-[auto_1fr]')}>
        <div className="min-w-0">{full ? <Story {...props} onWhy={onWhy} /> : strip}</div>
        <div
          className={classes(
            'min-w-0 border-t border-line',
            place === 'under' && 'desk:col-start-2 desk:row-span-2 desk:row-start-1 desk:border-t-0 desk:border-l',
          )}
        >
          <Facts {...props} />
        </div>
        {full && (
          <div className="min-w-0 border-t border-line empty:hidden">
            <Promises {...props} />
          </div>
        )}
      </div>
    </div>
  )
}

const answeredBy = (
  { assistantId, version, model }: { assistantId: string; version: number; model: string },
  nameOf: (id: string) => string,
): string => `${nameOf(assistantId)} v${version} · ${modelWords(model)}`

type Part = Pick<HandoffCardProps, 'row' | 'view' | 'names' | 'now' | 'onWhy'>

/** What is wanted, why a person, and what was tried. */
function Story({ row, view, names, now, onWhy }: Part) {
  const pkg = view.handoff?.package
  const made = summaryOf(view, useReadingLanguage())
  const assistantName = useAssistantName()
  if (!pkg) return null
  const why = reasonSentence(pkg.reason, names)
  return (
    <>
      <CardSection title={`${capital(firstName(row))} wants`}>
        {made ? (
          <ModelWords
            made={made}
            summary={pkg.summary}
            messagesSince={view.customerSeqs.filter((seq) => seq > made.upToSeq).length}
            now={now}
          />
        ) : (
          <Wanted summary={pkg.summary} subject={subjectOf(pkg.reason)} now={now} />
        )}
        {pkg.intent && <IntentLine intent={pkg.intent} />}
        {pkg.tone && <ToneLine tone={pkg.tone} />}
      </CardSection>
      {pkg.promises.length > 0 && (
        <CardSection title="Promised">
          <ul className="flex flex-col gap-1">
            {pkg.promises.map(({ text, by, at, dueAt }) => (
              <li key={`${at} ${text}`} className="break-words">
                {text === null ? 'These words were deleted.' : `“${text.trim()}”`}{' '}
                <span className="text-text-3">
                  · {by === 'agent' ? 'a colleague' : 'the assistant'}, {whenWords(Date.parse(at), now)}
                </span>
                {dueAt && <Due at={Date.parse(dueAt)} now={now} />}
              </li>
            ))}
          </ul>
        </CardSection>
      )}
      {pkg.note && (
        <CardSection title="Passed on with the words">
          <p className="rounded-control border border-paper-line bg-paper px-2 py-1.5 break-words whitespace-pre-wrap">
            {pkg.note}
          </p>
        </CardSection>
      )}
      {pkg.handled && (
        <CardSection title={`${capital(names.agent(pkg.handled.agentId))} had it before`}>
          <Handled handled={pkg.handled} promised={pkg.promises.map(({ text }) => text)} now={now} />
        </CardSection>
      )}
      <CardSection title="Why it came to a person" aside={<WhyButton about={why} onClick={onWhy} />}>
        <p>{why}</p>
        {view.choice && <p className="mt-0.5 text-text-2">{choiceSentence(view.choice, names.agent)}</p>}
      </CardSection>
      <CardSection
        title="Tried before"
        aside={
          pkg.assistant && <span className="text-11 text-text-3">by {answeredBy(pkg.assistant, assistantName)}</span>
        }
      >
        {pkg.attempts.length > 0 ? (
          <AttemptList attempts={pkg.attempts} />
        ) : (
          <p className="text-text-2">Nothing was tried before the handoff.</p>
        )}
      </CardSection>
    </>
  )
}

/** What stays useful after the first answer: the page and the account. */
function Facts({ row, view, names, now }: Part) {
  const pkg = view.handoff?.package
  const page = view.page ?? pkg?.page
  const account = view.lateAccount ?? pkg?.account
  // What travelled, and what was sent since.
  const files = [...new Map([...(pkg?.files ?? []), ...view.files].map((file) => [file.fileId, file])).values()]
  return (
    <>
      {pkg && pkg.facts.length > 0 && (
        <CardSection title="Said already">
          <FactChips facts={pkg.facts} now={now} />
        </CardSection>
      )}
      {files.length > 0 && (
        <CardSection title="Files">
          <SentFiles files={files} small />
        </CardSection>
      )}
      {(['waiting', 'since'] as const).map((when) => {
        const facts = view.added.filter((fact) => fact.when === when)
        return (
          facts.length > 0 && (
            <CardSection key={when} title={when === 'waiting' ? 'Added while waiting' : 'Said since'}>
              <FactChips facts={facts} now={now} />
            </CardSection>
          )
        )
      })}
      {page && (
        <CardSection title="On the page">
          <PageSection row={row} view={view} agentName={names.agent} now={now} />
        </CardSection>
      )}
      {account && (
        <CardSection title="Account">
          <AccountPart account={account} now={now} late={view.lateAccount !== null} />
        </CardSection>
      )}
    </>
  )
}

/** What the customer was told, and what is not known. */
function Promises({ row, view, now }: Part) {
  const pkg = view.handoff?.package
  if (!pkg) return null
  const told = [...new Set(view.told.map((notice) => toldWords(notice, now)).filter(Boolean))].slice(-3)
  // That nothing was tried stands in its own place already.
  const missing = pkg.missing.filter(
    ({ part }) => part !== 'attempts' && !(part === 'account' && view.lateAccount !== null),
  )
  return (
    <>
      {told.length > 0 && (
        <CardSection title={`${capital(firstName(row))} was told`}>
          <ul className="flex flex-col gap-1">
            {told.map((sentence) => (
              <li key={sentence} className="text-text-2">
                {sentence}
              </li>
            ))}
          </ul>
        </CardSection>
      )}
      {pkg.actions.length > 0 && (
        <CardSection title="Done for them">
          <ul className="flex flex-col gap-1.5">
            {pkg.actions.map(({ name, ref, at, undo }) => (
              <li key={`${at} ${ref}`} className="break-words">
                {name ?? ref} <span className="text-text-3">· {whenWords(Date.parse(at), now)}</span>
                {undo && <span className="block text-text-2">To undo it: {undo}</span>}
              </li>
            ))}
          </ul>
        </CardSection>
      )}
      {missing.length > 0 && (
        <CardSection title="Missing">
          <ul className="flex flex-col gap-1">
            {missing.map(missingWords).map(({ part, cause }) => (
              <li key={part}>
                {part} <span className="text-text-3">· {cause}</span>
              </li>
            ))}
          </ul>
        </CardSection>
      )}
    </>
  )
}

/** By when it was promised; overdue in red and in words. */
function Due({ at, now }: { at: number; now: number }) {
  const over = now > at
  return (
    <span className={classes('block', over ? 'font-medium text-red-text' : 'text-text-2')}>
      {over ? `Overdue by ${lengthWords(now - at)}` : `Due in ${lengthWords(at - now)}`}
    </span>
  )
}

/** How the handoff stands, in a few words. */
function standing({ handoff, holder }: ConversationRow, now: number): string {
  if (!handoff) return ''
  const since = (iso: string) => lengthWords(now - Date.parse(iso))
  if (holder.kind === 'queue' && handoff.callback)
    return `time booked: ${comingWords(Date.parse(handoff.callback.at), now)}`
  if (holder.kind === 'queue') return `waits ${since(handoff.requestedAt)}`
  if (handoff.firstResponseAt) {
    return `first answer after ${lengthWords(Date.parse(handoff.firstResponseAt) - Date.parse(handoff.requestedAt))}`
  }
  return handoff.acceptedAt && holder.kind === 'agent' ? `accepted ${since(handoff.acceptedAt)} ago, no answer yet` : ''
}
