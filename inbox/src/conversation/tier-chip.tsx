import { Chip } from '../ui/chip.tsx'

/** The customer's tier, as the workspace calls it. Nothing where none is known. */
export function TierChip({ tier }: { tier: string | null }) {
  if (!tier) return null
  return (
    // A long one gives way to the name beside it.
    <span className="flex max-w-28 min-w-0 shrink-[9999]" title={tier}>
      <Chip>{tier}</Chip>
    </span>
  )
}
