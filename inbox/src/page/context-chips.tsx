import type { PageContext } from '@baton/protocol'
import { CopyChip } from '../ui/copy-chip.tsx'

/** What the site says of what the customer is doing, by its own names. */
export function ContextChips({ context }: { context: PageContext }) {
  return (
    <ul aria-label="What the site says" className="mt-1.5 flex flex-wrap gap-1">
      {Object.entries(context).map(([name, value]) => (
        <li key={name} className="max-w-full">
          <CopyChip name={name} value={contextWords(value)} />
        </li>
      ))}
    </ul>
  )
}

export function contextWords(value: PageContext[string]): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return Array.isArray(value) ? value.join(', ') : String(value)
}
