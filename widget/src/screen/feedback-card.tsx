import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Said } from '../live/chat.ts'
import { isOpen, type Feedback } from '../thread/feedback.ts'
import type { Repeated } from '../thread/read-event.ts'
import { Mood } from './mood.tsx'

interface Props {
  feedback: Feedback
  wording: Wording
  /** The workspace's name, where the person's is not known any more. */
  name: string
  now: number
  /** True when it was taken. */
  give(said: Said): Promise<boolean>
}

type Step = 'mark' | 'effort' | 'word' | 'thanks'

/** When it is over: one tap for how it was, one for whether they had to repeat themselves, and a word for whoever likes. Each is kept as it is said. */
export function FeedbackCard({ feedback, wording, name, now, give }: Props) {
  const { phrases } = wording
  const [step, setStep] = useState<Step>(() => firstOf(feedback))
  const [state, setState] = useState<'idle' | 'busy' | 'failed'>('idle')
  const [gone, setGone] = useState(false)
  const questionRef = useRef<HTMLHeadingElement>(null)
  const shownRef = useRef(step)
  // Whoever pressed a button that is gone goes on at what stands in its place.
  useEffect(() => {
    if (shownRef.current !== step) questionRef.current?.focus({ preventScroll: true })
    shownRef.current = step
  }, [step])
  if (gone || !isOpen(feedback, now)) return null
  const person = feedback.about.kind === 'handoff' ? (feedback.about.agent ?? name) : null
  const say = async (said: Said, next: Step) => {
    setState('busy')
    const taken = await give(said)
    setState(taken ? 'idle' : 'failed')
    if (taken) setStep(next)
  }
  const asks: Record<Step, string> = {
    mark: person === null ? phrases.rateAssistant : phrases.ratePerson({ name: person }),
    effort: person === null ? phrases.repeatedToAssistant : phrases.repeatedToPerson({ name: person }),
    word: phrases.addAWord,
    thanks: phrases.thanksForFeedback,
  }
  const busy = state === 'busy'
  const skip = (
    <button type="button" class="plain" onClick={() => (step === 'mark' ? setGone(true) : setStep(after[step]))}>
      {step === 'mark' ? phrases.noThanks : phrases.skip}
    </button>
  )
  return (
    <section class="adding rating" aria-label={phrases.conversationEnded}>
      <h2 ref={questionRef} tabIndex={-1} aria-live="polite" dir="auto">
        {asks[step]}
      </h2>
      {step === 'mark' && (
        <>
          <Marks
            wording={wording}
            chosen={feedback.satisfaction}
            busy={busy}
            choose={(satisfaction) => void say({ satisfaction }, 'effort')}
          />
          {skip}
        </>
      )}
      {step === 'effort' && (
        <div class="choices">
          {efforts(phrases).map(([repeated, words]) => (
            <button
              key={repeated}
              type="button"
              class="answer"
              aria-pressed={feedback.repeated === repeated}
              disabled={busy}
              onClick={() => void say({ repeated }, 'word')}
            >
              {words}
            </button>
          ))}
          {skip}
        </div>
      )}
      {step === 'word' && (
        <Word wording={wording} busy={busy} say={(words) => void say({ words }, 'thanks')} skip={skip} />
      )}
      {step === 'thanks' && (
        <div class="choices">
          <button type="button" class="plain" onClick={() => setStep('mark')}>
            {phrases.changeFeedback}
          </button>
        </div>
      )}
      {state === 'failed' && (
        <p class="trouble" role="alert">
          {phrases.somethingFailed}
        </p>
      )}
    </section>
  )
}

const after: Readonly<Record<Exclude<Step, 'mark'>, Step>> = { effort: 'word', word: 'thanks', thanks: 'thanks' }

/** On a page that comes anew, where they were. */
const firstOf = ({ satisfaction, repeated }: Feedback): Step =>
  satisfaction === null ? 'mark' : repeated === null ? 'effort' : 'thanks'

const efforts = (phrases: Wording['phrases']): readonly (readonly [Repeated, string])[] => [
  ['no', phrases.no],
  ['a-little', phrases.aLittle],
  ['yes', phrases.yes],
]

/** Five faces, each with its word: the middle ones are read out, and shown when pointed at. */
function Marks({
  wording: { phrases },
  chosen,
  busy,
  choose,
}: {
  wording: Wording
  chosen: number | null
  busy: boolean
  choose(mark: number): void
}) {
  const words = [phrases.rated1, phrases.rated2, phrases.rated3, phrases.rated4, phrases.rated5]
  return (
    <div class="marks">
      {words.map((word, index) => (
        <button
          key={word}
          type="button"
          class="mark-button"
          aria-pressed={chosen === index + 1}
          disabled={busy}
          onClick={() => choose(index + 1)}
        >
          <Mood of={index + 1} />
          <span>{word}</span>
        </button>
      ))}
    </div>
  )
}

function Word({
  wording: { phrases },
  busy,
  say,
  skip,
}: {
  wording: Wording
  busy: boolean
  say(words: string): void
  skip: preact.JSX.Element
}) {
  const id = useId()
  const [words, setWords] = useState('')
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') say(words.trim())
      }}
    >
      <label for={id} class="unseen">
        {phrases.addAWord}
      </label>
      <div class="choices">
        <input
          id={id}
          type="text"
          dir="auto"
          maxLength={1000}
          autocomplete="off"
          enterkeyhint="send"
          value={words}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit" class="answer" disabled={busy || words.trim() === ''}>
          {phrases.send}
        </button>
        {skip}
      </div>
    </form>
  )
}
