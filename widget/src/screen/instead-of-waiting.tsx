import type { Wording } from '@baton/protocol/wording/wording'
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import type { WhileWaiting } from '../live/while-waiting.ts'
import { isBooked, type Holder } from '../thread/thread.ts'
import { Icon } from './marks.tsx'
import { TimePicker } from './time-picker.tsx'

interface Props {
  desk: WhileWaiting
  holder: Holder
  wording: Wording
  now: number
  /** The button that was pressed goes away. */
  goOn(): void
  /** What else is asked of them meanwhile: out of the way while they choose. */
  children: ComponentChildren
}

/** What a customer may do instead of waiting: a time with a person, or on with the assistant. Nothing while a person is being asked. */
export function InsteadOfWaiting({ desk, holder, wording, now, goOn, children }: Props) {
  const { phrases } = wording
  const [open, setOpen] = useState<'nothing' | 'times' | 'leaving'>('nothing')
  const may = holder.kind === 'waiting' && holder.how !== 'offered'
  const booked = isBooked(holder)
  useEffect(() => {
    if (!may) setOpen('nothing')
  }, [may])
  const close = () => {
    setOpen('nothing')
    goOn()
  }
  const choosing = may && open !== 'nothing'
  return (
    <>
      <div hidden={choosing}>{children}</div>
      {choosing &&
        (open === 'times' ? (
          <TimePicker desk={desk} booked={booked} wording={wording} now={now} close={close} />
        ) : (
          <Leaving desk={desk} wording={wording} close={close} />
        ))}
      {may && !choosing && (
        <div class="instead">
          <button type="button" class="plain" onClick={() => setOpen('times')}>
            <Icon name="clock" size={18} />
            {booked ? phrases.changeTime : phrases.pickTime}
          </button>
          <button type="button" class="plain" onClick={() => setOpen('leaving')}>
            {phrases.goOnWithAssistant}
          </button>
        </div>
      )}
    </>
  )
}

/** Whoever leaves loses their place: that is said before, not after. */
function Leaving({ desk, wording: { phrases }, close }: Pick<Props, 'desk' | 'wording'> & { close(): void }) {
  const [step, setStep] = useState<'idle' | 'busy' | 'failed'>('idle')
  const leave = async () => {
    setStep('busy')
    const came = await desk.goOnWithAssistant()
    // With a person on the way there is nothing to leave: the thread says so in a moment.
    if (came === 'failed') setStep('failed')
    else close()
  }
  return (
    <section class="adding" aria-label={phrases.goOnWithAssistant}>
      <output>{phrases.placeGivenUp}</output>
      {step === 'failed' && (
        <p class="trouble" role="alert">
          {phrases.somethingFailed}
        </p>
      )}
      <div class="choices">
        <button type="button" class="answer" ref={focusIt} disabled={step === 'busy'} onClick={() => void leave()}>
          {step === 'failed' ? phrases.tryAgain : phrases.goOnWithAssistant}
        </button>
        <button type="button" class="plain" onClick={close}>
          {phrases.keepWaiting}
        </button>
      </div>
    </section>
  )
}

const focusIt = (button: HTMLButtonElement | null) => button?.focus()
