import type { HandoffReason } from '@baton/engine'
import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { countsQuery, type VersionCounts } from '../sync/assistant-queries.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { modelWords } from './words.ts'

/** What each version did in the last four weeks: with which of them people were needed, and why. */
export function CountsPanel() {
  const counts = useQuery(countsQuery)
  if (counts.isPending) return <PanelsLoading label="Counting" heights={[240]} />
  if (counts.isError)
    return <LoadError what="It could not be counted" error={counts.error} onAgain={() => void counts.refetch()} />
  if (counts.data.length === 0)
    return (
      <div className="flex min-h-60 rounded-card border border-line bg-surface">
        <Empty title="Nothing to count yet">
          <p>Once an assistant has taken a turn, what each of its versions did stands here.</p>
        </Empty>
      </div>
    )
  return (
    <Panel
      title="By version, in the last four weeks"
      about="An escalation is the version’s that it went from. Drills and practice are none of it."
      flush
    >
      {/* Who has no mouse scrolls it from the keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <section className="overflow-x-auto" tabIndex={0} aria-label="What each version did">
        <table className="w-full min-w-170 border-t border-line text-left">
          <thead className="text-11 text-text-3">
            <tr>
              {[
                'Version',
                'Conversations',
                'Answers',
                'Escalated',
                'Why',
                'Solved alone',
                'Did not help',
                'Content',
              ].map((name) => (
                <th key={name} scope="col" className="px-3 py-2 font-semibold first:pl-4">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.data.map((row) => (
              <CountRow key={`${row.assistantId}.${row.version}`} row={row} />
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  )
}

function CountRow({ row }: { row: VersionCounts }) {
  const share = row.conversations > 0 ? Math.round((100 * row.escalated) / row.conversations) : null
  return (
    <tr className="border-t border-line align-top">
      <th scope="row" className="px-3 py-2 pl-4 font-normal">
        <span className="block font-medium">
          {row.name ?? row.assistantId} v{row.version}
        </span>
        <span className="text-11 text-text-3">{row.models.map(modelWords).join(', ') || 'no answer yet'}</span>
      </th>
      <Cell>{row.conversations}</Cell>
      <Cell>{row.answers}</Cell>
      <Cell>
        {row.escalated}
        {share !== null && <span className="text-text-3"> · {share} %</span>}
      </Cell>
      <td className="px-3 py-2 text-text-2">
        {row.reasons
          .slice(0, 3)
          .map(({ kind, count }) => `${reasonWords[kind] ?? kind.replaceAll('-', ' ')} ${count}`)
          .join(', ') || '–'}
      </td>
      <Cell>{row.resolved}</Cell>
      <Cell>{row.wrong}</Cell>
      <Cell>{row.rated > 0 ? `${Math.round((100 * row.satisfied) / row.rated)} % of ${row.rated}` : '–'}</Cell>
    </tr>
  )
}

const Cell = ({ children }: { children: React.ReactNode }) => <td className="px-3 py-2 tabular-nums">{children}</td>

const reasonWords: Readonly<Record<string, string>> = {
  'customer-asked': 'asked for a person',
  'customer-pressed': 'pressed for a person',
  'not-grounded': 'nothing to answer from',
  'attempts-used-up': 'attempts failed',
  'expected-cost': 'would have cost more',
  'assistant-fault': 'faults',
  boundary: 'beyond its bounds',
  limit: 'budget used up',
  intent: 'intent for people',
  grave: 'grave',
} satisfies Partial<Record<HandoffReason['kind'], string>>
