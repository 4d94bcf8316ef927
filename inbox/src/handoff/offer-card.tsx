import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { declined } from '../conversation/hand-line.ts'
import { TierChip } from '../conversation/tier-chip.tsx'
import { readPackage } from '../sync/package-on-wire.ts'
import { handoffQuery } from '../sync/queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { WrongTeamDialog } from './wrong-team-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { chime } from '../ui/chime.ts'
import { classes } from '../ui/classes.ts'
import { Chip } from '../ui/chip.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Ring } from '../ui/ring.tsx'
import { useNow } from '../ui/use-now.ts'
import { triedSentence } from './attempt-words.ts'
import { mainWords } from './main-words.ts'
import { priorityTone } from './priority-tone.ts'
import { reasonSentence, type ReasonNames } from './reason-sentence.ts'

export type DeclineReason = keyof typeof declined

export interface OfferCardProps {
  row: ConversationRow
  /** At the foot of the queue; or over the thread, where there is no room for both. Never over the composer. */
  place: 'queue' | 'over'
  /** How many more are offered behind it. */
  more: number
  names: ReasonNames
  onAccept: () => void
  onDecline: (reason: DeclineReason) => void
  declining: boolean
  onDeclining: (open: boolean) => void
}

/** An offer slides in with the five-second brief and a ring that runs down. It never takes the focus, and is heard once. */
export function OfferCard({ row, place, more, names, onAccept, onDecline, declining, onDeclining }: OfferCardProps) {
  const desk = useDesk()
  const teamName = useTeamName()
  const now = useNow(desk.now, 500)
  const offer = row.handoff?.offer ?? null
  const { data } = useQuery({ ...handoffQuery(row.handoffId ?? '', row.version), enabled: row.handoffId !== null })
  const pkg = readPackage(data?.package)
  const expiresAt = offer ? Date.parse(offer.expiresAt) : now
  const offeredAt = data?.timeline.findLast(({ type }) => type === 'Offered')?.at
  const [wrong, setWrong] = useState(false)
  const [seen, setSeen] = useState({ id: offer?.id, at: now })
  if (seen.id !== offer?.id) setSeen({ id: offer?.id, at: now })
  useEffect(() => {
    if (offer?.id) chime()
  }, [offer?.id])
  if (!offer || !row.handoff) return null
  const left = Math.max(0, expiresAt - now)
  const whole = Math.max(1, expiresAt - (offeredAt ? Date.parse(offeredAt) : seen.at))
  const wanted = (pkg && mainWords(pkg.summary).main?.text) ?? row.problem
  const priority = row.handoff.priority
  return (
    <section
      aria-label={`Offer: ${customerName(row)}`}
      className={classes(
        'animate-slide-in rounded-card bg-raised shadow-float',
        place === 'over' ? 'fixed top-14 right-2 left-2 z-30' : 'm-2 shrink-0',
      )}
      data-offer={offer.id}
    >
      <div className="flex items-start gap-3 px-3 pt-3">
        <Ring left={left / whole}>
          <span aria-hidden>{Math.ceil(left / 1000)}</span>
          <span className="sr-only">seconds left</span>
        </Ring>
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-1.5">
            <span className="truncate text-15 font-semibold">{customerName(row)}</span>
            <TierChip tier={row.customer.tier} />
            {priority !== 'normal' && <Chip tone={priorityTone(priority)}>{priority}</Chip>}
          </h2>
          <p className="text-11 text-text-3">is offered to you{more > 0 && ` · ${more} more after this`}</p>
        </div>
      </div>
      <div className="flex flex-col gap-1 px-3 pt-2">
        {wanted && <blockquote className="line-clamp-2 font-medium break-words">“{wanted}”</blockquote>}
        <p className="text-text-2">
          {reasonSentence((pkg ?? row.handoff).reason as Parameters<typeof reasonSentence>[0], names)}
        </p>
        {place === 'queue' && pkg && pkg.attempts.length > 0 && (
          <p className="text-text-3">{capital(triedSentence(pkg.attempts))}</p>
        )}
      </div>
      <div className="flex gap-2 p-3 pt-2">
        <Button look="primary" hint="A" className="flex-1" onClick={onAccept} disabled={left === 0}>
          Accept
        </Button>
        <Menu
          align="end"
          side="top"
          open={declining}
          onOpenChange={onDeclining}
          trigger={
            <Button look="plain" hint="D">
              Decline
            </Button>
          }
        >
          {(Object.keys(declined) as DeclineReason[]).map((reason) => (
            <MenuItem key={reason} onSelect={() => (reason === 'wrong-team' ? setWrong(true) : onDecline(reason))}>
              {reason === 'wrong-team' ? 'Wrong team: it is …' : capital(declined[reason])}
            </MenuItem>
          ))}
        </Menu>
      </div>
      {wrong && (
        <WrongTeamDialog
          row={row}
          team={teamName(row.handoff.team)}
          onClose={() => setWrong(false)}
          onUnknown={() => onDecline('wrong-team')}
        />
      )}
    </section>
  )
}
