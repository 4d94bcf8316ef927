import { useId, useState, type ReactNode } from 'react'
import { useSave } from '../people/use-save.ts'
import { CallRefused } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'

type Outcome = 'create' | 'update' | 'same' | 'refused'

/** What became of a line, or would. */
export interface TableRow {
  line: number
  outcome: Outcome
  changes?: readonly string[]
  problems: readonly { code: string; column: string; cause: string; next: string }[]
}

/** What every import answers: a preview says the same as the writing, and writes nothing. */
export interface TableAnswer {
  written: boolean
  counts: Record<Outcome, number>
  rows: readonly TableRow[]
}

const outcomes: Record<Outcome, { name: string; tone: Tone }> = {
  create: { name: 'new', tone: 'green' },
  update: { name: 'changed', tone: 'accent' },
  same: { name: 'as it is', tone: 'plain' },
  refused: { name: 'wrong', tone: 'red' },
}

/** Of hundreds of lines those that must be mended are seen without scrolling. */
const wrongFirst = <Row extends TableRow>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'))

/** A table of something: looked at line by line before anything is written. */
export function TableImport<Answer extends TableAnswer>({
  title,
  about,
  example,
  things,
  reads,
  ask,
  nameOf,
  columnWords = (column) => column,
  renderOptions,
  renderBeneath,
  also,
  onClose,
}: {
  title: string
  about: string
  /** Stands in the empty box. */
  example: string
  /** What its lines are: one, and many. */
  things: readonly [string, string]
  /** The queries that are read again once it is written. */
  reads: readonly string[]
  ask: (table: { csv: string; preview: boolean }, idempotencyKey: string) => Promise<Answer>
  nameOf: (row: Answer['rows'][number]) => string
  /** What a column that is wrong is called. */
  columnWords?: (column: string) => string
  /** What else is chosen. Whoever changes it calls `again`: what was previewed is not so any more. */
  renderOptions?: (preview: Answer | null, again: () => void) => ReactNode
  renderBeneath?: (preview: Answer) => ReactNode
  /** What is said beside the counts once it is written. */
  also?: (answer: Answer) => string
  onClose: () => void
}) {
  const id = useId()
  const [csv, setCsv] = useState('')
  const [preview, setPreview] = useState<Answer | null>(null)
  const [stale, setStale] = useState(false)
  const [fault, setFault] = useState<string | null>(null)
  const [doing, setDoing] = useState<'reading' | 'writing' | null>(null)
  const { save } = useSave(reads)
  const change = (text: string) => {
    setCsv(text)
    setPreview(null)
    setFault(null)
  }
  async function look() {
    setDoing('reading')
    setFault(null)
    try {
      setPreview(await ask({ csv, preview: true }, newId()))
      setStale(false)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      // It stays until the table is another one; what the columns become can be put back.
      setStale(true)
      setFault(faultOf(error.problem))
    } finally {
      setDoing(null)
    }
  }
  async function write() {
    let answer: Answer | undefined
    setDoing('writing')
    const done = await save('Nothing is written', async () => {
      answer = await ask({ csv, preview: false }, newId())
    })
    setDoing(null)
    if (!done || !answer) return
    if (!answer.written) return setPreview(answer)
    const { create, update } = answer.counts
    toast('plain', 'The table is written', `${create} new, ${update} changed.${also?.(answer) ?? ''}`)
    onClose()
  }
  const counts = preview?.counts
  const writes = counts ? counts.create + counts.update : 0
  const all = counts ? writes + counts.same + counts.refused : 0
  const ready = preview !== null && !stale && counts?.refused === 0

  return (
    <Dialog title={title} about={about} width="broad" onClose={onClose}>
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          void look()
        }}
      >
        <div>
          <label htmlFor={id} className="mb-1 block font-medium">
            Table
          </label>
          <textarea
            id={id}
            rows={6}
            spellCheck={false}
            placeholder={example}
            value={csv}
            {...(fault === null ? {} : { 'aria-invalid': true, 'aria-describedby': `${id}-fault` })}
            onChange={(event) => change(event.target.value)}
            className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 font-mono text-11 aria-invalid:border-red pointer-coarse:text-[16px]"
          />
          {fault !== null && (
            <p id={`${id}-fault`} role="alert" className="mt-1 text-red-text [overflow-wrap:anywhere]">
              {fault}
            </p>
          )}
          <label className="mt-1 inline-flex min-h-8 cursor-pointer items-center text-accent-text underline has-focus-visible:outline-2 has-focus-visible:outline-accent">
            Choose a file
            <input
              type="file"
              accept=".csv,text/csv,text/plain"
              className="sr-only"
              onChange={(event) => void event.target.files?.[0]?.text().then(change)}
            />
          </label>
        </div>
        {renderOptions?.(preview, () => setStale(true))}
        {preview && !stale && (
          <section aria-label="What would become of it">
            <p className="mb-2 flex flex-wrap gap-1">
              {(Object.keys(outcomes) as Outcome[]).map((outcome) => (
                <Chip key={outcome} tone={preview.counts[outcome] > 0 ? outcomes[outcome].tone : 'plain'}>
                  {preview.counts[outcome]} {outcomes[outcome].name}
                </Chip>
              ))}
            </p>
            <ul className="rounded-control border border-line" aria-label="Lines">
              {wrongFirst(preview.rows).map((row) => (
                <Line key={row.line} row={row} name={nameOf(row)} columnWords={columnWords} />
              ))}
            </ul>
            {all > preview.rows.length && (
              <p className="mt-1 text-11 text-text-3">
                The first {preview.rows.length} of {all} lines.
              </p>
            )}
          </section>
        )}
        {preview && !stale && renderBeneath?.(preview)}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <output className="min-w-0 flex-1 text-text-2">
            {doing === 'reading' ? 'Reading the table …' : doing === 'writing' ? `Writing ${writes} lines …` : ''}
          </output>
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look={ready ? 'plain' : 'primary'} disabled={doing !== null || csv.trim() === ''}>
            Preview
          </Button>
          {ready && writes > 0 && (
            <Button look="primary" disabled={doing !== null} onClick={() => void write()}>
              Write {writes} {things[writes === 1 ? 0 : 1]}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}

function faultOf({ title, detail, next, errors }: CallRefused['problem']): string {
  const [first] = errors ?? []
  if (first) return `${first.path}: ${first.message}.`
  return detail ? `${title}: ${detail}.` : `${title}. ${next}`
}

function Line({ row, name, columnWords }: { row: TableRow; name: string; columnWords: (column: string) => string }) {
  const { name: word, tone } = outcomes[row.outcome]
  return (
    <li className="border-b border-line px-3 py-1.5 last:border-b-0">
      <p className="flex items-baseline gap-2">
        <span className="text-11 text-text-3 tabular-nums">{row.line}</span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <Chip tone={tone}>{word}</Chip>
      </p>
      {row.changes && row.changes.length > 0 && <p className="text-11 text-text-3">{row.changes.join(', ')}</p>}
      {row.problems.map(({ code, column, cause, next }) => (
        <p key={`${code} ${column} ${cause}`} className="text-11 text-red-text">
          {columnWords(column)}: {cause}. {next}
        </p>
      ))}
    </li>
  )
}
