import { CornerDownRight, ShieldCheck, TriangleAlert } from 'lucide-react'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { jumpToMessage } from '../conversation/jump-to-message.ts'
import type { AddedFact } from './case-view.ts'
import { slotWords } from './slot-words.ts'

type Fact = PackageOnWire['facts'][number] & Partial<Pick<AddedFact, 'when'>>

/** What the customer has said, to copy; each leads to where it was said. Two values that contradict each other are both shown. */
export function FactChips({ facts: all, now }: { facts: readonly Fact[]; now: number }) {
  const facts = withoutRepeats(all)
  const conflicts = [
    ...new Set(facts.filter((fact, at) => fact.conflict && isTwofold(fact, at, facts)).map(({ name }) => name)),
  ]
  return (
    <>
      <ul className="flex flex-wrap gap-1.5">
        {facts.map((fact) => (
          <li key={`${fact.name} ${fact.messageId} ${fact.value}`} className="flex max-w-full items-center">
            <Value fact={fact} />
            {fact.messageId && (
              <button
                type="button"
                onClick={() => jumpToMessage(fact.messageId ?? '')}
                title={`Said ${whenWords(Date.parse(fact.at), now)}: show where`}
                aria-label={`Show where ${slotWords(fact.name)} was said`}
                className="flex size-8 shrink-0 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
              >
                <CornerDownRight size={13} aria-hidden />
              </button>
            )}
          </li>
        ))}
      </ul>
      {conflicts.map((name) => (
        <p key={name} className="mt-1.5 flex items-center gap-1.5 text-amber-text">
          <TriangleAlert size={14} aria-hidden />
          {slotWords(name)}: the customer has said different things.
        </p>
      ))}
      {facts
        .filter(({ history }) => history.length > 0)
        .slice(0, 3)
        .map(({ name, history }) => (
          <p key={name} className="mt-1 text-11 text-text-3">
            {slotWords(name)} before it was corrected: {history.map(({ value }) => value ?? 'erased').join(', ')}
          </p>
        ))}
    </>
  )
}

/** The same value that came two ways stands once: where it was said, if it was. */
function withoutRepeats(facts: readonly Fact[]): readonly Fact[] {
  const same = (a: Fact, b: Fact) =>
    a.name === b.name && a.value !== null && a.value.trim().toLowerCase() === b.value?.trim().toLowerCase()
  return facts.filter((fact, at) => {
    const others = facts.filter((other, index) => index !== at && same(fact, other))
    if (others.length === 0) return true
    const first = [...facts.filter((each) => same(fact, each))].sort(
      (a, b) => Number(b.messageId !== null) - Number(a.messageId !== null),
    )[0]
    return fact === first
  })
}

const isTwofold = (fact: Fact, at: number, facts: readonly Fact[]) =>
  facts.some(({ name }, index) => index !== at && name === fact.name)

function Value({ fact }: { fact: Fact }) {
  if (fact.verification)
    return (
      <span className="inline-flex min-h-8 items-center gap-1.5 rounded-control border border-line px-2 py-1 text-text-2">
        <ShieldCheck size={14} aria-hidden />
        <span className="text-11 text-text-3">{slotWords(fact.name)}</span> given, not shown
      </span>
    )
  if (fact.value === null)
    return (
      <span className="inline-flex min-h-8 items-center gap-1.5 rounded-control border border-line px-2 py-1 text-text-3">
        <span className="text-11">{slotWords(fact.name)}</span> erased
      </span>
    )
  return <CopyChip name={slotWords(fact.name)} value={fact.value} />
}
