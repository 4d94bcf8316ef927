import { ChevronRight, Merge } from 'lucide-react'
import { useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { jumpToMessage } from '../conversation/jump-to-message.ts'
import { messageWish } from '../conversation/message-wish.ts'
import { RevealContext } from '../conversation/reveal.ts'
import { ThreadItemView } from '../conversation/thread-item-view.tsx'
import { threadItems, type ThreadItem } from '../conversation/thread-items.ts'
import { WithinThreadContext } from '../conversation/within-thread.ts'
import { CorrectContext } from '../guidance/correct-button.tsx'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useAssistantName } from '../sync/use-assistant-name.ts'
import { classes } from '../ui/classes.ts'
import { momentWords, timeWords } from '../ui/clock-words.ts'
import { SkeletonLine } from '../ui/empty.tsx'

/** What was said in a conversation that came into this one, where it came: read from its own log. */
export function MergedPart({
  item,
  customer,
  now,
}: {
  item: Extract<ThreadItem, { kind: 'merged' }>
  customer: string
  now: number
}) {
  const desk = useDesk()
  const { from } = item
  const timeline = useDeskState((state) => state.timelines.get(from))
  const names = useContext(WithinThreadContext)?.names
  const assistant = useAssistantName()
  const [open, setOpen] = useState(true)
  const outer = useContext(RevealContext)
  const corrected = useContext(CorrectContext)
  useEffect(() => desk.watch(from), [desk, from])
  const events = timeline?.events
  const items = useMemo(
    () => (names ? threadItems(events ?? [], [], { ...names, assistant, now }, desk.me) : []),
    [events, names, assistant, now, desk.me],
  )
  const reveal = useMemo(
    () => outer && { may: outer.may, values: (textId: string) => desk.reveal(from, textId) },
    [desk, from, outer],
  )
  // Whoever corrects the assistant names the conversation in which it said that.
  const correct = useMemo(() => corrected && { ...corrected, id: from }, [corrected, from])
  const caughtUp = timeline?.caughtUp === true
  const wish = useSyncExternalStore(messageWish.subscribe, messageWish.get)?.messageId
  const wished = wish !== undefined && caughtUp && items.some((each) => holds(each, wish))
  useEffect(() => {
    if (!wished || wish === undefined) return undefined
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => jumpToMessage(wish)))
    return () => cancelAnimationFrame(frame)
  }, [wished, wish])
  return (
    <section aria-label={`What ${customer} wrote in another conversation`} data-merged={from} className="pt-4">
      <div className="rounded-card border border-line">
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className={classes(
            'flex min-h-9 w-full items-center gap-2 bg-sunken px-3 py-1.5 text-left hover:bg-hover',
            open ? 'rounded-t-card border-b border-line' : 'rounded-card',
          )}
        >
          <ChevronRight
            size={12}
            aria-hidden
            className={classes('shrink-0 text-text-3 transition-transform duration-[120ms]', open && 'rotate-90')}
          />
          <Merge size={14} aria-hidden className="shrink-0 text-text-3" />
          <span className="min-w-0 flex-1">
            <span className="font-medium">From another conversation</span>{' '}
            <span className="text-text-2">
              {item.channel} · {item.messages} {item.messages === 1 ? 'message' : 'messages'} · {item.by} merged it
            </span>
          </span>
          <time
            dateTime={new Date(item.at).toISOString()}
            title={momentWords(item.at)}
            className="shrink-0 text-11 text-text-3 tabular-nums"
          >
            {timeWords(item.at)}
          </time>
        </button>
        {open && (
          <CorrectContext value={correct}>
            <RevealContext value={reveal}>
              <div className="px-3 pb-3">
                {!caughtUp && items.length === 0 ? (
                  <output aria-label="Loading what was said there" className="flex flex-col gap-2 pt-3">
                    <SkeletonLine width={46} />
                    <SkeletonLine width={62} />
                  </output>
                ) : (
                  items.map((each) => <ThreadItemView key={each.key} item={each} customer={customer} now={now} />)
                )}
              </div>
            </RevealContext>
          </CorrectContext>
        )}
      </div>
    </section>
  )
}

function holds(item: ThreadItem, messageId: string): boolean {
  return (
    (item.kind === 'group' && item.said.some(({ key }) => key === messageId)) ||
    (item.kind === 'note' && item.key === messageId)
  )
}
