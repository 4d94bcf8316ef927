import type { CallInput } from '../sync/call-api.ts'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'

export type TimingMark = NonNullable<CallInput<'resolve'>['body']['timing']>

/** Whether the handoff came when it should have. */
export const timingMarks: readonly { mark: TimingMark; name: string }[] = [
  { mark: 'right', name: 'At the right moment' },
  { mark: 'should-have-come-earlier', name: 'Too late' },
  { mark: 'could-have-been-assistant', name: 'The assistant could have done it' },
]

/** One click says it, a second click takes it back; nobody has to. `from` is the digit of the first. */
export function TimingMarks({
  value,
  from,
  onChange,
}: {
  value: TimingMark | null
  from: number
  onChange: (value: TimingMark | null) => void
}) {
  return (
    <fieldset>
      <legend className="text-11 font-semibold text-text-3">Did it come to a person at the right moment?</legend>
      <p className="mb-1.5 text-11 text-text-3">Nobody has to say. What decides on handoffs learns from it.</p>
      <div className="flex flex-wrap gap-1.5">
        {timingMarks.map(({ mark, name }, index) => {
          const isOn = value === mark
          return (
            <button
              key={mark}
              type="button"
              aria-pressed={isOn}
              onClick={() => onChange(isOn ? null : mark)}
              aria-keyshortcuts={String(from + index)}
              className={classes(
                'inline-flex h-9 items-center gap-2 rounded-control border px-3',
                isOn ? 'border-accent bg-accent-tint font-medium' : 'border-line hover:bg-hover',
              )}
            >
              {name}
              <span aria-hidden className="contents">
                <Kbd>{from + index}</Kbd>
              </span>
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}
