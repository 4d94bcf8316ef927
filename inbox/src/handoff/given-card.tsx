import type { ConversationRow } from '@baton/protocol'
import { Zap } from 'lucide-react'
import { useEffect } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { Button } from '../ui/button.tsx'
import { chime } from '../ui/chime.ts'
import { classes } from '../ui/classes.ts'
import { OfferBrief, OfferHead } from './offer-brief.tsx'
import type { ReasonNames } from './reason-sentence.ts'
import { useCardReady } from './use-card-ready.ts'

export interface GivenCardProps {
  row: ConversationRow
  place: 'queue' | 'over'
  more: number
  names: ReasonNames
  onOpen: () => void
}

/** What was accepted for this agent, because they were seen to be there. It is theirs already: it stays until they open it. */
export function GivenCard({ row, place, more, names, onOpen }: GivenCardProps) {
  const offerId = row.handoff?.given?.offerId
  const pkg = useCardReady(row.id, offerId)
  useEffect(() => {
    if (offerId) chime()
  }, [offerId])
  return (
    <section
      aria-label={`Yours now: ${customerName(row)}`}
      className={classes(
        'animate-slide-in rounded-card bg-raised shadow-float',
        place === 'over' ? 'fixed top-14 right-2 left-2 z-30' : 'm-2 shrink-0',
      )}
      data-given={offerId}
    >
      <div className="flex items-start gap-3 px-3 pt-3">
        <span className="flex size-10 shrink-0 items-center justify-center rounded-full bg-accent-tint text-accent-text">
          <Zap size={18} aria-hidden />
        </span>
        <OfferHead row={row}>accepted for you, as you are here{more > 0 && ` · ${more} more after this`}</OfferHead>
      </div>
      <OfferBrief row={row} pkg={pkg} names={names} short={place === 'over'} />
      <div className="flex p-3 pt-2">
        <Button look="primary" hint="A" className="flex-1" onClick={onOpen}>
          Open
        </Button>
      </div>
    </section>
  )
}
