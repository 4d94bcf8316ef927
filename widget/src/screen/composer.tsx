import type { Wording } from '@baton/protocol/wording/wording'
import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import type { TypingTeller } from '../live/tell-typing.ts'
import { messageFrom, messageLimit } from './message-text.ts'
import { Icon } from './marks.tsx'

interface Props {
  wording: Wording
  fieldRef: RefObject<HTMLTextAreaElement | null>
  /** What was written before and not sent. */
  draft: string
  keepDraft(text: string): void
  typing: TypingTeller
  send(text: string): void
}

/** Six lines; then it scrolls. Pixels. */
const tallest = 132

/** One box that grows with what is written. Enter sends, Shift+Enter breaks the line; a half-composed character is never sent. */
export function Composer({ wording: { phrases }, fieldRef, draft, keepDraft, typing, send }: Props) {
  const [text, setText] = useState(draft)
  const tooLong = text.length > messageLimit
  const message = messageFrom(text)

  useLayoutEffect(() => fit(fieldRef.current), [text, fieldRef])

  const write = (next: string) => {
    setText(next)
    keepDraft(next)
    typing.typed(next)
  }

  const submit = () => {
    if (message === '' || tooLong) return
    typing.ended()
    send(message)
    setText('')
    keepDraft('')
    fieldRef.current?.focus()
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
          ref={fieldRef}
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

/** As tall as what is in it. */
function fit(field: HTMLTextAreaElement | null) {
  if (!field) return
  field.style.height = 'auto'
  field.style.height = `${Math.min(field.scrollHeight, tallest)}px`
}
