import type { Wording } from '@baton/protocol/wording/wording'
import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { messageFrom, messageLimit } from './message-text.ts'
import { Icon } from './marks.tsx'

interface Props {
  wording: Wording
  field: RefObject<HTMLTextAreaElement | null>
  /** What was written before and not sent. */
  draft: string
  keepDraft(text: string): void
  typing(on: boolean): void
  send(text: string): void
}

/** Others hear of it at most this often, and that it has ended after a pause. Milliseconds. */
const tellEvery = 3_000
const pause = 5_000

/** One box that grows with what is written. Enter sends, Shift+Enter breaks the line; a half-composed character is never sent. */
export function Composer({ wording: { phrases }, field, draft, keepDraft, typing, send }: Props) {
  const [text, setText] = useState(draft)
  const told = useRef(0)
  const ending = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const tooLong = text.length > messageLimit
  const message = messageFrom(text)

  useLayoutEffect(() => {
    const element = field.current
    if (!element) return
    element.style.height = 'auto'
    element.style.height = `${Math.min(element.scrollHeight, 132)}px`
  }, [text])

  useEffect(() => () => clearTimeout(ending.current), [])

  const quiet = () => {
    clearTimeout(ending.current)
    if (told.current > 0) typing(false)
    told.current = 0
  }

  const write = (next: string) => {
    setText(next)
    keepDraft(next)
    if (next.trim() === '') return quiet()
    const now = Date.now()
    if (now - told.current >= tellEvery) {
      told.current = now
      typing(true)
    }
    clearTimeout(ending.current)
    ending.current = setTimeout(quiet, pause)
  }

  const submit = () => {
    if (message === '' || tooLong) return
    quiet()
    send(message)
    setText('')
    keepDraft('')
    field.current?.focus()
  }

  return (
    <div class="composer">
      {tooLong && (
        <p class="trouble" role="alert">
          {phrases.tooLong({ limit: messageLimit })}
        </p>
      )}
      <div class="box">
        <textarea
          ref={field}
          rows={1}
          dir="auto"
          value={text}
          placeholder={phrases.typeMessage}
          aria-label={phrases.typeMessage}
          aria-invalid={tooLong}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => write(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Safari says 229 for the Enter that ends a composition.
            if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
            event.preventDefault()
            submit()
          }}
        />
        <button
          type="button"
          class="send"
          aria-label={phrases.send}
          title={phrases.send}
          disabled={message === '' || tooLong}
          // The keyboard of a phone stays open.
          onPointerDown={(event) => event.preventDefault()}
          onClick={submit}
        >
          <Icon name="send" size={20} />
        </button>
      </div>
    </div>
  )
}
