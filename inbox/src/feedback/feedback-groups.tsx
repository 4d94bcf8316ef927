import type { FeedbackHealth } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import type { SaidWhich } from '../sync/feedback-queries.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

/** The same by team, where so many people had the handoffs that no number is about one of them. */
export function FeedbackGroups({ health, onOpen }: { health: FeedbackHealth; onOpen: (which: SaidWhich) => void }) {
  const team = useTeamName()
  if (health.groups.length === 0) return null
  return (
    <Panel
      title="By team"
      flush
      aside={
        <WhyNote about="why some teams have no numbers">
          <p>
            Figures begin with {health.fewest} people who had handoffs: of fewer, they would be about single people, and
            those are nobody else’s.
          </p>
        </WhyNote>
      }
    >
      <div className="overflow-x-auto px-4 pb-3">
        <table className="w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">Team</th>
              <th className="py-1 pl-3 text-right font-medium">Asked</th>
              <th className="py-1 pl-3 text-right font-medium">CSAT</th>
              <th className="py-1 pl-3 text-right font-medium">Had to repeat</th>
              <th className="py-1 pl-3">
                <span className="sr-only">Open</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {health.groups.map(({ key, asked, people, figures }) => (
              <tr key={key} className="border-t border-line" data-feedback-group={key}>
                <td className="max-w-48 truncate py-2 font-medium max-desk:max-w-24">
                  <bdi>{team(key)}</bdi>
                </td>
                <td className="py-2 pl-3 text-right">{asked}</td>
                {figures ? (
                  <>
                    <td className="py-2 pl-3 text-right">
                      {shareWords(figures.csat)} <span className="text-11 text-text-3">of {figures.rated}</span>
                    </td>
                    <td className="py-2 pl-3 text-right">
                      {shareWords(figures.repeatRate)}{' '}
                      <span className="text-11 text-text-3">of {figures.answered}</span>
                    </td>
                    <td className="py-1 pl-3 text-right">
                      <Button look="ghost" onClick={() => onOpen({ about: 'handoff', team: key })}>
                        Show
                      </Button>
                    </td>
                  </>
                ) : (
                  <td colSpan={3} className="py-2 pl-3 text-right text-text-3">
                    too few people ({people} of {health.fewest})
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
