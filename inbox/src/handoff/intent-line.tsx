import { Tag } from 'lucide-react'
import type { PackageOnWire } from '../sync/package-on-wire.ts'

type Intent = NonNullable<PackageOnWire['intent']>

/** What it is about, where that was read from the customer's words, with the product areas. What was tried has a list of its own. */
export function IntentLine({ intent }: { intent: Intent }) {
  if (intent.source !== 'reading' || !intent.name) return null
  const areas = intent.areas ?? []
  return (
    <p className="mt-2 flex items-center gap-1.5 text-text-2">
      <Tag size={14} aria-hidden className="shrink-0 text-text-3" />
      <span className="first-letter:uppercase">{intent.name}</span>
      {areas.length > 0 && <span className="text-text-3">· {areas.map(plain).join(', ')}</span>}
    </p>
  )
}

const plain = (area: string): string => area.replaceAll(/[_-]+/g, ' ')
