import type { ConversationRow } from '@baton/protocol'
import { momentIn } from '@baton/protocol/wording/amounts'
import { useQuery } from '@tanstack/react-query'
import { useId, useMemo, useState } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import { callApi } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/dialog.tsx'
import { comingWords } from './words.ts'

/** Moves the customer's time to another that somebody really has free. */
export function CallbackDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const name = useId()
  const [now] = useState(desk.now)
  const [chosenDay, setDay] = useState<string | null>(null)
  const [at, setAt] = useState<number | null>(null)
  const [busy, setBusy] = useState(false)
  const found = useQuery({
    queryKey: ['callback times', row.id],
    staleTime: 0,
    gcTime: 0,
    retry: 1,
    queryFn: ({ signal }) => callApi('callbackTimes', { params: { id: row.id } }, { signal }),
  })
  const days = useMemo(() => daysOf((found.data?.times ?? []).map(Date.parse), now), [found.data, now])
  const day = days.find((each) => each.name === chosenDay) ?? days[0]
  const move = async () => {
    if (at === null) return
    setBusy(true)
    const moved = await desk.moveCallback(row, at)
    setBusy(false)
    if (moved) return onClose()
    // Somebody else was faster, or the customer is being asked for: what is free now is shown.
    setAt(null)
    await found.refetch()
  }
  return (
    <Dialog
      title="Move the time"
      about={`${capital(firstName(row))} is told at once. Times are in your time zone, ${new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')}.`}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void move()
        }}
      >
        {found.isPending && <output className="text-text-2">Looking for free times …</output>}
        {found.isError && (
          <p role="alert" className="text-red-text">
            The free times could not be loaded.{' '}
            <button type="button" className="font-medium underline" onClick={() => void found.refetch()}>
              Try again
            </button>
          </p>
        )}
        {found.data && !day && (
          <p className="text-text-2">
            Nobody who can take it has a time free in the next seven days. Shifts and teams’ hours are set under
            Settings, People.
          </p>
        )}
        {day && (
          <>
            <Options
              legend="Day"
              name={`${name}-day`}
              options={days.map((each) => ({ value: each.name, words: capital(each.name) }))}
              value={day.name}
              onChange={setDay}
            />
            <Options
              scrolls
              legend={`Time, ${day.name}`}
              name={`${name}-time`}
              options={day.times.map((time) => ({ value: time, words: momentIn('en', time, now).time }))}
              value={at}
              onChange={setAt}
            />
          </>
        )}
        <Button type="submit" look="primary" disabled={at === null || busy} className="self-end">
          {at === null ? 'Choose a time' : `Move to ${comingWords(at, now)}`}
        </Button>
      </form>
    </Dialog>
  )
}

/** Native radios in a grid: arrows move between them. */
function Options<T extends string | number>({
  legend,
  name,
  options,
  value,
  scrolls = false,
  onChange,
}: {
  legend: string
  name: string
  options: readonly { value: T; words: string }[]
  value: T | null
  /** Many: the button that books stays in sight. */
  scrolls?: boolean
  onChange: (value: T) => void
}) {
  return (
    <fieldset>
      <legend className="mb-1 text-11 font-semibold text-text-3">{legend}</legend>
      <div
        className={classes(
          '-m-1 grid grid-cols-[repeat(auto-fill,minmax(88px,1fr))] gap-1.5 p-1',
          scrolls && 'max-h-[34vh] overflow-y-auto',
        )}
      >
        {options.map((option) => (
          <label
            key={option.value}
            className={classes(
              'relative grid min-h-9 cursor-pointer place-items-center rounded-control border px-1 text-center tabular-nums',
              'has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
              value === option.value ? 'border-accent bg-accent-tint font-medium' : 'border-line hover:bg-hover',
            )}
          >
            <input
              type="radio"
              name={name}
              checked={value === option.value}
              onChange={() => onChange(option.value)}
              className="absolute inset-0 cursor-pointer opacity-0"
            />
            {option.words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function daysOf(times: readonly number[], now: number): { name: string; times: number[] }[] {
  const days = Map.groupBy(times, (at) => momentIn('en', at, now).name)
  return [...days].map(([name, own]) => ({ name, times: own }))
}
