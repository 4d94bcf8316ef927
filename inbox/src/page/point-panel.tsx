import type { TrailEntry } from '@baton/protocol'
import { ArrowLeft, MousePointerClick } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { MaskedText } from './masked-text.tsx'
import type { Placed } from './on-picture.ts'
import { OfferPage } from './offer-page.tsx'
import { TextField } from '../ui/text-field.tsx'

/** Whether something on the picture can be pointed at. */
export type Pointing = 'possible' | 'moved-on' | 'nothing-there'

/** As long as a note may be, in characters. */
const longest = 300
/** More than so many are easier found by their name. */
const many = 12

/** Choose what to point at, write a note, point; or offer a page. */
export function PointPanel({
  who,
  pointing,
  targets,
  chosen,
  trail,
  onChoose,
  onPoint,
  onOffer,
}: {
  who: string
  pointing: Pointing
  targets: readonly Placed[]
  chosen: Placed | null
  trail: readonly TrailEntry[]
  onChoose: (id: number | null) => void
  onPoint: (target: Placed, note: string) => Promise<void>
  onOffer: (url: string, label: string) => Promise<boolean>
}) {
  return (
    <section
      aria-label={`Show ${who} where`}
      className="flex max-h-[45%] min-h-0 shrink-0 flex-col overflow-y-auto border-t border-line desk:max-h-none desk:w-76 desk:border-t-0 desk:border-l"
    >
      {chosen ? (
        <PointForm who={who} target={chosen} onBack={() => onChoose(null)} onPoint={onPoint} />
      ) : (
        <>
          <div className="p-4 pb-3">
            <h3 className="font-semibold">Point at something</h3>
            <p className="mt-0.5 text-text-2">{hint(pointing, who)}</p>
            {pointing === 'possible' && <TargetList targets={targets} onChoose={onChoose} />}
          </div>
          <OfferPage who={who} trail={trail} onOffer={onOffer} />
        </>
      )}
    </section>
  )
}

function hint(pointing: Pointing, who: string): string {
  if (pointing === 'moved-on')
    return `${capital(who)} has left this page. Ask to see the page to point at what is there now.`
  if (pointing === 'nothing-there') return 'There is nothing on this page that can be pointed at.'
  return `Choose it in the picture or here. ${capital(who)} sees a ring around it, your name and your note, and can dismiss it.`
}

function TargetList({ targets, onChoose }: { targets: readonly Placed[]; onChoose: (id: number) => void }) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const found = targets.filter(({ label, role }) => `${label} ${role}`.toLowerCase().includes(wanted))
  return (
    <div className="mt-2">
      {targets.length > many && <TextField label="Find on the page" value={words} onChange={setWords} />}
      <ul aria-label="On the page" className="mt-1 -mx-2 flex flex-col">
        {found.map((target) => (
          <li key={target.id}>
            <button
              type="button"
              onClick={() => onChoose(target.id)}
              className="flex min-h-8 w-full items-baseline gap-2 rounded-control px-2 py-1 text-left hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate">
                {target.label.trim() ? (
                  <MaskedText text={target.label} />
                ) : (
                  <span className="text-text-3">no name</span>
                )}
              </span>
              <span className="shrink-0 text-11 text-text-3">
                {target.role}
                {!target.inView && ' · further down'}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="text-text-3">Nothing of that name is on the page.</p>}
    </div>
  )
}

function PointForm({
  who,
  target,
  onBack,
  onPoint,
}: {
  who: string
  target: Placed
  onBack: () => void
  onPoint: (target: Placed, note: string) => Promise<void>
}) {
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  return (
    <form
      className="flex flex-col gap-3 p-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (busy) return
        setBusy(true)
        void onPoint(target, note).finally(() => setBusy(false))
      }}
    >
      <div className="flex items-start gap-2">
        <MousePointerClick size={16} aria-hidden className="mt-0.5 shrink-0 text-accent-text" />
        <h3 className="min-w-0 flex-1 font-semibold break-words">
          {target.label.trim() ? <MaskedText text={target.label} /> : `Unnamed ${target.role}`}
          <span className="ml-1.5 text-11 font-normal text-text-3">{target.role}</span>
        </h3>
      </div>
      <TextField
        label="A short note (optional)"
        value={note}
        onChange={setNote}
        maxLength={longest}
        takesFocus
        hint={`${capital(who)} reads it beside the ring.`}
      />
      <div className="flex justify-end gap-2">
        <Button look="ghost" onClick={onBack}>
          <ArrowLeft size={14} aria-hidden /> Something else
        </Button>
        <Button type="submit" look="primary" disabled={busy}>
          Point
        </Button>
      </div>
    </form>
  )
}
