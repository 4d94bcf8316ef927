import { ChevronRight, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { TextField } from '../ui/text-field.tsx'
import { wordsOf } from './carry.ts'
import type { DraftIntent, Fault } from './draft.ts'
import { ExampleLines } from './example-lines.tsx'
import { languagesOf } from './languages.ts'
import { percent } from './measure-panel.tsx'

/** One intent: its name, its examples by language, how well it is told apart; opened, everything of it to edit. */
export function IntentRow({
  intent,
  faults,
  count,
  isOpen,
  mayEdit,
  onOpen,
  onChange,
  onRemove,
}: {
  intent: DraftIntent
  faults: readonly Fault[]
  /** How its examples were read, as it was saved; null where nobody has measured it. */
  count: { judged: number; right: number } | null
  isOpen: boolean
  mayEdit: boolean
  onOpen: (open: boolean) => void
  onChange: (next: DraftIntent, part: string) => void
  onRemove: () => void
}) {
  const [areas, setAreas] = useState(intent.areas.join(', '))
  const { name, examples } = intent
  return (
    <li className="border-t border-line" data-intent={name}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(!isOpen)}
        className="flex min-h-11 w-full flex-wrap items-center gap-x-3 gap-y-0.5 px-4 py-1.5 text-left outline-offset-[-2px] hover:bg-hover"
      >
        <ChevronRight
          size={14}
          aria-hidden
          className={classes('shrink-0 text-text-3 transition-transform duration-[120ms]', isOpen && 'rotate-90')}
        />
        <span className="min-w-0 font-medium wrap-anywhere">{name || 'without a name'}</span>
        {faults.length > 0 && <Chip tone="red">{faults.length === 1 ? '1 fault' : `${faults.length} faults`}</Chip>}
        <span className="flex min-w-0 flex-1 flex-wrap justify-end gap-x-2 text-11 text-text-2 tabular-nums">
          <Languages examples={examples} />
        </span>
        <span className="flex w-22 shrink-0 items-center justify-end gap-2 text-11 text-text-2 tabular-nums">
          {count && count.judged > 0 && (
            <>
              <span aria-hidden className="h-1.5 w-10 overflow-hidden rounded-full bg-sunken">
                <span
                  className="block h-full rounded-full bg-green"
                  style={{ width: `${(count.right / count.judged) * 100}%` }}
                />
              </span>
              <span>
                {percent(count.right / count.judged)}
                <span className="sr-only"> read right</span>
              </span>
            </>
          )}
        </span>
      </button>
      {isOpen &&
        (mayEdit ? (
          <div className="flex flex-col gap-3 px-4 pt-1 pb-4 desk:pl-10">
            <div className="grid gap-3 desk:grid-cols-2">
              <div>
                <TextField
                  label="Name"
                  value={name}
                  maxLength={60}
                  takesFocus={name === ''}
                  onChange={(next) => onChange({ ...intent, name: next.trim() }, 'name')}
                />
                <Says faults={faults} part="name" />
              </div>
              <div>
                <TextField
                  label="Product areas"
                  value={areas}
                  hint="with commas between them"
                  onChange={(next) => {
                    setAreas(next)
                    onChange({ ...intent, areas: [...new Set(wordsOf(next))] }, 'areas')
                  }}
                />
                <Says faults={faults} part="areas" />
              </div>
            </div>
            <ExampleLines
              label={`Examples of ${name || 'it'}`}
              examples={examples}
              faults={faults.filter(({ part }) => part === 'examples')}
              hint="One a line, as customers write. Paste as many as you like; ten or more do well."
              onChange={(next) => onChange({ ...intent, examples: next }, 'examples')}
            />
            <Button look="danger" className="self-start" onClick={onRemove}>
              <Trash2 size={14} aria-hidden /> Remove {name}
            </Button>
          </div>
        ) : (
          <ul className="max-h-72 overflow-y-auto px-4 pb-3 text-text-2 desk:pl-10">
            {examples.map((text, place) => (
              <li key={`${place} ${text}`} dir="auto" className="py-0.5">
                {text}
              </li>
            ))}
          </ul>
        ))}
    </li>
  )
}

function Says({ faults, part }: { faults: readonly Fault[]; part: Fault['part'] }) {
  return faults
    .filter((fault) => fault.part === part)
    .map(({ says }) => (
      <p key={says} role="alert" className="mt-1 text-red-text">
        {part === 'name' ? 'The name' : 'It'} {says}.
      </p>
    ))
}

function Languages({ examples }: { examples: readonly string[] }) {
  const counts = languagesOf(examples)
  if (counts.length === 0) return <span>no example yet</span>
  return counts.map(({ language, count }) => (
    <span key={language}>
      {language === 'unclear' ? 'too short to say' : language} {count}
    </span>
  ))
}
