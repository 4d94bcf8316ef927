import { useId, useRef, useState } from 'react'
import { lineOf, linesOf, textOf, type Fault } from './draft.ts'

const FEW = 5

/** Examples, one a line. Each fault names its line, and leads there. */
export function ExampleLines({
  label,
  examples,
  faults,
  hint,
  onChange,
}: {
  label: string
  examples: readonly string[]
  faults: readonly Fault[]
  hint: string
  onChange: (examples: string[]) => void
}) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(textOf(examples))
  const goTo = (line: number) => {
    const before = text
      .split('\n')
      .slice(0, line - 1)
      .join('\n')
    const from = before.length + (line > 1 ? 1 : 0)
    box.current?.focus()
    box.current?.setSelectionRange(from, from + (text.split('\n')[line - 1]?.length ?? 0))
  }
  return (
    <div>
      <label htmlFor={id} className="mb-1 flex items-baseline gap-2 text-11 font-semibold text-text-3">
        {label}
        <span className="ml-auto font-normal tabular-nums">{examples.length}</span>
      </label>
      <textarea
        ref={box}
        id={id}
        dir="auto"
        rows={Math.min(12, Math.max(4, text.split('\n').length + 1))}
        value={text}
        spellCheck={false}
        aria-describedby={`${id}-hint`}
        {...(faults.length > 0 ? { 'aria-invalid': true } : {})}
        onChange={(event) => {
          setText(event.target.value)
          onChange(linesOf(event.target.value))
        }}
        className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 aria-invalid:border-red pointer-coarse:text-[16px]"
      />
      <p id={`${id}-hint`} className="mt-1 text-11 text-text-3">
        {hint}
      </p>
      {faults.length > 0 && (
        <div role="alert" className="mt-1 text-red-text">
          <ul>
            {faults.slice(0, FEW).map(({ example, says }) => (
              <li key={`${example} ${says}`} className="flex flex-wrap items-baseline gap-x-1.5">
                {example === null ? (
                  <span>It {says}.</span>
                ) : (
                  <>
                    <button
                      type="button"
                      className="min-h-8 rounded-control font-medium underline underline-offset-2"
                      onClick={() => goTo(lineOf(text, example))}
                    >
                      Line {lineOf(text, example)}
                    </button>
                    <span>{says}.</span>
                  </>
                )}
              </li>
            ))}
            {faults.length > FEW && <li>and {faults.length - FEW} more</li>}
          </ul>
        </div>
      )}
    </div>
  )
}
