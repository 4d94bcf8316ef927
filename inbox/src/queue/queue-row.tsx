import type { ConversationRow } from '@baton/protocol'
import { Link, useSearch } from '@tanstack/react-router'
import { Lock, TriangleAlert } from 'lucide-react'
import { memo } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { TierChip } from '../conversation/tier-chip.tsx'
import { classes } from '../ui/classes.ts'
import { momentWords, shortLength } from '../ui/clock-words.ts'
import { BookedTime } from '../callbacks/booked-time.tsx'
import { asideShort } from '../aside/words.ts'
import { RowSelect } from '../bulk/row-select.tsx'
import { RowTags } from '../tags/row-tags.tsx'
import { WaitBar } from './wait-bar.tsx'
import { waitOf } from './wait.ts'

export interface QueueRowProps {
  row: ConversationRow
  selected: boolean
  unread: boolean
  now: number
  /** Who is asked at the moment, when it is offered to a colleague. */
  asked: string | null
  /** With whom a time is booked, by first name or as "you"; null where none is. */
  booked: string | null
}

const edges: Partial<Record<string, string>> = { urgent: 'before:bg-red', high: 'before:bg-amber' }

/** One conversation in two lines: who holds it, who the customer is, how long they wait; and what it is about. */
export const QueueRow = memo(function QueueRow({ row, selected, unread, now, asked, booked }: QueueRowProps) {
  const callback = booked === null ? undefined : row.handoff?.callback
  const wait = waitOf(row, now)
  const priority = row.status === 'open' && row.holder.kind !== 'assistant' ? row.handoff?.priority : undefined
  const pressing = priority === 'urgent' || priority === 'high' ? priority : null
  const { view } = useSearch({ strict: false })
  return (
    <RowSelect row={row}>
      <Link
        to="/c/$conversationId"
        params={{ conversationId: row.id }}
        search={view === undefined ? {} : { view }}
        data-row={row.id}
        {...(selected ? { 'aria-current': 'true' } : {})}
        className={classes(
          'relative grid grid-cols-[16px_minmax(0,1fr)] gap-x-2 py-2 pr-3 pl-3 outline-offset-[-2px]',
          'before:absolute before:inset-y-1 before:left-0 before:w-0.5 before:rounded-full',
          pressing && edges[pressing],
          selected ? 'bg-selected' : 'hover:bg-hover',
        )}
      >
        <span className="pt-0.5">
          <HolderMark kind={row.holder.kind} label={holderWords(row)} />
        </span>
        <span className="min-w-0">
          <span className="flex items-center gap-1.5">
            {/* Where the tier cannot be read whole beside the name, it wraps out of sight. */}
            <span className="flex h-5 min-w-0 flex-wrap items-center gap-x-1.5 overflow-hidden">
              <bdi className={classes('max-w-full truncate', unread ? 'font-semibold' : 'font-medium')}>
                {customerName(row)}
              </bdi>
              <TierChip tier={row.customer.tier} />
            </span>
            <span className="flex-1" />
            {callback ? (
              <BookedTime at={Date.parse(callback.at)} now={now} />
            ) : wait ? (
              <WaitBar wait={wait} now={now} promisedAt={row.handoff?.scheduledFor ?? null} />
            ) : (
              <time
                dateTime={row.updatedAt}
                title={momentWords(Date.parse(row.updatedAt))}
                className="text-11 text-text-3 tabular-nums"
              >
                {shortLength(now - Date.parse(row.updatedAt))}
              </time>
            )}
          </span>
          <span className="flex items-center gap-1.5">
            <span dir="auto" className={classes('min-w-0 flex-1 truncate', unread ? 'text-text' : 'text-text-2')}>
              {row.problem ?? <span className="text-text-3">has not written yet</span>}
            </span>
            {pressing && (
              <span
                className={classes(
                  'shrink-0 text-11 font-medium',
                  pressing === 'urgent' ? 'text-red-text' : 'text-amber-text',
                )}
              >
                {pressing}
              </span>
            )}
            {row.incident && (
              <span className="inline-flex shrink-0 items-center gap-1 text-11 font-medium text-amber-text">
                <TriangleAlert size={11} aria-hidden />
                {row.incident.heldUntil ? 'held back' : 'incident'}
              </span>
            )}
            {row.legalHold && (
              <span className="inline-flex shrink-0 items-center gap-1 text-11 text-text-3">
                <Lock size={11} aria-hidden />
                legal hold
              </span>
            )}
            {row.aside && <span className="shrink-0 text-11 text-text-3">{asideShort(row.aside, now)}</span>}
            {row.tags && row.tags.length > 0 && <RowTags tags={row.tags} />}
            {asked && <span className="shrink-0 text-11 text-text-3">asking {asked.split(' ')[0]}</span>}
            {booked && <span className="shrink-0 text-11 text-text-2">with {booked}</span>}
            {!booked && row.handoff?.status === 'scheduled' && row.holder.kind === 'queue' && (
              <span className="shrink-0 text-11 text-text-3">promised</span>
            )}
            {unread && (
              <span className="inline-flex shrink-0 items-center gap-1 text-11 font-medium text-accent-text">
                <span className="size-2 rounded-full bg-accent" aria-hidden />
                new
              </span>
            )}
          </span>
        </span>
      </Link>
    </RowSelect>
  )
})

function holderWords(row: ConversationRow): string {
  if (row.holder.kind === 'agent') return `${row.holder.name} has it`
  if (row.holder.kind === 'queue') return 'Waits for a person'
  return row.holder.kind === 'assistant' ? 'The assistant has it' : 'Resolved'
}
