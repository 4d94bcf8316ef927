import type { ConversationEvent } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { Weighings } from '../escalation/weighings.tsx'
import { readCase } from '../handoff/case-view.ts'
import { reasonNumbers, reasonSentence } from '../handoff/reason-sentence.ts'
import { assistantsQuery, type OpenAssistant, type PracticeAnswer } from '../sync/assistant-queries.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { readEvent } from '../sync/wire-event.ts'
import { Chip } from '../ui/chip.tsx'
import { Panel } from '../ui/panel.tsx'

const names = { customer: 'The customer', agent: () => 'a colleague' }

/** Why the last turn went as it did: what was found, what would have been called, what was weighed, and who would have got it with what. */
export function PracticeWhy({
  turn,
  events,
  assistant,
  teamName,
}: {
  turn: PracticeAnswer
  events: readonly ConversationEvent[]
  assistant: OpenAssistant
  teamName: (id: string) => string
}) {
  const view = readCase(events)
  const escalated = turn.events.map(readEvent).find((event) => event.type === 'Escalated')
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Panel title="Would a person have come?">
        {escalated?.type === 'Escalated' ? (
          <>
            <p>
              <Chip tone="amber">yes</Chip> {reasonSentence(escalated.reason, names)}
            </p>
            <p className="mt-1 text-text-2">
              To {teamName(escalated.team)}, {escalated.priority} priority. {outcomeWords(turn.events)}
            </p>
            {reasonNumbers(escalated.reason).map(({ name, value }) => (
              <p key={name} className="text-11 text-text-3 tabular-nums">
                {name}: {value}
              </p>
            ))}
            {view.handoff?.package && <Package pkg={view.handoff.package} />}
          </>
        ) : (
          <p>
            <Chip tone="green">no</Chip> The assistant goes on.
          </p>
        )}
      </Panel>
      <Panel title="What it looked up">
        <Searched turn={turn} />
      </Panel>
      {view.weighings.length > 0 && (
        <Panel title="What was weighed">
          <Weighings weighings={view.weighings} />
        </Panel>
      )}
      <Panel title="Who would answer there">
        <Chosen turn={turn} id={assistant.id} />
        <p className="mt-1 text-11 text-text-3 tabular-nums">
          {turn.model} · {turn.ms} ms
        </p>
      </Panel>
    </div>
  )
}

function Searched({ turn }: { turn: PracticeAnswer }) {
  if (turn.seen.length === 0) return <p className="text-text-2">Nothing.</p>
  return (
    <ul className="flex flex-col gap-3">
      {turn.seen.map((seen, i) =>
        seen.kind === 'searched' ? (
          <li key={i}>
            <p className="text-text-2 wrap-anywhere" dir="auto">
              “{seen.query}”
            </p>
            {seen.found.length === 0 && <p>Nothing was found.</p>}
            <ol className="mt-1 flex flex-col gap-1">
              {seen.found.map((hit, n) => (
                <li key={n} className="grid grid-cols-[40px_minmax(0,1fr)] items-center gap-2">
                  <span className="text-right tabular-nums">{hit.score.toFixed(2)}</span>
                  <span className="min-w-0">
                    <span className="block truncate">{hit.title}</span>
                    <span aria-hidden className="mt-0.5 block h-1 rounded-full bg-sunken">
                      <span
                        className={
                          hit.score >= 0.3 ? 'block h-full rounded-full bg-green' : 'block h-full rounded-full bg-amber'
                        }
                        style={{ width: `${Math.round(hit.score * 100)}%` }}
                      />
                    </span>
                  </span>
                </li>
              ))}
            </ol>
          </li>
        ) : (
          <li key={i}>
            <Chip tone="amber">not called</Chip> <span className="font-medium">{seen.name}</span>
            <p className="text-11 text-text-3 wrap-anywhere">
              {seen.method} {seen.url}
            </p>
          </li>
        ),
      )}
    </ul>
  )
}

function Chosen({ turn, id }: { turn: PracticeAnswer; id: string }) {
  const { data } = useQuery(assistantsQuery)
  const { assistantId, rule } = turn.chosen
  const name = data?.assistants.find((each) => each.id === assistantId)?.name ?? assistantId
  const by = rule === null ? 'the default: no rule fits' : `by rule ${rule + 1}`
  return assistantId === id ? (
    <p>This one, {by}.</p>
  ) : (
    <p>
      Not this one: {name} would, {by}.
    </p>
  )
}

/** The package in short: what it would have told whoever gets it. */
function Package({ pkg }: { pkg: PackageOnWire }) {
  const lines = [
    { name: 'Problem', value: pkg.summary.problem.map(({ text }) => text ?? '').join(' … ') },
    { name: 'Wanted', value: pkg.summary.wanted?.text ?? '' },
    {
      name: 'Tried',
      value: pkg.attempts.map(({ title, outcome }) => `${title ?? ''} (${outcome.replaceAll('-', ' ')})`).join(', '),
    },
    { name: 'Said already', value: pkg.facts.map(({ name }) => name.replaceAll('-', ' ')).join(', ') },
    { name: 'Missing', value: pkg.missing.map(({ part }) => part).join(', ') },
    { name: 'Complete', value: pkg.completeness ? `${pkg.completeness.score} %` : '' },
  ].filter(({ value }) => value !== '')
  return (
    <dl aria-label="The package" className="mt-3 flex flex-col gap-1 border-t border-line pt-2">
      {lines.map(({ name, value }) => (
        <div key={name} className="grid grid-cols-[84px_minmax(0,1fr)] gap-2">
          <dt className="text-11 font-semibold text-text-3">{name}</dt>
          <dd className="wrap-anywhere" dir="auto">
            {value}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function outcomeWords(events: readonly ConversationEvent[]): string {
  const types = new Set(events.map(({ type }) => type))
  if (types.has('Offered')) return 'Somebody who is there would be asked at once.'
  if (types.has('Scheduled')) return 'Nobody works now: a time would be promised.'
  return types.has('Queued') ? 'It would wait in their queue.' : ''
}
