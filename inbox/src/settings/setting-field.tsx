import { useId } from 'react'
import { classes } from '../ui/classes.ts'

/** One value of the settings: a label, a word about it, and what is wrong with it. */
export function SettingField({
  label,
  about,
  error,
  unit,
  value,
  onChange,
  type = 'text',
  narrow = false,
}: {
  label: string
  about?: string | undefined
  error?: string | undefined
  unit?: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'password'
  narrow?: boolean
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          type={type}
          autoComplete="off"
          spellCheck={false}
          inputMode={narrow ? 'numeric' : undefined}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-about`}
          onChange={(event) => onChange(event.target.value)}
          className={classes(
            'block h-9 rounded-control border border-line-strong bg-surface px-3 aria-invalid:border-red pointer-coarse:text-[16px]',
            narrow ? 'w-28 text-right tabular-nums' : 'w-full min-w-0',
          )}
        />
        {unit && <span className="text-text-3">{unit}</span>}
      </span>
      <p id={`${id}-about`} className="mt-1 text-11 text-text-3 empty:hidden">
        {error ? <span className="text-red-text">{error}</span> : about}
      </p>
    </div>
  )
}
