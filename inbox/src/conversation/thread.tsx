import type { ConversationRow } from '@baton/protocol'
import { ArrowDown } from 'lucide-react'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { MergedPart } from '../merge/merged-part.tsx'
import type { Timeline } from '../sync/desk-state.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Empty, SkeletonLine } from '../ui/empty.tsx'
import { useNow } from '../ui/use-now.ts'
import { customerName } from './customer-name.ts'
import type { ThreadNames } from './hand-line.ts'
import { jumpToMessage } from './jump-to-message.ts'
import { messageWish } from './message-wish.ts'
import { ReceiptLine } from './receipt-line.tsx'
import { ThreadItemView } from './thread-item-view.tsx'
import { useAssistantName } from '../sync/use-assistant-name.ts'
import { threadItems } from './thread-items.ts'
import { WithinThreadContext } from './within-thread.ts'
import { TypingLine } from './typing-line.tsx'
import { useReadBack } from './use-read-back.ts'
import { useStickToEnd } from './use-stick-to-end.ts'

/** So many items are drawn at first; a click draws more. Long threads open as fast as short ones. */
const drawnAtFirst = 120

/** Everything that was said and done in the conversation, oldest first. */
export function Thread({
  row,
  timeline,
  names,
}: {
  row: ConversationRow
  timeline: Timeline | undefined
  names: Omit<ThreadNames, 'now'>
}) {
  const desk = useDesk()
  const allOutgoing = useDeskState((state) => state.outbox)
  const outbox = useMemo(() => allOutgoing.filter((it) => it.conversationId === row.id), [allOutgoing, row.id])
  const now = useNow(desk.now, 30_000)
  const events = timeline?.events
  const assistant = useAssistantName()
  const items = useMemo(
    () => threadItems(events ?? [], outbox, { ...names, assistant, now }, desk.me),
    [events, outbox, names, assistant, now, desk.me],
  )
  const within = useMemo(() => ({ names, Merged: MergedPart }), [names])
  const { place, behind, toEnd } = useStickToEnd(row.id, (events?.length ?? 0) + outbox.length)
  useReadBack(row, place)
  const [more, setMore] = useState({ id: row.id, count: drawnAtFirst })
  const wished = useSyncExternalStore(messageWish.subscribe, messageWish.get)
  const wish = wished?.conversationId === row.id ? wished : null
  // Opened at a message that was found: however far back it is, it is drawn.
  const count = wish ? items.length : more.id === row.id ? more.count : drawnAtFirst
  const customer = customerName(row)
  const hidden = items.length - count
  const caughtUp = timeline?.caughtUp === true
  useEffect(() => {
    if (!wish || !caughtUp) return undefined
    // The end is gone to first.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => jumpToMessage(wish.messageId)))
    return () => cancelAnimationFrame(frame)
  }, [wish, caughtUp])
  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={place}
        // Who has no mouse scrolls it from the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        role="log"
        aria-label={`Conversation with ${customer}`}
        className="h-full overflow-y-auto outline-offset-[-2px]"
      >
        <div className="mx-auto flex min-h-full w-full max-w-190 flex-col px-4 pt-3 pb-4 desk:px-6">
          {timeline === undefined || (!timeline.caughtUp && items.length === 0) ? (
            <ThreadLoading />
          ) : items.length === 0 ? (
            <Empty title="Nothing was said yet">The first words of {customer} appear here.</Empty>
          ) : (
            <>
              {hidden > 0 && (
                <Button
                  look="ghost"
                  className="self-center"
                  onClick={() => setMore({ id: row.id, count: count + 4 * drawnAtFirst })}
                >
                  Show {Math.min(hidden, 4 * drawnAtFirst)} earlier
                </Button>
              )}
              <span className="flex-1" />
              <WithinThreadContext value={within}>
                {items.slice(-count).map((item) => (
                  <ThreadItemView key={item.key} item={item} customer={customer} now={now} />
                ))}
              </WithinThreadContext>
              <ReceiptLine conversationId={row.id} last={items.at(-1)} />
              <TypingLine conversationId={row.id} customer={customer} />
            </>
          )}
        </div>
      </div>
      {behind && (
        <Button
          look="plain"
          onClick={toEnd}
          className="absolute bottom-3 left-1/2 -translate-x-1/2 animate-rise rounded-full shadow-float"
        >
          <ArrowDown size={14} aria-hidden /> New below
        </Button>
      )}
    </div>
  )
}

function ThreadLoading() {
  return (
    <output aria-label="Loading the conversation" className="flex flex-col gap-6 pt-6">
      {[46, 62, 38, 54].map((width, index) => (
        <div key={width} className={index % 2 ? 'ml-6' : ''}>
          <SkeletonLine width={18} />
          <span className="mt-2 block" />
          <SkeletonLine width={width} />
        </div>
      ))}
    </output>
  )
}
