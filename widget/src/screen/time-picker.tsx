import type { Wording } from '@baton/protocol/wording/wording'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Came, WhileWaiting } from '../live/while-waiting.ts'
import { daysOf } from '../thread/days-of.ts'

interface Props {
  desk: WhileWaiting
  /** A time is booked already: it is moved or cancelled. */
  booked: boolean
  wording: Wording
  now: number
  close(): void
}

type Times = readonly number[] | 'looking' | 'failed'
type Step = 'idle' | 'busy' | Exclude<Came, 'done'>

/** The times that a person really has free: a day, then a time, then the button that names both. Native radios, so that arrows and readers know them. */
export function TimePicker({ desk, booked, wording, now, close }: Props) {
  const { phrases } = wording
  const title = useRef<HTMLHeadingElement>(null)
  const [times, setTimes] = useState<Times>('looking')
  const [chosenDay, setDay] = useState('')
  const [at, setAt] = useState<number | null>(null)
  const [step, setStep] = useState<Step>('idle')
  const look = useCallback(async () => {
    setTimes('looking')
    setTimes((await desk.times()) ?? 'failed')
  }, [desk])
  useEffect(() => {
    title.current?.focus()
    void look()
  }, [look])

  const found = typeof times === 'string' ? [] : times.filter((time) => time > now)
  const days = daysOf(found, now, wording.language)
  const day = days.find(({ name }) => name === chosenDay) ?? days[0]
  const time = day?.times.find((each) => each.at === at)
  const did = async (deed: Promise<Came>) => {
    setStep('busy')
    const came = await deed
    if (came === 'done') return close()
    setStep(came)
    if (came === 'taken') await look()
  }

  return (
    <form
      class="adding picker"
      onSubmit={(event) => {
        event.preventDefault()
        if (time && step !== 'busy') void did(desk.book(time.at))
      }}
    >
      <h2 ref={title} tabIndex={-1}>
        {booked ? phrases.changeTime : phrases.pickTime}
      </h2>
      {times === 'looking' && <output class="faint">{phrases.lookingForTimes}</output>}
      {day && (
        <>
          <p class="hint">{phrases.zoneHint({ name: zone() })}</p>
          <div class="days" role="radiogroup" aria-label={phrases.day}>
            {days.map(({ name }) => (
              <label key={name} class="option">
                <input type="radio" name="day" checked={name === day.name} onChange={() => setDay(name)} />
                <span>{capital(name, wording.language)}</span>
              </label>
            ))}
          </div>
          <div class="times" role="radiogroup" aria-label={`${phrases.time}: ${day.name}`}>
            {day.times.map((each) => (
              <label key={each.at} class="option">
                <input type="radio" name="time" checked={each.at === at} onChange={() => setAt(each.at)} />
                <span>{each.name}</span>
              </label>
            ))}
          </div>
        </>
      )}
      {typeof times !== 'string' && days.length === 0 && <output class="faint">{phrases.noTimes}</output>}
      {(times === 'failed' || step === 'failed') && (
        <p class="trouble" role="alert">
          {phrases.somethingFailed}{' '}
          {times === 'failed' && (
            <button type="button" class="plain" onClick={() => void look()}>
              {phrases.tryAgain}
            </button>
          )}
        </p>
      )}
      {step === 'taken' && (
        <p class="trouble" role="alert">
          {phrases.timeTaken}
        </p>
      )}
      {step === 'asked' && (
        <p class="trouble" role="alert">
          {phrases.askingForPerson}
        </p>
      )}
      <div class="choices">
        {day && (
          <button type="submit" class="answer" disabled={!time || step === 'busy'}>
            {time ? phrases.bookTime({ when: `${day.name}, ${time.name}` }) : phrases.bookNone}
          </button>
        )}
        {booked && (
          <button type="button" class="plain" disabled={step === 'busy'} onClick={() => void did(desk.cancel())}>
            {phrases.cancelTime}
          </button>
        )}
        <button type="button" class="plain" onClick={close}>
          {phrases.close}
        </button>
      </div>
    </form>
  )
}

const zone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ')

const capital = (text: string, language: string) => text.charAt(0).toLocaleUpperCase(language) + text.slice(1)
