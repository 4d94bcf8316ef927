import { useEffect, useId, useRef } from 'react'

/** One line of words that need not be given, with a word about it beneath. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  type = 'text',
  inputMode,
  maxLength,
  list,
  takesFocus = false,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  hint?: string
  /** What is wrong with it, in the place of the hint. */
  error?: string | undefined
  type?: 'text' | 'url'
  inputMode?: 'numeric'
  maxLength?: number
  list?: string
  /** Takes the focus when it appears, because the deed before asked for it. */
  takesFocus?: boolean
}) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (takesFocus) field.current?.focus()
  }, [takesFocus])
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
        {label}
      </label>
      <input
        ref={field}
        id={id}
        type={type}
        dir="auto"
        autoComplete="off"
        inputMode={inputMode}
        maxLength={maxLength}
        list={list}
        value={value}
        aria-invalid={error !== undefined}
        {...(hint || error ? { 'aria-describedby': `${id}-hint` } : {})}
        onChange={(event) => onChange(event.target.value)}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 aria-invalid:border-red pointer-coarse:text-[16px]"
      />
      {(hint || error) && (
        <p id={`${id}-hint`} className="mt-1 text-11 text-text-3">
          {error ? (
            <span role="alert" className="text-red-text">
              {error}
            </span>
          ) : (
            hint
          )}
        </p>
      )}
    </div>
  )
}
