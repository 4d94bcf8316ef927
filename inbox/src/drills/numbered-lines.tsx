import { useEffect, useRef } from 'react'
import { classes } from '../ui/classes.ts'

/** A box for lines that count: each has its number beside it, and the one that is wrong is marked and brought into sight. */
export function NumberedLines({
  label,
  value,
  wrongLine,
  describedBy,
  onChange,
}: {
  label: string
  value: string
  wrongLine: number | null
  describedBy?: string
  onChange: (value: string) => void
}) {
  const box = useRef<HTMLTextAreaElement>(null)
  const lines = value.split('\n')

  useEffect(() => {
    if (wrongLine === null || !box.current) return
    const before = box.current.value.split('\n').slice(0, wrongLine - 1)
    const start = before.reduce((sum, line) => sum + line.length + 1, 0)
    const end = start + (box.current.value.split('\n')[wrongLine - 1]?.length ?? 0)
    box.current.focus()
    box.current.setSelectionRange(start, end)
  }, [wrongLine])

  return (
    // The numbers and the words scroll as one.
    <div className="max-h-[48vh] overflow-auto rounded-control border border-line-strong bg-surface font-mono has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent">
      <div className="flex min-w-full">
        <ol
          aria-hidden
          className="sticky left-0 shrink-0 border-r border-line bg-sunken py-2 text-right text-text-3 select-none"
        >
          {lines.map((_, index) => (
            <li
              // The number is what a line is here.
              key={index} // oxlint-disable-line react/no-array-index-key
              className={classes(
                'px-2 tabular-nums',
                wrongLine === index + 1 && 'bg-red-tint font-semibold text-red-text',
              )}
            >
              {index + 1}
            </li>
          ))}
        </ol>
        <textarea
          ref={box}
          aria-label={label}
          aria-invalid={wrongLine !== null}
          {...(describedBy ? { 'aria-describedby': describedBy } : {})}
          rows={Math.max(14, lines.length)}
          wrap="off"
          spellCheck={false}
          maxLength={100_000}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className="block min-w-0 flex-1 resize-none overflow-x-auto overflow-y-hidden bg-transparent px-3 py-2 whitespace-pre outline-none"
        />
      </div>
    </div>
  )
}
