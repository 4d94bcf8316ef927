import type { EstimateHealth } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { minutesWords } from '../levels/words.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Panel } from '../ui/panel.tsx'
import { biasWords, fewest } from './words.ts'

/** The same by team. A team's name shows its waits in the picture. */
export function EstimateTeams({
  health,
  team,
  onTeam,
}: {
  health: EstimateHealth
  team: string | null
  onTeam: (team: string | null) => void
}) {
  const name = useTeamName()
  return (
    <Panel title="By team" flush>
      <div className="overflow-x-auto px-4 pb-3">
        <table className="w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">Team</th>
              <th className="py-1 pl-3 text-right font-medium">Waits</th>
              <th className="py-1 pl-3 text-right font-medium">As told</th>
              <th className="py-1 pl-3 text-right font-medium">The mean was</th>
              <th className="py-1 pl-3 text-right font-medium max-desk:hidden">Half waited less than</th>
            </tr>
          </thead>
          <tbody>
            {health.groups.map(({ team: id, figures }) => (
              <tr key={id} className="border-t border-line" data-estimates-of={id}>
                <th scope="row" className="max-w-48 py-1 text-left max-desk:max-w-28">
                  <button
                    type="button"
                    dir="auto"
                    aria-pressed={team === id}
                    onClick={() => onTeam(team === id ? null : id)}
                    className="block min-h-8 max-w-full truncate rounded-control px-1.5 text-left font-medium text-accent-text hover:bg-hover aria-pressed:bg-accent-tint"
                  >
                    {name(id)}
                  </button>
                </th>
                <td className="py-1 pl-3 text-right">
                  {figures.count}
                  {figures.count < fewest && <span className="block text-11 text-text-3">few</span>}
                </td>
                <td className="py-1 pl-3 text-right font-medium">{shareWords(figures.coverage)}</td>
                <td className="py-1 pl-3 text-right">{biasWords(figures.bias)}</td>
                <td className="py-1 pl-3 text-right max-desk:hidden">
                  {minutesWords(figures.medianWaitedSeconds === null ? null : figures.medianWaitedSeconds / 60)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
