import type { ConversationRow } from '@baton/protocol'
import { useEffect, useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { declined } from '../conversation/hand-line.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { WrongTeamDialog } from './wrong-team-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { chime } from '../ui/chime.ts'
import { classes } from '../ui/classes.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Ring } from '../ui/ring.tsx'
import { useNow } from '../ui/use-now.ts'
import { OfferBrief, OfferHead } from './offer-brief.tsx'
import type { ReasonNames } from './reason-sentence.ts'
import { useCardReady } from './use-card-ready.ts'

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
  const pkg = useCardReady(row.id, offer?.id)
  const expiresAt = offer ? Date.parse(offer.expiresAt) : now
  const offeredAt = useDeskState(
    (state) => state.timelines.get(row.id)?.events.findLast(({ type }) => type === 'Offered')?.at,
  )
  const [wrong, setWrong] = useState(false)
  const [seen, setSeen] = useState({ id: offer?.id, at: now })
  if (seen.id !== offer?.id) setSeen({ id: offer?.id, at: now })
  useEffect(() => {
    if (offer?.id) chime()
  }, [offer?.id])
  if (!offer || !row.handoff) return null
  const left = Math.max(0, expiresAt - now)
  const whole = Math.max(1, expiresAt - (offeredAt ? Date.parse(offeredAt) : seen.at))
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
        <OfferHead row={row}>is offered to you{more > 0 && ` · ${more} more after this`}</OfferHead>
      </div>
      <OfferBrief row={row} pkg={pkg} names={names} short={place === 'over'} />
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
