import { Chip } from '../ui/chip.tsx'

/** The customer's tier, as the workspace calls it. Nothing where none is known. */
export function TierChip({ tier }: { tier: string | null }) {
  return tier ? <Chip>{tier}</Chip> : null
}
