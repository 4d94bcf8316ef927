import type { ConversationRow } from '@baton/protocol'
import {
  AlarmClock,
  ArrowLeft,
  Check,
  CornerUpLeft,
  Ellipsis,
  Hand,
  MessagesSquare,
  Signpost,
  Tag,
  TriangleAlert,
  Users,
} from 'lucide-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { lengthWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useMedia } from '../ui/use-media.ts'
import { useNow } from '../ui/use-now.ts'
import { SnoozeMenu } from '../aside/snooze-menu.tsx'
import { comingWords } from '../callbacks/words.ts'
import { customerName } from './customer-name.ts'
import { HolderMark } from './holder-mark.tsx'
import { TierChip } from './tier-chip.tsx'

export type CaseDialog =
  | 'tags'
  | 'pick-time'
  | 'transfer'
  | 'pass-back'
  | 'resolve'
  | 'why'
  | 'wrong-team'
  | 'consult'
  | 'incident'
  | 'legal-hold'
  | 'merge'

/** Who the customer is, who holds the conversation, and what can be done with it. */
export function ThreadHead({
  row,
  team,
  snoozing,
  onSnoozing,
  onAside,
  onDialog,
  onTakeOver,
  mergeable,
}: {
  row: ConversationRow
  team: (id: string) => string
  /** Their customer has another open conversation. */
  mergeable: boolean
  /** The menu of times is open. */
  snoozing: boolean
  onSnoozing: (open: boolean) => void
  onAside: (until: number | 'customer') => void
  onDialog: (dialog: CaseDialog) => void
  onTakeOver: () => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 5000)
  const mine = row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const open = row.status === 'open'
  /** It came by a team, and is still on its way through: the map can be wrong about it. */
  const routed = row.handoff?.status === 'accepted'
  const more = <More row={row} mine={mine} mergeable={mergeable} onDialog={onDialog} />
  return (
    <header className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line px-2 py-1 desk:pr-4 desk:pl-6">
      <Link
        to="/"
        search={(before) => (before.view === undefined ? {} : { view: before.view })}
        aria-label="Back to the queue"
        className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover desk:hidden"
      >
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <HolderMark kind={row.holder.kind} label={null} size={18} />
      <div className="min-w-0 flex-1">
        {/* As in the queue; the margin leaves room for the ring around the name. */}
        <h2 className="flex h-5 flex-wrap items-center gap-x-1.5 gap-y-2 overflow-clip text-15 leading-5 font-semibold [overflow-clip-margin:4px]">
          <CustomerLink row={row} />
          <TierChip tier={row.customer.tier} />
        </h2>
        <p className="truncate text-11 text-text-3" data-holder>
          {holderSentence(row, mine, team, now)}
        </p>
      </div>
      <span className="contents max-desk:hidden">
        {open && (
          <IconButton label="Link to an incident" hint="I" onClick={() => onDialog('incident')}>
            <TriangleAlert size={16} aria-hidden />
          </IconButton>
        )}
        <IconButton label="Tags" hint="L" onClick={() => onDialog('tags')}>
          <Tag size={16} aria-hidden />
        </IconButton>
      </span>
      {open && mine && (
        <>
          <SnoozeMenu
            open={snoozing}
            onOpenChange={onSnoozing}
            waiting={row.aside?.for === 'customer'}
            onUntil={onAside}
            onPick={() => onDialog('pick-time')}
            onWait={() => onAside('customer')}
            trigger={
              <button
                type="button"
                aria-label="Put aside"
                title="Put aside (Z)"
                className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
              >
                <AlarmClock size={16} aria-hidden />
              </button>
            }
          />
          <span className="contents max-desk:hidden">
            <Deed label="Pass back" hint="P" onClick={() => onDialog('pass-back')}>
              <CornerUpLeft size={16} aria-hidden />
            </Deed>
            {!row.consult && (
              <Deed label="Ask" hint="Q" onClick={() => onDialog('consult')}>
                <MessagesSquare size={16} aria-hidden />
              </Deed>
            )}
          </span>
          {routed && (
            <Deed label="Not ours" hint="X" onClick={() => onDialog('wrong-team')}>
              <Signpost size={16} aria-hidden />
            </Deed>
          )}
          <Deed label="Transfer" hint="T" onClick={() => onDialog('transfer')}>
            <Users size={16} aria-hidden />
          </Deed>
          {more}
          <Button look="plain" hint="E" onClick={() => onDialog('resolve')}>
            <Check size={14} aria-hidden />
            <span className="max-desk:sr-only">Resolve</span>
          </Button>
        </>
      )}
      {!(open && mine) && more}
      {open && !mine && (
        <Button look={row.holder.kind === 'queue' ? 'primary' : 'plain'} hint="O" onClick={onTakeOver}>
          <Hand size={14} aria-hidden /> Take over
        </Button>
      )}
    </header>
  )
}

/** The name, which leads to all that is known of them. Who has not said who they are has no page. */
function CustomerLink({ row }: { row: ConversationRow }) {
  const { externalId } = row.customer
  if (externalId === null) return <bdi className="max-w-full truncate">{customerName(row)}</bdi>
  return (
    <Link
      to="/customers/$externalId"
      params={{ externalId }}
      title="All that is known of them"
      className="max-w-full truncate rounded-control decoration-line-strong underline-offset-2 hover:underline"
    >
      <bdi>{customerName(row)}</bdi>
    </Link>
  )
}

/** What is seldom done, and on a phone what has no room there. */
function More({
  row,
  mine,
  mergeable,
  onDialog,
}: {
  row: ConversationRow
  mine: boolean
  mergeable: boolean
  onDialog: (dialog: CaseDialog) => void
}) {
  const open = row.status === 'open'
  const isLead = useSession().agent.role !== 'agent'
  const narrow = useMedia('(max-width: 767.98px)')
  if (!narrow && !isLead) return null
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          aria-label="More"
          title="More"
          className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-2 hover:bg-hover hover:text-text"
        >
          <Ellipsis size={16} aria-hidden />
        </button>
      }
    >
      {narrow && (
        <>
          <MenuItem onSelect={() => onDialog('tags')}>Tags</MenuItem>
          {open && <MenuItem onSelect={() => onDialog('incident')}>Link to an incident</MenuItem>}
          {mergeable && <MenuItem onSelect={() => onDialog('merge')}>Merge with another conversation</MenuItem>}
          {open && mine && <MenuItem onSelect={() => onDialog('pass-back')}>Pass back</MenuItem>}
          {open && mine && !row.consult && <MenuItem onSelect={() => onDialog('consult')}>Ask a colleague</MenuItem>}
        </>
      )}
      {isLead && <MenuItem onSelect={() => onDialog('legal-hold')}>Legal hold</MenuItem>}
    </Menu>
  )
}

/** With its word where there is room, with its picture alone where there is none. */
function Deed({
  label,
  hint,
  onClick,
  children,
}: {
  label: string
  hint: string
  onClick: () => void
  children: ReactNode
}) {
  return (
    <>
      <span className="hidden min-[1760px]:contents">
        <Button look="ghost" hint={hint} onClick={onClick}>
          {label}
        </Button>
      </span>
      <span className="contents min-[1760px]:hidden">
        <IconButton label={label} hint={hint} onClick={onClick}>
          {children}
        </IconButton>
      </span>
    </>
  )
}

function holderSentence(row: ConversationRow, mine: boolean, team: (id: string) => string, now: number): string {
  const { holder, handoff } = row
  if (row.status === 'resolved') return `Resolved ${lengthWords(now - Date.parse(row.updatedAt))} ago`
  if (row.status === 'merged') return 'Goes on in another conversation'
  if (holder.kind === 'assistant') return 'The assistant has it'
  if (holder.kind === 'queue' && handoff?.callback)
    return `A time is booked: ${comingWords(Date.parse(handoff.callback.at), now)}`
  if (holder.kind === 'queue') {
    const since = handoff ? ` for ${lengthWords(now - Date.parse(handoff.requestedAt))}` : ''
    return `Waits for ${team(holder.id)}${since}`
  }
  if (holder.kind === 'nobody') return 'Nobody has it'
  const who = mine ? 'You have it' : `${holder.name} has it`
  return row.unansweredSince ? `${who} · unanswered for ${lengthWords(now - Date.parse(row.unansweredSince))}` : who
}
