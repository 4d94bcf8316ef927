import type { ConversationRow } from '@baton/protocol'
import type { ReactNode } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { TierChip } from '../conversation/tier-chip.tsx'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { capital } from '../ui/capital.ts'
import { Chip } from '../ui/chip.tsx'
import { triedSentence } from './attempt-words.ts'
import { mainWords } from './main-words.ts'
import { priorityTone } from './priority-tone.ts'
import { reasonSentence, type ReasonNames } from './reason-sentence.ts'

/** Whose case it is, how pressing, and how it comes. */
export function OfferHead({ row, children }: { row: ConversationRow; children: ReactNode }) {
  const priority = row.handoff?.priority ?? 'normal'
  return (
    <div className="min-w-0 flex-1">
      <h2 className="flex items-center gap-1.5">
        <span className="truncate text-15 font-semibold">{customerName(row)}</span>
        <TierChip tier={row.customer.tier} />
        {priority !== 'normal' && <Chip tone={priorityTone(priority)}>{priority}</Chip>}
      </h2>
      <p className="text-11 text-text-3">{children}</p>
    </div>
  )
}

export interface OfferBriefProps {
  row: ConversationRow
  pkg: PackageOnWire | null
  names: ReasonNames
  /** What was tried is left out, where there is little room. */
  short: boolean
}

/** Five seconds: what is wanted, why a person, what was tried. */
export function OfferBrief({ row, pkg, names, short }: OfferBriefProps) {
  const wanted = (pkg && mainWords(pkg.summary).main?.text) ?? row.problem
  const reason = (pkg ?? row.handoff)?.reason
  return (
    <div className="flex flex-col gap-1 px-3 pt-2">
      {wanted && <blockquote className="line-clamp-2 font-medium break-words">“{wanted}”</blockquote>}
      {reason && <p className="text-text-2">{reasonSentence(reason as Parameters<typeof reasonSentence>[0], names)}</p>}
      {!short && pkg && pkg.attempts.length > 0 && (
        <p className="text-text-3">{capital(triedSentence(pkg.attempts))}</p>
      )}
    </div>
  )
}
