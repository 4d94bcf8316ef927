import type { StaffingDayView } from '@baton/protocol'
import { Plus, X } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { busySpan } from './day-picture.tsx'
import { halfHours, isChanged, noChange, type Draft } from './draft.ts'
import { MoreRow, Stepper } from './more-row.tsx'
import { NamedPeople } from './named-people.tsx'
import { faultOf } from './named.ts'
import { PolicyChoice } from './policy-choice.tsx'

/** What would be otherwise: more people, other things of those by name, more room for everybody, another policy. */
export function ChangePanel({
  day,
  draft,
  busy,
  onChange,
  onPlay,
}: {
  day: StaffingDayView
  draft: Draft
  busy: boolean
  onChange: (draft: Draft) => void
  onPlay: () => void
}) {
  const { more, named, capacity, policy, routing } = draft
  const people = new Map(day.people.map((each) => [each.id, each]))
  const faults = named.filter((each) => faultOf(each, people.get(each.agentId)) !== null).length
  const usual = usualCapacity(day.people)
  const [first, last] = busySpan(day.halfHours)
  const between = [Math.max(0, first - 2), Math.min(halfHours, last + 3)] as const
  const middle = Math.round((first + last) / 2)
  const add = () => {
    const key = Math.max(-1, ...more.map((each) => each.key)) + 1
    const team = day.teams[0]?.id ?? 'support'
    onChange({
      ...draft,
      more: [
        ...more,
        {
          key,
          count: 1,
          team,
          skill: day.skills[0] ?? null,
          from: Math.max(between[0], middle - 4),
          to: Math.min(between[1], middle + 4),
        },
      ],
    })
  }
  return (
    <Panel
      title="What if"
      about="The same customers at the same moments, and other people or rules."
      aside={
        isChanged(draft) && (
          <Button look="ghost" onClick={() => onChange(noChange)}>
            As it was
          </Button>
        )
      }
    >
      <div className="flex flex-col gap-4">
        <div className="flex flex-col gap-2">
          {more.length > 0 && (
            <ul aria-label="More people" className="flex flex-col gap-2">
              {more.map((each) => (
                <MoreRow
                  key={each.key}
                  more={each}
                  day={day}
                  between={between}
                  onChange={(next) => onChange({ ...draft, more: more.map((it) => (it.key === each.key ? next : it)) })}
                  onRemove={() => onChange({ ...draft, more: more.filter((it) => it.key !== each.key) })}
                />
              ))}
            </ul>
          )}
          <Button onClick={add} disabled={more.length >= 20} className="self-start">
            <Plus size={14} aria-hidden /> More people
          </Button>
        </div>
        <NamedPeople day={day} named={named} onChange={(next) => onChange({ ...draft, named: next })} />
        <div className="flex flex-wrap items-center gap-2">
          <span className="text-text-2">Cases at the same time, for everybody</span>
          <Stepper
            label="Cases at the same time"
            value={capacity ?? usual}
            min={1}
            max={20}
            onChange={(next) => onChange({ ...draft, capacity: next === usual ? null : next })}
          />
          {capacity !== null && <span className="text-11 text-text-3">it was {usual}</span>}
        </div>
        <PolicyChoice version={policy} onChange={(next) => onChange({ ...draft, policy: next })} />
        {routing && <OtherRouting routing={routing} onRemove={() => onChange({ ...draft, routing: undefined })} />}
        <div className="flex flex-wrap items-center gap-3">
          <Button look="primary" onClick={onPlay} disabled={busy || faults > 0}>
            {isChanged(draft) ? 'Play the day with this' : 'Play the day as it was'}
          </Button>
          <output className="text-11 text-text-3">
            {faults > 0
              ? `${faults === 1 ? 'One row' : `${faults} rows`} above cannot be played as it stands`
              : `20 times as it was${isChanged(draft) ? ', and 20 times with this' : ''}`}
          </output>
        </div>
      </div>
    </Panel>
  )
}

/** What was asked of the routing somewhere else: kept, and taken away with one click. */
function OtherRouting({ routing, onRemove }: { routing: NonNullable<Draft['routing']>; onRemove: () => void }) {
  const { ringMinutes, bySpeed, tiers = {} } = routing
  const parts = [
    ...(ringMinutes ? [`the search widens after ${ringMinutes.join(', ')} min`] : []),
    ...(bySpeed === undefined ? [] : [bySpeed ? 'speed counts' : 'speed does not count']),
    ...Object.entries(tiers).map(
      ([name, { cost, targetMinutes }]) => `${name}: a minute costs ${cost}, twice that after ${targetMinutes} min`,
    ),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-2">
      <span className="text-text-2">Other routing, on top</span>
      <span className="min-w-0">{parts.join('; ')}</span>
      <IconButton label="Take the other routing away" onClick={onRemove}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}

function usualCapacity(people: StaffingDayView['people']): number {
  const sorted = people
    .filter(({ openings }) => openings.length > 0)
    .map(({ capacity }) => capacity)
    .sort((a, b) => a - b)
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 4
}
