import type { Notice } from '@baton/engine'
import { useState } from 'react'
import { CorrectButton } from '../guidance/correct-button.tsx'
import { toldWords } from '../handoff/told-words.ts'
import { classes } from '../ui/classes.ts'
import { momentWords, timeWords } from '../ui/clock-words.ts'
import type { HandLine } from './hand-line.ts'
import { HolderMark } from './holder-mark.tsx'

/** Changes of hands: a thin line with a sentence and its time. A click shows what the customer was told in that moment. */
export function HandsLine({ lines, customer, now }: { lines: readonly HandLine[]; customer: string; now: number }) {
  return (
    <div className="flex flex-col gap-0.5 pt-4 pb-1" data-hands>
      {lines.map((line) => (
        <Line key={line.seq} line={line} customer={customer} now={now} />
      ))}
    </div>
  )
}

function Line({ line, customer, now }: { line: HandLine; customer: string; now: number }) {
  const [open, setOpen] = useState(false)
  const change = line.weight === 'change'
  const told = line.told ? toldWords(line.told, now) : ''
  const words = (
    <>
      {line.to && <HolderMark kind={line.to} label={null} size={14} />}
      <span className={classes('min-w-0 break-words', change ? 'text-text-2' : 'text-text-3')}>{line.sentence}</span>
      <time
        dateTime={new Date(line.at).toISOString()}
        title={momentWords(line.at)}
        className="shrink-0 text-11 text-text-3 tabular-nums"
      >
        {timeWords(line.at)}
      </time>
    </>
  )
  return (
    <div>
      <div className="flex items-center gap-3">
        <Rule shown={change} />
        {told ? (
          <button
            type="button"
            aria-expanded={open}
            title={`What ${customer} was told`}
            onClick={() => setOpen(!open)}
            className={classes(frame, change ? 'min-h-8' : 'min-h-6', 'hover:bg-hover')}
          >
            {words}
          </button>
        ) : (
          <p className={classes(frame, change ? 'min-h-8' : 'min-h-6')}>{words}</p>
        )}
        <Rule shown={change} />
      </div>
      {open && line.told && <Told customer={customer} notice={line.told} now={now} />}
      {line.words && (
        <p
          className={classes(
            'mx-auto mt-1 mb-1 w-fit max-w-[85%] rounded-control border px-3 py-1.5 break-words whitespace-pre-wrap',
            line.toCustomer ? 'border-line bg-sunken' : 'border-paper-line bg-paper',
          )}
        >
          {line.words}
        </p>
      )}
      {line.whisperId && line.words && (
        <div className="text-center">
          <CorrectButton messageId={line.whisperId} words={line.words} />
        </div>
      )}
    </div>
  )
}

const frame = 'flex max-w-[80%] min-w-0 items-center gap-1.5 rounded-control px-2 text-left'

function Rule({ shown }: { shown: boolean }) {
  return <span aria-hidden className={classes('h-px flex-1', shown && 'bg-line')} />
}

function Told({ customer, notice, now }: { customer: string; notice: Notice; now: number }) {
  return (
    <p className="mx-auto mb-1 max-w-[80%] text-center text-text-3">
      {customer} was told: “{toldWords(notice, now)}”
    </p>
  )
}
