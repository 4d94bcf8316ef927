import { useId } from 'react'
import { Segments } from '../ui/segments.tsx'
import { whenWords } from '../ui/clock-words.ts'

const choices = [
  { value: '15', name: '15 min' },
  { value: '30', name: '30 min' },
  { value: '60', name: '1 h' },
  { value: '120', name: '2 h' },
  { value: '240', name: '4 h' },
] as const
export type Minutes = (typeof choices)[number]['value']

/** When customers hear more at the latest. The time itself stands beside the choice: that is what they read. */
export function WhenField({
  value,
  now,
  label = 'Next update in',
  onChange,
}: {
  value: Minutes
  now: number
  label?: string
  onChange: (value: Minutes) => void
}) {
  const id = useId()
  return (
    <div>
      <p id={id} className="mb-1 text-11 font-semibold text-text-3">
        {label}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Segments label={label} value={value} choices={choices} onChange={onChange} />
        <span className="text-text-2 tabular-nums">by {whenWords(atIn(value, now), now)}</span>
      </div>
    </div>
  )
}

export const atIn = (minutes: Minutes, now: number): number => now + Number(minutes) * 60_000
