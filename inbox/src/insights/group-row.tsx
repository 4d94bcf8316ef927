import type { CompletenessHealth } from '@baton/protocol'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { causeWords, partWords } from '../handoff/missing-words.ts'
import type { Grouping } from '../places/search.ts'
import type { Behind } from '../sync/health-queries.ts'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { Segments } from '../ui/segments.tsx'
import { BehindList } from './behind-list.tsx'
import { countWords, groupWords, ownerWords, shareWords } from './words.ts'

type Group = CompletenessHealth['groups'][number]

/** One group: its name, what it is made of, who can mend it, a bar, and the conversations behind it once it is opened. */
export function GroupRow({
  group,
  by,
  team,
  all,
  open,
  onOpen,
  from,
}: {
  group: Group
  by: Grouping
  team: (id: string) => string
  /** Handoffs of the whole span. */
  all: number
  open: boolean
  onOpen: (open: boolean) => void
  from: string
}) {
  const id = useId()
  const lacking = by === 'part' || by === 'cause' || by === 'owner'
  const count = lacking ? group.missing + group.partial : group.handoffs
  const nothing = count === 0 && group.asked === 0
  const owners = ownersOf(group, by)
  return (
    <li className="border-t border-line first:border-t-0" data-group={group.key}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        disabled={nothing}
        onClick={() => onOpen(!open)}
        className="grid min-h-14 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2.5 text-left outline-offset-[-2px] enabled:hover:bg-hover desk:grid-cols-[minmax(0,1fr)_160px_72px_16px] wide:grid-cols-[minmax(0,1fr)_260px_72px_16px]"
      >
        <span className="min-w-0">
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={classes('font-medium', nothing && 'text-text-2')}>{groupWords(by, group.key, team)}</span>
            {owners.map((owner) => (
              <Chip key={owner}>{ownerWords(owner).name}</Chip>
            ))}
          </span>
          <span className="block text-text-2">{madeOf(group, by, all)}</span>
        </span>
        <span className="text-right tabular-nums desk:order-3">
          <span className="text-15 font-semibold">
            {lacking ? shareWords(group.share) : Math.round(group.meanScore ?? 0)}
          </span>
          <span className="block text-11 text-text-3">{by === 'part' ? 'lack it' : lacking ? 'of all' : 'of 100'}</span>
        </span>
        <span className="col-span-2 desk:order-2 desk:col-span-1">
          {lacking ? <LackingBar group={group} all={all} /> : <Bar share={(group.meanScore ?? 0) / 100} />}
        </span>
        <ChevronRight
          size={16}
          aria-hidden
          className={classes(
            'order-4 text-text-3 transition-transform duration-[120ms] max-desk:hidden',
            open && 'rotate-90',
            nothing && 'invisible',
          )}
        />
      </button>
      {open && !nothing && (
        <div id={id} className="border-t border-line bg-canvas">
          <Behind group={group} by={by} from={from} />
        </div>
      )}
    </li>
  )
}

/** The handoffs behind it; of a part also those in which it was there and asked for all the same. */
function Behind({ group, by, from }: { group: Group; by: Grouping; from: string }) {
  const lacking = group.missing + group.partial
  const both = by === 'part' && group.asked > 0 && lacking > 0
  const [asked, setAsked] = useState(by === 'part' && lacking === 0)
  return (
    <>
      {both && (
        <div className="px-4 pt-3">
          <Segments
            label="Which handoffs"
            value={asked ? 'asked' : 'lacking'}
            choices={[
              { value: 'lacking', name: `Lack it · ${lacking}` },
              { value: 'asked', name: `Asked again · ${group.asked}` },
            ]}
            onChange={(value) => setAsked(value === 'asked')}
          />
        </div>
      )}
      <BehindList
        key={asked ? 'asked' : 'lacking'}
        from={from}
        which={{ [asked ? 'asked' : by]: group.key } as Behind}
      />
    </>
  )
}

function LackingBar({ group: { missing, partial, asked }, all }: { group: Group; all: number }) {
  const part = (count: number) => ({ width: `${(count / Math.max(1, all)) * 100}%` })
  return (
    <span aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken">
      <span className="bg-text-2" style={part(missing)} />
      <span
        className="bg-[repeating-linear-gradient(135deg,var(--text-3)_0_2px,transparent_2px_5px)]"
        style={part(partial)}
      />
      <span className="bg-amber" style={part(asked)} />
    </span>
  )
}

function Bar({ share }: { share: number }) {
  return (
    <span aria-hidden className="flex h-2 overflow-hidden rounded-full bg-sunken">
      <span className="bg-accent" style={{ width: `${share * 100}%` }} />
    </span>
  )
}

/** Who can mend it: of a part whoever its gaps are with, of a cause its owner. */
function ownersOf(group: Group, by: Grouping): readonly string[] {
  if (by === 'cause') return group.owner ? [group.owner] : []
  return by === 'part' ? [...new Set(group.gaps.flatMap(({ owner }) => owner ?? []))] : []
}

/** What it is made of, in words. */
function madeOf(group: Group, by: Grouping, all: number): string {
  const { missing, partial, asked, gaps, handoffs, passes } = group
  const counts = [
    missing > 0 ? `${missing} missing` : '',
    partial > 0 ? `${partial} partly there` : '',
    by === 'part' && asked > 0 ? `${asked} asked again` : '',
  ].filter(Boolean)
  const named = gaps.slice(0, 3).map(({ part, cause, handoffs: count }) => {
    const because = cause === null ? 'no cause given' : causeWords(cause, part)
    if (by === 'part') return gaps.length > 1 ? `${because} (${count})` : because
    return by === 'cause' ? `${partWords(part)} (${count})` : `${partWords(part)}: ${because} (${count})`
  })
  if (by === 'team' || by === 'source') {
    const own = `${countWords(handoffs)}, ${shareWords(passes)} with the minimum`
    return named.length > 0 ? `${own}. Most often lacking: ${named.join(' · ')}` : own
  }
  if (counts.length === 0) return `Always there, in all ${all}.`
  return named.length > 0 ? `${counts.join(', ')} · ${named.join(', ')}` : counts.join(', ')
}
