import type { RetentionPreview } from '../sync/retention-queries.ts'

type Counts = Pick<RetentionPreview, 'conversations' | 'files' | 'captures' | 'audit' | 'deliveries'>

const names: Readonly<Record<keyof Counts, [string, string]>> = {
  conversations: ['conversation', 'conversations'],
  files: ['file', 'files'],
  captures: ['frozen page', 'frozen pages'],
  audit: ['row of the audit trail', 'rows of the audit trail'],
  deliveries: ['webhook delivery', 'webhook deliveries'],
}
const figures = new Intl.NumberFormat('en-GB')

/** How many of each, without those that are none. */
export function RemovedList({ counts }: { counts: Counts }) {
  const some = (Object.keys(names) as (keyof Counts)[]).filter((kind) => counts[kind] > 0)
  if (some.length === 0) return <p className="text-text-2">Nothing.</p>
  return (
    <ul className="flex flex-col gap-1">
      {some.map((kind) => (
        <li key={kind} className="flex items-baseline gap-2">
          <span className="min-w-14 text-right font-semibold tabular-nums">{figures.format(counts[kind])}</span>
          <span className="text-text-2">{names[kind][counts[kind] === 1 ? 0 : 1]}</span>
        </li>
      ))}
    </ul>
  )
}
