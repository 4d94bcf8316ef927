import type { HandoffHealth } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { minutesWords } from '../levels/words.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

/** The same by team, where enough people took them that no number is about one of them. */
export function WarmGroups({ health }: { health: HandoffHealth }) {
  const team = useTeamName()
  return (
    <Panel
      title="By team"
      flush
      aside={
        <WhyNote about="why some teams have no numbers">
          <p>
            Figures begin with {health.fewest} people who took handoffs: of fewer, they would be about single people,
            and those are nobody else’s.
          </p>
        </WhyNote>
      }
    >
      <div className="overflow-x-auto px-4 pb-3">
        <table className="w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">Team</th>
              <th className="py-1 text-right font-medium max-desk:hidden">Handoffs</th>
              <th className="py-1 pl-3 text-right font-medium">Warm</th>
              <th className="py-1 pl-3 text-right font-medium">First word, warm</th>
              <th className="py-1 pl-3 text-right font-medium">First word, cold</th>
            </tr>
          </thead>
          <tbody>
            {health.groups.map(({ key, handoffs, people, figures }) => (
              <tr key={key} className="border-t border-line" data-warm-group={key}>
                <td className="max-w-48 truncate py-2 font-medium max-desk:max-w-24">
                  <bdi>{team(key)}</bdi>
                </td>
                <td className="py-2 text-right max-desk:hidden">{handoffs}</td>
                {figures ? (
                  <>
                    <td className="py-2 pl-3 text-right">{shareWords(figures.warmRate)}</td>
                    <td className="py-2 pl-3 text-right">{minutesWords(figures.warm.firstResponse.medianMinutes)}</td>
                    <td className="py-2 pl-3 text-right">{minutesWords(figures.cold.firstResponse.medianMinutes)}</td>
                  </>
                ) : (
                  <td colSpan={3} className="py-2 pl-3 text-right text-text-3">
                    {people === 0 ? 'nobody has taken one' : `too few people (${people} of ${health.fewest})`}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
