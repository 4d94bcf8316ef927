import type { CustomerPage } from '@baton/protocol'
import { BadgeCheck, CircleDashed } from 'lucide-react'
import type { ReactNode } from 'react'
import { TierChip } from '../conversation/tier-chip.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { Face } from '../ui/face.tsx'
import { counted, fromWords, languageName } from './words.ts'

/** Who they are, and how sure that is. */
export function IdentityPanel({ page, now }: { page: CustomerPage; now: number }) {
  const { customer, verified, emails, company, language, since, conversations, open, handoffs } = page
  const name = customer.name ?? customer.externalId
  return (
    <section aria-label="Who they are" className="rounded-card border border-line bg-surface p-4">
      <div className="flex items-start gap-3">
        <Face name={name} />
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h3 className="min-w-0 truncate text-18 font-semibold">
              <bdi>{name}</bdi>
            </h3>
            <TierChip tier={customer.tier} />
          </div>
          <Verified verified={verified} />
        </div>
      </div>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 wide:grid-cols-4">
        <Known term="Company">{company}</Known>
        <Known term="Writes in">{language && languageName(language)}</Known>
        <Known term="Known since">
          <time dateTime={since} title={momentWords(Date.parse(since))}>
            {whenWords(Date.parse(since), now)}
          </time>
        </Known>
        <Known term="So far">
          {counted(conversations, 'conversation', 'conversations')}
          {open > 0 && `, ${open} open`} · {counted(handoffs, 'handoff', 'handoffs')}
        </Known>
      </dl>
      <ul className="mt-3 flex flex-wrap gap-1" aria-label="Addresses and ids">
        <li className="max-w-full">
          <CopyChip name="id" value={customer.externalId} />
        </li>
        {emails.map(({ address, from }) => (
          <li key={address} className="max-w-full">
            <CopyChip name={`e-mail · ${fromWords(from)}`} value={address} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Verified({ verified }: { verified: boolean }) {
  return verified ? (
    <p className="flex items-center gap-1 text-green-text">
      <BadgeCheck size={14} aria-hidden className="shrink-0" /> Verified: your system signed who they are
    </p>
  ) : (
    <p className="flex items-center gap-1 text-text-2">
      <CircleDashed size={14} aria-hidden className="shrink-0" /> Not verified: known from your system or a table,
      nobody has proved it in a chat
    </p>
  )
}

function Known({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-11 text-text-3">{term}</dt>
      <dd className="break-words">{children ?? <span className="text-text-3">not known</span>}</dd>
    </div>
  )
}
