import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { practiceQuestionsQuery, type OpenAssistant, type PracticeQuestions } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Panel } from '../ui/panel.tsx'
import { LinesField } from './fields.tsx'
import { differences, outcomeOf, versionName, type Outcome } from './practice-words.ts'

interface Compared {
  text: string
  a: Outcome
  b: Outcome
}

/** Questions that are kept, asked of two versions, side by side with what is other. */
export function ComparePanel({ assistant }: { assistant: OpenAssistant }) {
  const kept = useQuery(practiceQuestionsQuery)
  if (!kept.data) return null
  return <Compare key={kept.data.revision} assistant={assistant} kept={kept.data} />
}

function Compare({ assistant, kept }: { assistant: OpenAssistant; kept: PracticeQuestions }) {
  const { busy, save } = useSave(['practice-questions'])
  const [text, setText] = useState(kept.questions.map((question) => question.text).join('\n'))
  const [a, setA] = useState<number | null>(assistant.liveVersion)
  const [b, setB] = useState<number | null>(null)
  const [rows, setRows] = useState<readonly Compared[]>([])
  const [asked, setAsked] = useState<number | null>(null)
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  // A question that was kept with a page keeps it.
  const questions = lines.map(
    (line) =>
      kept.questions.find((question) => question.text === line) ?? { text: line, locale: 'en' as const, page: null },
  )
  const changed = lines.join('\n') !== kept.questions.map((question) => question.text).join('\n')

  async function compare() {
    setRows([])
    setAsked(0)
    await save('It ended before all were asked', async () => {
      for (const [i, question] of questions.entries()) {
        const ask = (version: number | null) =>
          callApi('practise', { params: { id: assistant.id }, body: { ...question, version, session: null } })
        const [first, second] = await Promise.all([ask(a), ask(b)])
        setRows((before) => [...before, { text: question.text, a: outcomeOf(first), b: outcomeOf(second) }])
        setAsked(i + 1)
      }
    })
    setAsked(null)
  }
  const keep = () =>
    save('The questions were not kept', () =>
      callApi('putPracticeQuestions', { body: { questions, revision: kept.revision } }),
    )
  const other = rows.filter((row) => differences(row.a, row.b).length > 0).length
  return (
    <Panel
      title="Compare two versions"
      about="Each question begins a conversation with both. A model is asked and paid for as usual."
      flush
    >
      <div className="flex flex-col gap-3 px-4 pb-4">
        <LinesField
          label="Questions"
          about="A line each, at most a hundred. They are kept for the whole workspace."
          rows={5}
          maxLength={40_000}
          value={text}
          disabled={busy}
          onChange={setText}
        />
        <div className="flex flex-wrap items-end gap-2">
          <Version label="Before" value={a} assistant={assistant} onChange={setA} />
          <Version label="After" value={b} assistant={assistant} onChange={setB} />
          <span className="flex-1" />
          <Button disabled={busy || !changed || questions.length > 100} onClick={() => void keep()}>
            Keep the questions
          </Button>
          <Button
            look="primary"
            disabled={busy || questions.length === 0 || questions.length > 100}
            onClick={() => void compare()}
          >
            {asked === null ? 'Ask both' : `${asked} of ${questions.length} asked`}
          </Button>
        </div>
        <output className="text-text-2 empty:hidden">
          {rows.length > 0 && asked === null ? `${other} of ${rows.length} differ.` : null}
        </output>
      </div>
      {rows.length > 0 && (
        <ul>
          {rows.map((row, i) => (
            <Row key={i} row={row} names={[versionName(a), versionName(b)]} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Version({
  label,
  value,
  assistant,
  onChange,
}: {
  label: string
  value: number | null
  assistant: OpenAssistant
  onChange: (version: number | null) => void
}) {
  return (
    <label className="block">
      <span className="mb-1 block text-11 font-semibold text-text-3">{label}</span>
      <select
        className="block h-8 rounded-control border border-line-strong bg-surface px-2"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value === '' ? null : Number(event.target.value))}
      >
        <option value="">Draft</option>
        {assistant.versions.map(({ version }) => (
          <option key={version} value={version}>
            {versionName(version)}
          </option>
        ))}
      </select>
    </label>
  )
}

function Row({ row, names }: { row: Compared; names: readonly [string, string] }) {
  const other = differences(row.a, row.b)
  return (
    <li className="border-t border-line px-4 py-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 font-medium wrap-anywhere" dir="auto">
          {row.text}
        </span>
        {other.length === 0 ? (
          <Chip>the same</Chip>
        ) : (
          other.map((each) => (
            <Chip key={each} tone="amber">
              {each}
            </Chip>
          ))
        )}
      </p>
      <div className="mt-1 grid gap-3 desk:grid-cols-2">
        {[row.a, row.b].map((outcome, i) => (
          <div key={i} className="min-w-0">
            <p className="text-11 font-semibold text-text-3">
              {names[i]}
              {outcome.score !== null && (
                <span className="font-normal tabular-nums"> · best hit {outcome.score.toFixed(2)}</span>
              )}
            </p>
            <p className="whitespace-pre-wrap wrap-anywhere" dir="auto">
              {outcome.person === null ? outcome.said || 'Nothing was said.' : `A person: ${outcome.person}`}
            </p>
            {outcome.from && <p className="text-11 text-text-3">{outcome.from}</p>}
          </div>
        ))}
      </div>
    </li>
  )
}
