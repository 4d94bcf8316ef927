import type { Grade, PackagePart } from '@baton/engine'
import { useId, type KeyboardEvent, type ReactNode } from 'react'
import { partWords } from '../handoff/missing-words.ts'
import { classes } from '../ui/classes.ts'
import { gradeChoices } from './grades.ts'

/** One part to grade: what came along of it, and the four grades. */
export function GradeField({
  part,
  value,
  onChange,
  onKeyDown,
  children,
}: {
  part: PackagePart
  value: Grade | null
  onChange: (value: Grade) => void
  onKeyDown: (event: KeyboardEvent) => void
  children: ReactNode
}) {
  const name = useId()
  return (
    <fieldset data-part={part} className="group border-t border-line px-4 py-3 first:border-t-0 focus-within:bg-hover">
      <legend className="contents">
        <span className={classes('block font-semibold', value && 'text-text-2')}>{partWords(part)}</span>
      </legend>
      <div className="mt-1 mb-2 min-w-0">{children}</div>
      <div className="grid grid-cols-4 gap-1 desk:flex">
        {gradeChoices.map((choice) => (
          <label
            key={choice.value}
            title={choice.about}
            className={classes(
              'flex h-8 cursor-pointer items-center justify-center gap-1.5 rounded-control border px-2.5 max-desk:px-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
              value === choice.value
                ? 'border-accent bg-accent-tint font-medium'
                : 'border-line bg-surface text-text-2 hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              onKeyDown={onKeyDown}
              className="size-3.5 accent-accent focus-visible:outline-none max-desk:sr-only"
            />
            {choice.name}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
