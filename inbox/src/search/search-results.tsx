import type { FoundConversation, FoundCustomer, SearchHit } from '@baton/protocol'
import { Lock, UserRound } from 'lucide-react'
import { customerName } from '../conversation/customer-name.ts'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { TierChip } from '../conversation/tier-chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { MarkedText } from './marked-text.tsx'

/** A customer: opened, it is their page. */
export function CustomerResult({ customer, now }: { customer: FoundCustomer; now: number }) {
  const { name, externalId, email, tier, conversations, latest } = customer
  return (
    <div className="flex min-w-0 items-center gap-2">
      <UserRound size={14} aria-hidden className="shrink-0 text-text-2" />
      <span className="truncate font-medium">{name ?? externalId}</span>
      <TierChip tier={tier} />
      <span className="invisible min-w-0 flex-1 truncate text-text-3 desk:visible">
        {[email, name && externalId].filter(Boolean).join(' · ')}
      </span>
      <span className="shrink-0 text-11 text-text-3 tabular-nums">
        {latest === null
          ? 'has not written'
          : `${conversations} ${conversations === 1 ? 'conversation' : 'conversations'} · ${whenWords(Date.parse(latest.updatedAt), now)}`}
      </span>
    </div>
  )
}

/** A conversation, and what was said in it with the words marked. */
export function ConversationResult({ found, now }: { found: FoundConversation; now: number }) {
  const { conversation: row, hits } = found
  return (
    <div className="min-w-0">
      <div className="flex items-center gap-2">
        <HolderMark kind={row.holder.kind} size={14} />
        <span className="truncate font-medium">{customerName(row)}</span>
        <TierChip tier={row.customer.tier} />
        <span className="min-w-0 flex-1 truncate text-text-3">{row.problem}</span>
        <span className="shrink-0 text-11 text-text-3 tabular-nums">
          {row.status === 'resolved' && 'resolved · '}
          {whenWords(Date.parse(row.updatedAt), now)}
        </span>
      </div>
      {hits.slice(0, 2).map((hit) => (
        <p key={`${hit.seq} ${hit.text}`} className="mt-0.5 line-clamp-2 pl-6 text-text-2" dir="auto">
          {hit.note && <Lock size={11} aria-hidden className="mr-1 inline text-text-3" />}
          <span className="text-text-3">{sayer(hit, customerName(row))}: </span>
          <MarkedText text={hit.text} marks={hit.marks} />
        </p>
      ))}
    </div>
  )
}

function sayer({ by, note }: SearchHit, customer: string): string {
  if (note) return 'Note'
  if (by === 'customer') return customer
  return by === 'assistant' ? 'Assistant' : by === 'agent' ? 'Agent' : 'Before'
}
