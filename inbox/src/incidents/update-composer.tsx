import { renderNotice, type Incident, type IncidentCase } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'
import { atIn, WhenField, type Minutes } from './when-field.tsx'
import { WordsField } from './words-field.tsx'
import { customers, languages, written, type Language, type State, type Words } from './words.ts'

const states = [
  { value: 'open', name: 'Still open' },
  { value: 'monitoring', name: 'Being watched' },
  { value: 'resolved', name: 'Resolved' },
] as const

/** One update to all: what it says in each language, who gets it by which way, and the button that names the deed. */
export function UpdateComposer({ incident, cases }: { incident: Incident; cases: readonly IncidentCase[] }) {
  const desk = useDesk()
  const now = useNow(desk.now, 5_000)
  const queries = useQueryClient()
  const [state, setState] = useState<State>(incident.state)
  const [words, setWords] = useState<Words>({})
  const [minutes, setMinutes] = useState<Minutes>('60')
  const [busy, setBusy] = useState(false)
  const open = cases.filter(({ status }) => status === 'open')
  const over = state === 'resolved'
  const at = over ? undefined : atIn(minutes, now)

  const send = async () => {
    setBusy(true)
    try {
      await callApi('updateIncident', {
        params: { id: incident.id },
        body: {
          state,
          words: written(words),
          ...(over ? {} : { nextUpdateAt: new Date(atIn(minutes, desk.now())).toISOString() }),
        },
      })
      setWords({})
      void queries.invalidateQueries({ queryKey: ['incidents'] })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'Nobody was told', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      <div>
        <p className="mb-1 text-11 font-semibold text-text-3">The incident is then</p>
        <Segments label="The incident is then" value={state} choices={states} onChange={setState} />
      </div>
      <WordsField
        label={over ? 'Closing words, for customers' : 'What is new, for customers'}
        value={words}
        onChange={setWords}
        hint="Each customer reads their language. Where it is left out, Baton says what the state says."
      />
      {!over && <WhenField value={minutes} now={now} onChange={setMinutes} />}
      <Preview cases={open} words={words} state={state} at={at} now={now} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" look="primary" disabled={busy}>
          {deedWords(over, open.length)}
        </Button>
        <span className="text-text-2">It can be taken back for 5 seconds.</span>
      </div>
    </form>
  )
}

/** What the button does: without an open case it changes what the next customer is told. */
function deedWords(over: boolean, told: number): string {
  if (told === 0) return over ? 'Resolve' : 'Keep it as what is known'
  return over ? `Resolve, and tell ${customers(told)}` : `Send to ${customers(told)}`
}

/** What is read in each language that somebody reads, and how many get it by which way. */
function Preview({
  cases,
  words,
  state,
  at,
  now,
}: {
  cases: readonly IncidentCase[]
  words: Words
  state: State
  at: number | undefined
  now: number
}) {
  const own = written(words)
  const read = languages.filter(
    ({ value }) => own[value] !== undefined || cases.some(({ language }) => language === value),
  )
  const mailed = cases.filter(({ byMail }) => byMail).length
  return (
    <section aria-label="What customers read" className="rounded-control bg-sunken px-3 py-2">
      <p className="text-11 text-text-3">
        {cases.length === 0
          ? 'No open case is linked: nobody would be told.'
          : `In the chat: ${cases.length}. By e-mail as well, if they do not read it there: ${mailed}.`}
      </p>
      <ul className="mt-1 flex flex-col gap-2">
        {read.map(({ value, name }) => (
          <li key={value}>
            <p className="text-11 font-semibold text-text-3">
              {name} · {cases.filter(({ language }) => language === value).length}
              {own[value] === undefined && ' · in Baton’s words'}
            </p>
            <p lang={value} dir="auto" className="whitespace-pre-wrap">
              {own[value] && `${own[value]}\n`}
              {sentence(value, state, at, own[value] !== undefined, now)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const sentence = (language: Language, state: State, at: number | undefined, worded: boolean, now: number): string =>
  renderNotice({ key: 'incident.update', params: { state, at, worded } }, language, { now })
