import type { Wording } from '@baton/protocol/wording/wording'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { linesOf } from '../thread/lines.ts'
import type { PointedItem, Thread } from '../thread/thread.ts'
import { Group } from './group.tsx'
import { Face, Icon, MarkFace } from './marks.tsx'
import { dayName } from './moments.ts'
import { MailLine } from './mail-line.tsx'
import { NoticeLine } from './notice-line.tsx'
import { FollowLine, PointedLine, type Gone } from './page-lines.tsx'
import { keepScroll } from './scroll-keeper.ts'

interface Props {
  thread: Thread
  wording: Wording
  name: string
  now: number
  site: string | null
  /** Origins that may be gone to. */
  origins: readonly string[]
  /** Lines about what is not on the page. */
  gone: Gone
  /** Null where there is no page beside the chat. */
  showPointed: ((item: PointedItem) => void) | null
  /** The chat is open, in a window that is looked at. */
  seen: boolean
  retry(clientId: string): void
  /** Where a file can be had for a while. */
  address(fileId: string): Promise<string | null>
  /** The newest line is before the reader's eyes. */
  look(): void
}

/** Lines drawn at first, and added each time the reader reaches the top. */
const page = 120

/** The thread. Stays at its end while the reader is there; says so when something new comes while they are not. */
export function Log({
  thread,
  wording,
  name,
  now,
  site,
  origins,
  gone,
  showPointed,
  seen,
  retry,
  address,
  look,
}: Props) {
  const { phrases } = wording
  const boxRef = useRef<HTMLDivElement>(null)
  const contentRef = useRef<HTMLDivElement>(null)
  const countRef = useRef(0)
  const [limit, setLimit] = useState(page)
  const [away, setAway] = useState(false)
  const [scroll] = useState(() =>
    keepScroll({
      away: setAway,
      newest: (content) => content.querySelector<HTMLElement>('.newest'),
      top: () => setLimit((drawn) => (drawn < countRef.current ? drawn + page : drawn)),
    }),
  )
  const lines = linesOf(thread)
  const written = thread.pending.at(-1)?.clientId
  const newest = thread.items.at(-1)?.seq ?? 0
  const [lookedAt, setLookedAt] = useState(newest)

  useEffect(() => {
    if (boxRef.current && contentRef.current) return scroll.attach(boxRef.current, contentRef.current)
  }, [scroll])

  useLayoutEffect(() => {
    countRef.current = lines.length
  })
  // Before the eye sees it. Whoever writes wants to see it.
  useLayoutEffect(() => {
    if (written !== undefined) scroll.follow()
  }, [scroll, written])
  useLayoutEffect(() => scroll.drawn())
  useLayoutEffect(() => {
    if (limit > page) scroll.drawnAbove()
  }, [scroll, limit])

  useEffect(() => {
    if (!seen || away) return
    setLookedAt(newest)
    look()
  }, [seen, away, newest, look])

  const hidden = Math.max(0, lines.length - limit)
  return (
    <div class="middle">
      <div
        class="log"
        ref={boxRef}
        role="log"
        aria-live={thread.caughtUp ? 'polite' : 'off'}
        aria-label={name}
        // A keyboard must be able to scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
      >
        <div class="content" ref={contentRef}>
          {lines.slice(hidden).map((line) =>
            line.kind === 'day' ? (
              <p key={line.key} class="day">
                {dayName(line.at, now, wording.language)}
              </p>
            ) : line.kind === 'notice' ? (
              <NoticeLine key={line.key} item={line.item} wording={wording} now={now} />
            ) : line.kind === 'pointed' ? (
              <PointedLine
                key={line.key}
                item={line.item}
                wording={wording}
                name={name}
                gone={gone.get(line.item.seq)}
                show={showPointed}
                origins={origins}
              />
            ) : line.kind === 'mail' ? (
              <MailLine key={line.key} item={line.item} wording={wording} />
            ) : line.kind === 'follow' ? (
              <FollowLine key={line.key} item={line.item} wording={wording} name={name} />
            ) : (
              <Group
                key={line.key}
                group={line}
                newest={line === lines.at(-1) && line.by !== 'customer'}
                wording={wording}
                site={site}
                retry={retry}
                address={address}
              />
            ),
          )}
          {thread.typing && <Typing typing={thread.typing} wording={wording} />}
        </div>
      </div>
      {away && newest > lookedAt && (
        <button type="button" class="pill" onClick={scroll.follow}>
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
      {typing.by === 'assistant' ? <MarkFace mark="assistant" /> : <Face name={typing.name} picture={typing.picture} />}
      <div class="bubble dots">
        <span class="unseen">{phrases.typing({ name })}</span>
        <i />
        <i />
        <i />
      </div>
    </div>
  )
}
