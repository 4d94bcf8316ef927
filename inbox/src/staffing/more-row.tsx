import type { StaffingDayView } from '@baton/protocol'
import { Minus, Plus, X } from 'lucide-react'
import { Slider } from 'radix-ui'
import { IconButton } from '../ui/icon-button.tsx'
import { clockOf, halfHours, type More } from './draft.ts'

/** Some more people: how many, what they can, and two handles on the day for when. */
export function MoreRow({
  more,
  day,
  between: [least, most],
  onChange,
  onRemove,
}: {
  more: More
  day: StaffingDayView
  /** The half hours that the handles move in. */
  between: readonly [number, number]
  onChange: (more: More) => void
  onRemove: () => void
}) {
  const { count, team, skill, from, to, beside } = more
  const select =
    'h-8 min-w-28 max-w-40 flex-1 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]'
  return (
    <li className="rounded-control border border-line px-3 py-2">
      <div className="flex flex-wrap items-center gap-2">
        <Stepper
          label="How many more"
          value={count}
          min={1}
          max={50}
          onChange={(next) => onChange({ ...more, count: next })}
          sign
        />
        <select
          aria-label="What they can"
          value={skill ?? ''}
          onChange={(event) => onChange({ ...more, skill: event.target.value || null })}
          className={select}
        >
          <option value="">no skill</option>
          {day.skills.map((name) => (
            <option key={name} value={name}>
              with {name}
            </option>
          ))}
        </select>
        <select
          aria-label="In which team"
          value={team}
          onChange={(event) => onChange({ ...more, team: event.target.value })}
          className={select}
        >
          {day.teams.map(({ id, name }) => (
            <option key={id} value={id}>
              in {name}
            </option>
          ))}
        </select>
        <span className="ml-auto flex items-center gap-1">
          <span className="text-text-2 tabular-nums">
            {clockOf(from)}–{clockOf(to)}
            {to > halfHours && ' the next day'}
          </span>
          <IconButton label="Take away" onClick={onRemove}>
            <X size={14} aria-hidden />
          </IconButton>
        </span>
      </div>
      {beside && <p className="mt-1 text-11 text-text-3">{besideWords(beside)}</p>}
      <Slider.Root
        min={Math.min(least, from)}
        max={Math.max(most, to)}
        step={1}
        minStepsBetweenThumbs={1}
        value={[from, to]}
        onValueChange={([start, end]) =>
          start !== undefined && end !== undefined && onChange({ ...more, from: start, to: end })
        }
        className="relative mt-1 flex h-8 w-full cursor-pointer touch-none items-center select-none"
      >
        <Slider.Track className="relative h-1.5 flex-1 rounded-full bg-sunken shadow-[inset_0_0_0_1px_var(--line)]">
          <Slider.Range className="absolute h-full rounded-full bg-accent" />
        </Slider.Track>
        {(['From', 'Until'] as const).map((label, i) => (
          <Slider.Thumb
            key={label}
            aria-label={label}
            aria-valuetext={clockOf(i === 0 ? from : to)}
            className="block size-4 rounded-full border-2 border-accent bg-raised outline-offset-2"
          />
        ))}
      </Slider.Root>
    </li>
  )
}

function besideWords({ skills, languages, capacity }: NonNullable<More['beside']>): string {
  const can = skills.map((each) => (typeof each === 'string' ? each : `${each.name} ${each.level}`))
  return [
    ...(can.length > 0 ? [`also ${can.join(', ')}`] : []),
    ...(languages.length > 0 ? [`in ${languages.join(', ')}`] : []),
    ...(capacity === undefined ? [] : [`with room for ${capacity}`]),
  ].join(' · ')
}

/** A small number with a key for one less and one for one more. */
export function Stepper({
  label,
  value,
  min,
  max,
  sign = false,
  onChange,
}: {
  label: string
  value: number
  min: number
  max: number
  sign?: boolean
  onChange: (value: number) => void
}) {
  return (
    <fieldset aria-label={label} className="inline-flex items-center rounded-control border border-line-strong">
      <IconButton label="One less" disabled={value <= min} onClick={() => onChange(value - 1)}>
        <Minus size={14} aria-hidden />
      </IconButton>
      <output className="min-w-8 text-center font-medium tabular-nums">{sign ? `+${value}` : value}</output>
      <IconButton label="One more" disabled={value >= max} onClick={() => onChange(value + 1)}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </fieldset>
  )
}
