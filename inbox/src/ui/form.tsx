import { useId, useRef, type KeyboardEvent } from 'react'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

/** One of several, as rows. Digits choose, too. */
export function Choices<T extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: T | null
  choices: readonly { value: T; name: string; about?: string }[]
  onChange: (value: T) => void
}) {
  const name = useId()
  const group = useRef<HTMLFieldSetElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const index = Number(event.key) - 1
    const chosen = event.altKey || event.metaKey || event.ctrlKey ? undefined : choices[index]
    if (!chosen) return
    onChange(chosen.value)
    group.current?.querySelectorAll('input')[index]?.focus()
  }
  return (
    <fieldset ref={group}>
      <legend className="mb-1 text-11 font-semibold text-text-3">{label}</legend>
      <div className="flex flex-col gap-1">
        {choices.map((choice, index) => (
          <label
            key={choice.value}
            className={classes(
              'flex min-h-9 cursor-pointer items-center gap-2 rounded-control border px-3 py-1 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
              value === choice.value ? 'border-accent bg-accent-tint' : 'border-line hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={value === choice.value}
              onChange={() => onChange(choice.value)}
              onKeyDown={onKeyDown}
              className="size-3.5 accent-accent focus-visible:outline-none"
            />
            <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
              <span className="grow">{choice.name}</span>
              {choice.about && <span className="text-11 text-text-3">{choice.about}</span>}
            </span>
            <Kbd>{index + 1}</Kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** Several lines of words with a label. Ctrl+Enter or ⌘+Enter sends. */
export function WordsBox({
  label,
  hint,
  value,
  onChange,
  onSend,
  rows = 3,
  maxLength = 16_000,
}: {
  label: string
  hint: string
  value: string
  onChange: (value: string) => void
  onSend: () => void
  rows?: number
  maxLength?: number
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
        {label}
      </label>
      <textarea
        id={id}
        rows={rows}
        dir="auto"
        maxLength={maxLength}
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
          event.preventDefault()
          onSend()
        }}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 pointer-coarse:text-[16px]"
      />
      <p id={`${id}-hint`} className="mt-1 text-11 text-text-3">
        {hint}
      </p>
    </div>
  )
}

/** One line with a label. */
export function Field({
  label,
  value,
  onChange,
  type = 'text',
  autoComplete,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'email' | 'password'
  autoComplete: string
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium text-text-2">
        {label}
      </label>
      <input
        id={id}
        type={type}
        required
        autoComplete={autoComplete}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px]"
      />
    </div>
  )
}
