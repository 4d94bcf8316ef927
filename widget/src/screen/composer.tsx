import type { Wording } from '@baton/protocol/wording/wording'
import type { RefObject } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { FileTray, TrayFile } from '../files/file-tray.ts'
import { Tray } from '../files/tray.tsx'
import { useDrop } from '../files/use-drop.ts'
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
  /** What was chosen beside the words. */
  tray: FileTray
  files: readonly TrayFile[]
}

/** Six lines; then it scrolls. Pixels. */
const tallest = 132

/** One box that grows with what is written. Enter sends, Shift+Enter breaks the line; a half-composed character is never sent. */
export function Composer({ wording, fieldRef, draft, keepDraft, typing, send, tray, files }: Props) {
  const { phrases } = wording
  const chooser = useRef<HTMLInputElement>(null)
  const dropping = useDrop(tray.add)
  const [text, setText] = useState(draft)
  const tooLong = text.length > messageLimit
  const message = messageFrom(text)
  const ready = !tooLong && (message !== '' || files.some(({ state }) => state === 'chosen'))

  useLayoutEffect(() => fit(fieldRef.current), [text, fieldRef])

  const write = (next: string) => {
    setText(next)
    keepDraft(next)
    typing.typed(next)
  }

  const submit = () => {
    if (!ready) return
    typing.ended()
    if (message !== '') send(message)
    tray.send()
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
      <Tray tray={tray} files={files} wording={wording} />
      {dropping && <p class="drop">{phrases.dropFiles}</p>}
      <div class="box">
        <input
          ref={chooser}
          type="file"
          multiple
          hidden
          onChange={(event) => {
            tray.add([...(event.currentTarget.files ?? [])])
            // The same file may be chosen again.
            event.currentTarget.value = ''
            fieldRef.current?.focus()
          }}
        />
        <button
          type="button"
          class="clip"
          aria-label={phrases.attachFile}
          title={phrases.attachFile}
          onClick={() => chooser.current?.click()}
        >
          <Icon name="clip" size={20} />
        </button>
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
          onPaste={(event) => {
            const pasted = [...(event.clipboardData?.files ?? [])]
            if (pasted.length === 0) return
            event.preventDefault()
            tray.add(pasted)
          }}
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
          disabled={!ready}
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
