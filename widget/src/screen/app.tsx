import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useReducer, useRef, useState } from 'preact/hooks'
import type { Parent } from '../frame/parent.ts'
import type { Chat } from '../live/chat.ts'
import type { Kept } from '../live/kept.ts'
import { quickAnswers } from '../thread/lines.ts'
import { standingOf } from '../thread/standing.ts'
import { hasBegun } from '../thread/thread.ts'
import { Composer } from './composer.tsx'
import { Head } from './head.tsx'
import { Log } from './log.tsx'
import { Icon } from './marks.tsx'

interface Props {
  chat: Chat
  kept: Kept
  wording: Wording
  /** The workspace's name. */
  name: string
  site: string | null
  parent: Parent
  /** The chat is open, and each time it is opened anew. */
  shown: { open: boolean; focus: number }
}

/** The whole chat. */
export function App({ chat, kept, wording, name, site, parent, shown }: Props) {
  const { phrases } = wording
  const state = useChat(chat)
  const now = useNow()
  const online = useLive(window, ['online', 'offline'], () => navigator.onLine)
  const visible = useLive(document, ['visibilitychange'], () => document.visibilityState === 'visible')
  const field = useRef<HTMLTextAreaElement>(null)
  const root = useRef<HTMLDivElement>(null)
  const { thread, link, asking, failed } = state
  const { holder } = thread
  const standing = standingOf(holder, wording, name, now)
  const mayAsk = holder.kind === 'assistant' || holder.kind === 'nobody'
  const answers = quickAnswers(thread, phrases)
  const isLost = useLasting(link === 'lost', 1_500)

  // Where there is no keyboard to speak of, focus in the box would only cover the thread with one.
  useEffect(() => {
    if (shown.focus === 0) return
    if (matchMedia('(pointer: coarse)').matches) root.current?.querySelector('h1')?.focus()
    else field.current?.focus()
  }, [shown.focus])

  const ask = () => {
    chat.askForPerson()
    field.current?.focus({ preventScroll: true })
  }
  const trouble = !online ? phrases.offline : isLost ? phrases.reconnecting : ''

  return (
    <div
      class="app"
      ref={root}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) parent.tell({ type: 'close' })
      }}
    >
      <Head
        standing={asking ? { ...standing, next: phrases.askingForPerson } : standing}
        holder={holder}
        wording={wording}
        askForPerson={mayAsk && !asking ? ask : null}
        close={parent.alone ? null : () => parent.tell({ type: 'close' })}
      />
      {hasBegun(thread) ? (
        <Log
          thread={thread}
          wording={wording}
          name={name}
          now={now}
          site={site}
          seen={shown.open && visible}
          retry={chat.retry}
          look={chat.look}
        >
          {answers.length > 0 && (
            <div class="answers">
              {answers.map((words) => (
                <button
                  key={words}
                  type="button"
                  class="answer"
                  onClick={() => {
                    chat.write(words)
                    field.current?.focus({ preventScroll: true })
                  }}
                >
                  {words}
                </button>
              ))}
            </div>
          )}
        </Log>
      ) : (
        <div class="middle">
          {kept.conversationId === null && (
            <div class="greeting">
              <h2>{phrases.greetingTitle}</h2>
              <p>{phrases.greetingHint}</p>
            </div>
          )}
        </div>
      )}
      <div class="foot">
        <p class="state" role="status">
          {trouble}
        </p>
        {failed && (
          <p class="trouble" role="alert">
            {phrases.somethingFailed}{' '}
            <button type="button" class="plain" onClick={ask}>
              {phrases.tryAgain}
            </button>
          </p>
        )}
        <Composer
          wording={wording}
          field={field}
          draft={kept.draft}
          keepDraft={(text) => (kept.draft = text)}
          typing={chat.typing}
          send={chat.write}
        />
        <div class="below">
          {mayAsk && (
            <button type="button" class="plain" onClick={ask} disabled={asking}>
              <Icon name="person" size={18} />
              {asking ? phrases.askingForPerson : phrases.talkToPerson}
            </button>
          )}
          {holder.kind === 'nobody' && (
            <button type="button" class="plain" onClick={chat.startNew}>
              {phrases.startNew}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function useChat(chat: Chat) {
  const [, draw] = useReducer((n: number) => n + 1, 0)
  useEffect(() => chat.watch(() => draw(undefined as never)), [chat])
  return chat.state()
}

/** The time to the nearest quarter of a minute: waits run down, days turn. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** What the browser says, kept up to date by its events. */
function useLive<T>(target: EventTarget, events: readonly string[], read: () => T): T {
  const [value, setValue] = useState(read)
  useEffect(() => {
    const look = () => setValue(read)
    for (const name of events) target.addEventListener(name, look)
    return () => {
      for (const name of events) target.removeEventListener(name, look)
    }
  }, [])
  return value
}

/** True once it has been true for so long: what mends itself at once is not worth a line. */
function useLasting(value: boolean, ms: number): boolean {
  const [lasting, setLasting] = useState(false)
  useEffect(() => {
    if (!value) return setLasting(false)
    const timer = setTimeout(() => setLasting(true), ms)
    return () => clearTimeout(timer)
  }, [value])
  return lasting
}
