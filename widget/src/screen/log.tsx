import type { Wording } from '@baton/protocol/wording/wording'
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { linesOf } from '../thread/lines.ts'
import type { Thread } from '../thread/thread.ts'
import { Group } from './group.tsx'
import { Face, Icon, MarkFace } from './marks.tsx'
import { dayName } from './moments.ts'
import { NoticeLine } from './notice-line.tsx'

interface Props {
  thread: Thread
  wording: Wording
  name: string
  now: number
  site: string | null
  /** The chat is open, in a window that is looked at. */
  seen: boolean
  retry(clientId: string): void
  /** The newest line is before the reader's eyes. */
  look(): void
  /** Quick answers, beneath the last message. */
  children?: ComponentChildren
}

/** Lines drawn at first, and added each time the reader reaches the top. */
const page = 120
/** This near to the end counts as being there. Pixels. */
const near = 60

/** The thread. Stays at its end while the reader is there; says so when something new comes while they are not. */
export function Log({ thread, wording, name, now, site, seen, retry, look, children }: Props) {
  const { phrases } = wording
  const box = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const [limit, setLimit] = useState(page)
  const [away, setAway] = useState(false)
  /** Distance of what is seen from the end, kept over every change of the content. */
  const fromEnd = useRef(0)
  const lines = linesOf(thread)
  const own = thread.pending.length
  const ownBefore = useRef(own)
  const newest = thread.items.at(-1)?.seq ?? 0
  const [seenNewest, setSeenNewest] = useState(newest)

  const toEnd = () => {
    const element = box.current
    if (element) element.scrollTop = element.scrollHeight
  }

  const scrolled = () => {
    const element = box.current
    if (!element) return
    fromEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight
    setAway(fromEnd.current > near)
    if (element.scrollTop < 200 && lines.length > limit) setLimit(limit + page)
  }

  // Before the eye sees it: at the end it stays at the end, elsewhere what is read stays where it is.
  useLayoutEffect(() => {
    if (own > ownBefore.current) fromEnd.current = 0
    ownBefore.current = own
    const element = box.current
    if (!element) return
    if (fromEnd.current <= near) toEnd()
  })
  useLayoutEffect(() => {
    const element = box.current
    if (element && limit > page) element.scrollTop = element.scrollHeight - element.clientHeight - fromEnd.current
  }, [limit])

  // The keyboard of a phone, a growing composer, a font that arrives late.
  useEffect(() => {
    const watch = new ResizeObserver(() => fromEnd.current <= near && toEnd())
    if (box.current) watch.observe(box.current)
    if (content.current) watch.observe(content.current)
    return () => watch.disconnect()
  }, [])

  useEffect(() => {
    if (!seen || away) return
    setSeenNewest(newest)
    look()
  }, [seen, away, newest])

  const hidden = Math.max(0, lines.length - limit)
  return (
    <div class="middle">
      <div
        class="log"
        ref={box}
        role="log"
        aria-live={thread.caughtUp ? 'polite' : 'off'}
        aria-label={name}
        tabIndex={0}
        onScroll={scrolled}
      >
        <div class="content" ref={content}>
          {lines.slice(hidden).map((line) =>
            line.kind === 'day' ? (
              <p key={line.key} class="day">
                {dayName(line.at, now, wording.language)}
              </p>
            ) : line.kind === 'notice' ? (
              <NoticeLine key={line.key} item={line.item} wording={wording} now={now} />
            ) : (
              <Group key={line.key} group={line} wording={wording} site={site} retry={retry} />
            ),
          )}
          {children}
          {thread.typing && <Typing typing={thread.typing} wording={wording} />}
        </div>
      </div>
      {away && newest > seenNewest && (
        <button type="button" class="pill" onClick={toEnd}>
          <Icon name="down" size={16} />
          {phrases.newMessages}
        </button>
      )}
    </div>
  )
}

function Typing({ typing, wording: { phrases } }: { typing: NonNullable<Thread['typing']>; wording: Wording }) {
  const name = typing.by === 'assistant' ? phrases.assistantName : (typing.name ?? '')
  return (
    <div class={`group by-${typing.by} typing`}>
      {typing.by === 'assistant' ? <MarkFace mark="assistant" /> : <Face name={typing.name} />}
      <div class="bubble dots" role="img" aria-label={phrases.typing({ name })}>
        <i />
        <i />
        <i />
      </div>
    </div>
  )
}
