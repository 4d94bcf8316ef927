import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { discoveryQuery } from '../sync/warm-queries.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

const length = (seconds: number | null) => (seconds === null ? 'not yet' : lengthWords(seconds * 1000))

/** How long people take to find out what it is about, once they have it. */
export function DiscoveryPanel({ from }: { from: string }) {
  const teamName = useTeamName()
  const { data } = useQuery({ ...discoveryQuery(from), placeholderData: keepPreviousData })
  if (!data || data.taken === 0) return null
  const { taken, opened, transcripts, solved, medianSeconds, slowTenthSeconds, groups, fewest } = data
  return (
    <Panel
      title="Discovery time"
      about="From accepting a handoff to the first solving action."
      aside={
        <WhyNote about="what discovery time is">
          <p>
            The first solving action is the first reply that says something of the case, or the first thing that the
            person points at on the customer’s page. Greetings, thanks and “one moment” are none. Whoever sees a whole
            package finds it sooner.
          </p>
          <p className="mt-2">
            The median: half of {solved} were no longer. {taken - solved} of {taken} have no such action (yet). Teams of
            fewer than {fewest} people have no figure.
          </p>
        </WhyNote>
      }
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-24 font-semibold tabular-nums" data-discovery>
          {length(medianSeconds)}
        </span>
        <span className="text-text-2">median · nine in ten within {length(slowTenthSeconds)}</span>
      </p>
      <p className="mt-1 text-text-2">
        The card was opened in {opened} of {taken}; the thread was read back in {transcripts}.
      </p>
      {groups.length > 1 && (
        <ul className="mt-2" aria-label="By team">
          {groups.map(({ key, taken: theirs, figures }) => (
            <li key={key} className="flex items-baseline gap-2 border-t border-line py-1.5">
              <span className="min-w-0 flex-1 truncate">{teamName(key)}</span>
              <span className="tabular-nums">{figures ? length(figures.medianSeconds) : 'too few people'}</span>
              <span className="w-20 text-right text-11 text-text-3 tabular-nums">{theirs} taken</span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
