import { questionIn } from '@baton/protocol/wording/phrases'
import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { ChatState } from '../live/chat.ts'
import type { Invitation } from '../thread/thread.ts'

interface Props {
  invitation: Invitation | null
  adding: ChatState['adding']
  wording: Wording
  answerInvitation(accepts: boolean): void
  answerQuestion(text: string | null): Promise<boolean>
}

/** While they wait: one offer to add something, then at most two questions, each as easily left as taken. Gone when a person comes. */
export function WaitingCard({ invitation, adding, wording, answerInvitation, answerQuestion }: Props) {
  const { phrases } = wording
  const [saidYes, setSaidYes] = useState(false)
  if (!invitation || invitation.accepts === false) return null
  const { accepts, question } = invitation
  const busy = adding === 'busy'
  return (
    <section class="adding" aria-label={phrases.waitingTitle}>
      {accepts === null ? (
        <>
          <output>{phrases.invite}</output>
          <div class="choices">
            <button
              type="button"
              class="answer"
              disabled={busy}
              onClick={() => {
                setSaidYes(true)
                answerInvitation(true)
              }}
            >
              {phrases.yes}
            </button>
            <button type="button" class="plain" disabled={busy} onClick={() => answerInvitation(false)}>
              {phrases.noThanks}
            </button>
          </div>
        </>
      ) : question ? (
        <Question
          key={question.slot}
          slot={question.slot}
          text={question.ask ?? questionIn(wording, question.slot)}
          wording={wording}
          busy={busy}
          focus={saidYes}
          answer={answerQuestion}
        />
      ) : (
        <output class="faint">{phrases.addedToCase}</output>
      )}
      {adding === 'failed' && (
        <p class="trouble" role="alert">
          {phrases.somethingFailed}
        </p>
      )}
    </section>
  )
}

/** Fields by what is asked, so that a phone shows the keyboard for it. */
const kinds: Readonly<Record<string, { mode: 'email' | 'tel'; complete: string }>> = {
  email: { mode: 'email', complete: 'email' },
  phone: { mode: 'tel', complete: 'tel' },
}

function Question({
  slot,
  text,
  wording: { phrases },
  busy,
  focus,
  answer,
}: {
  slot: string
  text: string
  wording: Wording
  busy: boolean
  /** They asked for it: whoever types goes on here. */
  focus: boolean
  answer(text: string | null): Promise<boolean>
}) {
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [words, setWords] = useState('')
  const kind = kinds[slot]
  useEffect(() => {
    if (focus) field.current?.focus()
  }, [focus])
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (words.trim() !== '') void answer(words.trim())
      }}
    >
      <label for={id} dir="auto">
        {text}
      </label>
      <div class="choices">
        <input
          id={id}
          ref={field}
          type="text"
          inputMode={kind?.mode ?? 'text'}
          dir="auto"
          maxLength={2000}
          autocomplete={kind?.complete ?? 'off'}
          enterkeyhint="send"
          value={words}
          placeholder={phrases.yourAnswer}
          onInput={(event) => setWords(event.currentTarget.value)}
        />
        <button type="submit" class="answer" disabled={busy || words.trim() === ''}>
          {phrases.send}
        </button>
        <button type="button" class="plain" disabled={busy} onClick={() => void answer(null)}>
          {phrases.skip}
        </button>
      </div>
    </form>
  )
}
