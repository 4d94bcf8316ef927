import { useEffect, useId, useRef } from 'react'

/** The whole document as text. Where it cannot be read, the line that is meant is selected. */
export function YamlField({
  value,
  fault,
  onChange,
}: {
  value: string
  fault: string | null
  onChange: (yaml: string) => void
}) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const line = Number(/\bline (\d+)/i.exec(fault ?? '')?.[1] ?? 0)
  useEffect(() => {
    const box = field.current
    if (!box || line === 0) return
    const lines = box.value.split('\n')
    const from = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0)
    box.focus()
    box.setSelectionRange(from, from + (lines[line - 1]?.length ?? 0))
  }, [line])
  return (
    <div className="pt-2">
      <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
        The policy as YAML
      </label>
      <textarea
        ref={field}
        id={id}
        rows={24}
        spellCheck={false}
        autoComplete="off"
        value={value}
        maxLength={50_000}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
        onChange={(event) => onChange(event.target.value)}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 font-mono text-13 leading-5 whitespace-pre aria-invalid:border-red pointer-coarse:text-[16px]"
      />
      <p id={`${id}-fault`} role="alert" className="mt-1 text-red-text empty:hidden">
        {fault}
      </p>
    </div>
  )
}
