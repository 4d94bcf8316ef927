import type { StaffingDayView } from '@baton/protocol'
import { Undo2, X } from 'lucide-react'
import { useId } from 'react'
import { AgentFace } from '../identity/agent-face.tsx'
import { classes } from '../ui/classes.ts'
import { timeWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Segments } from '../ui/segments.tsx'
import { Stepper } from './more-row.tsx'
import { faultOf, withoutSkill, withSkill, type Named } from './named.ts'

type Person = StaffingDayView['people'][number]

const choices = [
  { value: 'away', name: 'Away' },
  { value: 'other hours', name: 'Other hours' },
  { value: 'as planned', name: 'As planned' },
] as const

const field = 'h-8 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]'

/** One person: away, at other hours, with other skills or room. */
export function NamedRow({
  named,
  person,
  skills,
  onChange,
  onRemove,
}: {
  named: Named
  /** Undefined: they are no agent any more. */
  person: Person | undefined
  /** All that are known. */
  skills: readonly string[]
  onChange: (named: Named) => void
  onRemove: () => void
}) {
  const fault = faultOf(named, person)
  const id = useId()
  const name = person?.name ?? named.agentId
  const shifts = person?.openings ?? []
  const first = shifts[0]
  const last = shifts.at(-1)
  const hours = (there: Named['there']) =>
    there === 'other hours' && named.from === '' && first && last
      ? { there, from: clockAt(first.from), to: clockAt(last.to) }
      : { there }
  return (
    <li
      aria-label={name}
      className={classes('rounded-control border px-3 py-2', fault ? 'border-amber' : 'border-line')}
      {...(fault ? { 'aria-describedby': id } : {})}
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <span className="flex min-w-0 flex-1 basis-48 items-center gap-2">
          <AgentFace id={named.agentId} name={name} size="small" />
          <span className="min-w-0 truncate font-medium">{name}</span>
          {shifts.length > 0 && (
            <span className="shrink-0 text-11 text-text-3 tabular-nums">{plannedWords(shifts)}</span>
          )}
        </span>
        {person && (
          <span className="order-last flex flex-wrap items-center gap-2 desk:order-none">
            {named.there === 'other hours' && <Hours named={named} onChange={onChange} />}
            <Segments
              label={`${name} is`}
              value={named.there}
              choices={choices}
              onChange={(there) => onChange({ ...named, ...hours(there) })}
            />
          </span>
        )}
        <IconButton label={`Take ${name} off the list`} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {person && named.there !== 'away' && (
        <div className="mt-2 flex flex-wrap items-center gap-2">
          <Skills named={named} person={person} skills={skills} onChange={onChange} />
          <span className="flex items-center gap-2 desk:ml-auto">
            <span className="text-text-2">cases at the same time</span>
            <Stepper
              label={`Cases that ${name} has at the same time`}
              value={named.capacity ?? person.capacity}
              min={1}
              max={100}
              onChange={(next) => onChange({ ...named, capacity: next === person.capacity ? null : next })}
            />
          </span>
        </div>
      )}
      {fault && (
        <p id={id} className="mt-1 text-11 text-amber-text">
          {fault}
        </p>
      )}
    </li>
  )
}

function Hours({ named, onChange }: { named: Named; onChange: (named: Named) => void }) {
  const night = named.from !== '' && named.to !== '' && named.to < named.from && named.to !== '00:00'
  return (
    <span className="flex items-center gap-1.5 tabular-nums">
      <input
        type="time"
        aria-label="From"
        value={named.from}
        onChange={({ target }) => onChange({ ...named, from: target.value })}
        className={field}
      />
      <span aria-hidden>–</span>
      <input
        type="time"
        aria-label="Until"
        value={named.to}
        onChange={({ target }) => onChange({ ...named, to: target.value })}
        className={field}
      />
      {night && <span className="text-11 text-text-3">the next day</span>}
    </span>
  )
}

const levels = [1, 2, 3, 4, 5]

function Skills({
  named,
  person,
  skills,
  onChange,
}: {
  named: Named
  person: Person
  skills: readonly string[]
  onChange: (named: Named) => void
}) {
  const own = person.skillLevels.map((skill) => ({ ...skill, ...named.skills.find(({ name }) => name === skill.name) }))
  const more = named.skills.filter(({ name }) => !own.some((each) => each.name === name))
  const others = skills.filter((name) => ![...own, ...more].some((each) => each.name === name))
  const isOther = (name: string) => named.skills.some((each) => each.name === name)
  return (
    <>
      {[...own, ...more].map(({ name, level }) => {
        const gone = named.without.includes(name)
        return (
          <span
            key={name}
            className={classes(
              'inline-flex h-8 items-center rounded-control border pl-2',
              isOther(name) ? 'border-accent bg-accent-tint' : 'border-line-strong',
            )}
          >
            <span className={classes('max-w-40 truncate', gone && 'text-text-3 line-through')}>{name}</span>
            {!gone && (
              <select
                aria-label={`Level of ${name}`}
                value={level}
                onChange={({ target }) => onChange(withSkill(named, person, name, Number(target.value)))}
                className="ml-1 h-7 rounded-control bg-transparent px-1 tabular-nums pointer-coarse:text-[16px]"
              >
                {levels.map((each) => (
                  <option key={each} value={each}>
                    {each}
                  </option>
                ))}
              </select>
            )}
            {gone ? (
              <IconButton
                label={`${name} again`}
                onClick={() => onChange({ ...named, without: named.without.filter((each) => each !== name) })}
              >
                <Undo2 size={14} aria-hidden />
              </IconButton>
            ) : (
              <IconButton label={`Without ${name}`} onClick={() => onChange(withoutSkill(named, person, name))}>
                <X size={14} aria-hidden />
              </IconButton>
            )}
          </span>
        )
      })}
      {others.length > 0 && (
        <select
          aria-label={`What ${person.name} can besides`}
          value=""
          onChange={({ target }) => target.value && onChange(withSkill(named, person, target.value, 3))}
          className={classes(field, 'max-w-40 text-text-2')}
        >
          <option value="">+ skill</option>
          {others.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      )}
    </>
  )
}

/** A moment as a box for a time has it, on the clocks here. */
const clockAt = (time: string): string => {
  const at = new Date(time)
  return [at.getHours(), at.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')
}

/** "09:00–17:00", with each stretch of the day. */
const plannedWords = (openings: Person['openings']): string =>
  openings.map(({ from, to }) => `${timeWords(Date.parse(from))}–${timeWords(Date.parse(to))}`).join(', ')
