import { useId } from 'react'

/** One of a list by name, or none. */
export function Choose({
  label,
  about,
  value,
  none,
  choices,
  onChange,
}: {
  label: string
  about?: string
  value: string | null
  /** What it is called when none is chosen. */
  none: string
  choices: readonly { id: string; name: string }[]
  onChange: (value: string | null) => void
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={`${id}-about`}
        onChange={(event) => onChange(event.target.value || null)}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]"
      >
        <option value="">{none}</option>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
      <p id={`${id}-about`} className="mt-1 text-11 text-text-3 empty:hidden">
        {about}
      </p>
    </div>
  )
}
