import { useId } from 'react'

/** One of a few, as a list that opens. */
export function Choice<Value extends string>({
  label,
  hidden = false,
  value,
  options,
  onChange,
}: {
  label: string
  /** The label is for who hears the page. */
  hidden?: boolean
  value: Value
  options: Readonly<Record<Value, string>>
  onChange: (value: Value) => void
}) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className={hidden ? 'sr-only' : 'mb-1 block font-medium'}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value as Value)}
        className="block h-9 w-full min-w-0 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]"
      >
        {(Object.entries(options) as [Value, string][]).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  )
}
