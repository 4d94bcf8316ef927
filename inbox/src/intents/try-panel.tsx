import { useId, useState } from 'react'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Panel } from '../ui/panel.tsx'
import type { Intents } from './draft.ts'
import { percent } from './measure-panel.tsx'

type Tried = { text: string; reading: CallAnswer<'readIntent'>['reading'] }
/** A word carries a reading that changes its chance by so much, and by so much of what the strongest does. */
const CARRIES = { least: 0.02, ofStrongest: 0.3 }

/** A message to try: what it would be read as, how sure that is, and which words carried it. */
export function TryPanel({ model }: { model: Intents['model'] }) {
  const id = useId()
  const [text, setText] = useState('')
  const [tried, setTried] = useState<Tried | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function read() {
    if (!text.trim()) return
    setBusy(true)
    try {
      setTried({ text, reading: (await callApi('readIntent', { body: { text } })).reading })
      setFault(null)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      setFault(`${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }
  return (
    <Panel title="Try a message" about="Nothing of it is kept.">
      <form
        className="flex gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void read()
        }}
      >
        <label htmlFor={id} className="sr-only">
          A message as a customer would write it
        </label>
        <input
          id={id}
          dir="auto"
          autoComplete="off"
          maxLength={500}
          value={text}
          placeholder="As a customer would write it"
          onChange={(event) => setText(event.target.value)}
          className="block h-9 w-full min-w-0 flex-1 rounded-control border border-line-strong bg-surface px-3 placeholder:text-text-3 pointer-coarse:text-[16px]"
        />
        <Button type="submit" className="h-9" disabled={busy || !text.trim()}>
          Read it
        </Button>
      </form>
      {fault && (
        <p role="alert" className="mt-2 text-red-text">
          {fault}
        </p>
      )}
      <div aria-live="polite">{tried && <Result tried={tried} learning={model.state === 'learning'} />}</div>
    </Panel>
  )
}

function Result({ tried: { text, reading }, learning }: { tried: Tried; learning: boolean }) {
  if (!reading)
    return (
      <p className="mt-3 text-text-2">
        {learning
          ? 'Nothing is read until the intents are learned. Try it again in some seconds.'
          : 'No intents are read.'}
      </p>
    )
  const { refused, confidence, threshold, intents, areas, chances, words } = reading
  const [first] = chances
  const strongest = words.reduce<(typeof words)[number] | null>(
    (most, word) => (word.effect > (most?.effect ?? CARRIES.least) ? word : most),
    null,
  )
  return (
    <div className="mt-3 flex flex-col gap-3" data-reading>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        {refused ? (
          <>
            <Chip tone="amber">refused</Chip>
            <span className="text-text-2">
              About none of them, or too unlike all examples: {percent(confidence)} sure, {percent(threshold)} are
              needed.
            </span>
          </>
        ) : (
          <>
            <span className="font-semibold">{intents.map(({ name }) => name).join(' and ')}</span>
            {areas.map((area) => (
              <Chip key={area}>{area}</Chip>
            ))}
          </>
        )}
      </p>
      <ul aria-label="Chances" className="flex flex-col gap-1">
        {chances.map(({ name, chance }) => (
          <li key={name} className="grid grid-cols-[minmax(0,1fr)_minmax(60px,40%)_44px] items-center gap-2">
            <span className="truncate">{name}</span>
            <span aria-hidden className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span
                className={`block h-full rounded-full ${refused ? 'bg-line-strong' : 'bg-accent'}`}
                style={{ width: `${chance * 100}%` }}
              />
            </span>
            <span className="text-right text-text-2 tabular-nums">{percent(chance)}</span>
          </li>
        ))}
      </ul>
      <div>
        <p dir="auto" className="rounded-control bg-sunken px-3 py-2">
          <Marked text={text} words={words} least={CARRIES.ofStrongest * (strongest?.effect ?? 1)} />
        </p>
        {strongest && first && (
          <p className="mt-1 text-11 text-text-2">
            Marked words carried it. Without “{text.slice(strongest.from, strongest.to)}” {first.name} would have{' '}
            {percent(Math.max(0, first.chance - strongest.effect))}.
          </p>
        )}
      </div>
    </div>
  )
}

function Marked({
  text,
  words,
  least,
}: {
  text: string
  words: NonNullable<Tried['reading']>['words']
  least: number
}) {
  const carrying = words.filter(({ effect }) => effect >= least)
  return (
    <>
      {carrying.map(({ from, to }, n) => (
        <span key={from}>
          {text.slice(carrying[n - 1]?.to ?? 0, from)}
          <mark className="rounded-chip bg-accent-tint px-0.5 font-medium text-text">{text.slice(from, to)}</mark>
        </span>
      ))}
      {text.slice(carrying.at(-1)?.to ?? 0)}
    </>
  )
}
