import { useId } from 'react'

/** One of several, from a list that the browser opens. */
export function SelectField({
  label,
  value,
  options,
  onChange,
}: {
  label: string
  value: string
  options: readonly (readonly [value: string, words: string])[]
  onChange: (value: string) => void
}) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]"
      >
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
        {!options.some(([each]) => each === value) && <option value={value}>{value}</option>}
      </select>
    </div>
  )
}
