import { useId, type ReactNode } from 'react'
import { classes } from '../ui/classes.ts'

/** Several lines of a setting, with a word about them. */
export function LinesField({
  label,
  about,
  rows = 3,
  maxLength,
  value,
  disabled,
  onChange,
}: {
  label: string
  about: string
  rows?: number
  maxLength: number
  value: string
  disabled: boolean
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        dir="auto"
        maxLength={maxLength}
        value={value}
        disabled={disabled}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 disabled:text-text-2 pointer-coarse:text-[16px]"
      />
      <p id={`${id}-about`} className="mt-1 text-11 text-text-3">
        {about}
      </p>
    </div>
  )
}

/** Some of several, each a box to tick. */
export function Ticks<T extends string>({
  label,
  about,
  choices,
  chosen,
  disabled,
  onChange,
}: {
  label: string
  about?: ReactNode
  choices: readonly { value: T; name: string }[]
  chosen: readonly T[]
  disabled: boolean
  onChange: (chosen: T[]) => void
}) {
  const long = choices.some(({ name }) => name.length > 24)
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div
        className={classes(
          'gap-x-5 gap-y-0.5',
          // Long ones stand beneath each other.
          long ? 'grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))]' : 'flex flex-wrap',
        )}
      >
        {choices.map(({ value, name }) => (
          <label key={value} className="flex min-h-8 min-w-0 items-center gap-2">
            <input
              type="checkbox"
              className="size-3.5 shrink-0 accent-accent"
              checked={chosen.includes(value)}
              onChange={() =>
                onChange(chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value])
              }
            />
            <span className="min-w-0 [overflow-wrap:anywhere]">{name}</span>
          </label>
        ))}
      </div>
      {about && <p className="mt-1 text-11 text-text-3">{about}</p>}
    </fieldset>
  )
}

/** All of something, or some of it. */
export function AllOrSome({
  label,
  all,
  some,
  isAll,
  disabled,
  onChange,
  children,
}: {
  label: string
  all: string
  some: string
  isAll: boolean
  disabled: boolean
  onChange: (isAll: boolean) => void
  children: ReactNode
}) {
  const name = useId()
  return (
    <fieldset disabled={disabled}>
      <legend className="mb-1 font-medium">{label}</legend>
      <div className="flex flex-wrap gap-x-5">
        {[
          { words: all, value: true },
          { words: some, value: false },
        ].map(({ words, value }) => (
          <label key={words} className="flex min-h-8 items-center gap-2">
            <input
              type="radio"
              name={name}
              className="size-3.5 accent-accent"
              checked={isAll === value}
              onChange={() => onChange(value)}
            />
            {words}
          </label>
        ))}
      </div>
      {!isAll && <div className="mt-1 border-l-2 border-line pl-3">{children}</div>}
    </fieldset>
  )
}
