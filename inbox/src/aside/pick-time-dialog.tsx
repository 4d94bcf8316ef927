import { useId, useState } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { momentInside } from '../ui/clock-words.ts'
import { Dialog } from '../ui/dialog.tsx'

const longest = 90 * 24 * 60 * 60 * 1000

/** A day and a time on the reader's own clock. */
export function PickTimeDialog({ onPick, onClose }: { onPick: (at: number) => void; onClose: () => void }) {
  const id = useId()
  const desk = useDesk()
  const [value, setValue] = useState(() => localMinute(desk.now() + 24 * 60 * 60 * 1000))
  const now = desk.now()
  const at = Date.parse(value)
  const wrong = Number.isNaN(at)
    ? 'Choose a day and a time.'
    : at <= now
      ? 'That time is past.'
      : at > now + longest
        ? 'That is more than 90 days ahead.'
        : null
  return (
    <Dialog title="Put aside until" onClose={onClose}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong) return
          onClose()
          onPick(at)
        }}
      >
        <label htmlFor={id} className="mb-1 block font-medium text-text-2">
          Day and time
        </label>
        <input
          id={id}
          type="datetime-local"
          value={value}
          min={localMinute(now)}
          max={localMinute(now + longest)}
          aria-describedby={`${id}-about`}
          onChange={(event) => setValue(event.target.value)}
          className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px]"
        />
        <p id={`${id}-about`} className={wrong ? 'mt-1 text-red-text' : 'mt-1 text-text-2'}>
          {wrong ?? `It is back ${momentInside(at, now)}.`}
        </p>
        <div className="mt-3 flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={wrong !== null}>
            Put aside
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** As the field takes it: "2026-03-02T14:05", on the reader's own clock. */
function localMinute(at: number): string {
  const shifted = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return shifted.toISOString().slice(0, 16)
}
