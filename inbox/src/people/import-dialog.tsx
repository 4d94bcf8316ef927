import { useId, useState } from 'react'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Chip, type Tone } from '../ui/chip.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { useSave } from './use-save.ts'

type Preview = CallAnswer<'importAgents'>
type Row = Preview['rows'][number]

const outcomes: Record<Row['outcome'], { name: string; tone: Tone }> = {
  create: { name: 'new', tone: 'green' },
  update: { name: 'changed', tone: 'accent' },
  same: { name: 'as it is', tone: 'plain' },
  refused: { name: 'wrong', tone: 'red' },
}
const example =
  'name,email,teams,skills,languages,capacity,calendar\nMara Lind,mara@shop.example,support,billing:4|de,en|de,4,'

/** Of hundreds of lines those that must be mended are seen without scrolling. */
const wrongFirst = (rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'))

/** Agents from a table: looked at line by line before anything is written. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const id = useId()
  const [csv, setCsv] = useState('')
  const [preview, setPreview] = useState<Preview | null>(null)
  const { busy, save } = useSave(['people'])
  const change = (text: string) => {
    setCsv(text)
    setPreview(null)
  }
  const look = () =>
    save('The table is not read', async () =>
      setPreview(await callApi('importAgents', { body: { csv, preview: true } }, { idempotencyKey: newId() })),
    )
  async function write() {
    let answer: Preview | undefined
    const done = await save('Nothing is written', async () => {
      answer = await callApi('importAgents', { body: { csv, preview: false } }, { idempotencyKey: newId() })
    })
    if (!done || !answer) return
    if (!answer.written) return setPreview(answer)
    const sent = answer.invited > 0 ? ` ${answer.invited} invited by e-mail.` : ''
    toast('plain', 'The table is written', `${answer.counts.create} new, ${answer.counts.update} changed.${sent}`)
    onClose()
  }
  const counts = preview?.counts
  const writes = counts ? counts.create + counts.update : 0

  return (
    <Dialog
      title="Agents from a table"
      about="CSV with a head line. Whose address is known is changed; an empty cell leaves what is there. All lines are good, or none is written."
      width="broad"
      onClose={onClose}
    >
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
            onChange={(event) => change(event.target.value)}
            className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 font-mono text-11 pointer-coarse:text-[16px]"
          />
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
        {preview && (
          <section aria-label="What would become of it">
            <p className="mb-2 flex flex-wrap gap-1">
              {(Object.keys(outcomes) as Row['outcome'][]).map((outcome) => (
                <Chip key={outcome} tone={preview.counts[outcome] > 0 ? outcomes[outcome].tone : 'plain'}>
                  {preview.counts[outcome]} {outcomes[outcome].name}
                </Chip>
              ))}
            </p>
            <ul className="rounded-control border border-line" aria-label="Lines">
              {wrongFirst(preview.rows).map((row) => (
                <li key={row.line} className="border-b border-line px-3 py-1.5 last:border-b-0">
                  <p className="flex items-baseline gap-2">
                    <span className="text-11 text-text-3 tabular-nums">{row.line}</span>
                    <span className="min-w-0 flex-1 truncate">{row.email ?? 'no address'}</span>
                    <Chip tone={outcomes[row.outcome].tone}>{outcomes[row.outcome].name}</Chip>
                  </p>
                  {row.changes.length > 0 && <p className="text-11 text-text-3">{row.changes.join(', ')}</p>}
                  {row.problems.map(({ code, column, cause, next }) => (
                    <p key={`${code} ${column} ${cause}`} className="text-11 text-red-text">
                      {column}: {cause}. {next}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          </section>
        )}
        {preview && preview.counts.create > 0 && (
          <p className="text-text-2">
            {preview.invited > 0
              ? 'Whoever is new is sent a link by e-mail, to choose a password.'
              : 'Whoever is new has no password yet: make a link for each of them, and send it.'}
          </p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look={preview ? 'plain' : 'primary'} disabled={busy || csv.trim() === ''}>
            Preview
          </Button>
          {preview && counts?.refused === 0 && writes > 0 && (
            <Button look="primary" disabled={busy} onClick={() => void write()}>
              Write {writes} {writes === 1 ? 'agent' : 'agents'}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
