import type { Mention } from '@baton/protocol'
import { AtSign, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { classes } from '../ui/classes.ts'
import { whenWords } from '../ui/clock-words.ts'

/** Notes that name this person: those that they have not read, and on demand the others. Opened at the note. */
export function MentionsSection({
  mentions,
  now,
  onOpen,
}: {
  mentions: readonly Mention[]
  now: number
  onOpen: (conversationId: string, messageId: string) => void
}) {
  const [all, setAll] = useState(false)
  const unread = mentions.filter(({ read }) => !read)
  const shown = all ? mentions : unread
  if (mentions.length === 0) return null
  return (
    <section aria-label="Mentioned" className="shrink-0 border-b border-line">
      <h2>
        <button
          type="button"
          aria-expanded={shown.length > 0}
          onClick={() => setAll(!all)}
          className="flex h-8 w-full items-center gap-1.5 px-3 text-left text-11 outline-offset-[-2px] hover:bg-hover"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={classes(
              '-ml-px text-text-3 transition-transform duration-[120ms]',
              shown.length > 0 && 'rotate-90',
            )}
          />
          <span className="ml-0.5 font-semibold text-text-2">Mentioned</span>
          <span className="text-text-3 tabular-nums">
            {unread.length === 0 ? 'all read' : `${unread.length} not read`}
          </span>
          {unread.length > 0 && unread.length < mentions.length && (
            <span className="ml-auto text-text-3">{all ? 'without the read ones' : 'with the read ones'}</span>
          )}
        </button>
      </h2>
      {shown.length > 0 && (
        <ul className="max-h-60 overflow-y-auto pb-1">
          {shown.map((mention) => (
            <li key={`${mention.conversationId} ${mention.seq}`}>
              <button
                type="button"
                onClick={() => onOpen(mention.conversationId, mention.messageId)}
                className="flex min-h-12 w-full items-start gap-2 px-3 py-1.5 text-left outline-offset-[-2px] hover:bg-hover"
              >
                <AtSign
                  size={14}
                  aria-hidden
                  className={classes('mt-0.5 shrink-0', mention.read ? 'text-text-3' : 'text-accent-text')}
                />
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <span className={classes('min-w-0 flex-1 truncate', !mention.read && 'font-medium')}>
                      {mention.by ?? 'A note'}
                      {mention.customer && <span className="font-normal text-text-3"> · {mention.customer}</span>}
                    </span>
                    <span className="shrink-0 text-11 text-text-3 tabular-nums">
                      {whenWords(Date.parse(mention.at), now)}
                    </span>
                  </span>
                  <span className="line-clamp-2 text-text-2" dir="auto">
                    {mention.text}
                  </span>
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
