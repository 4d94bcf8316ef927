import type { ServiceHealth } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { classes } from '../ui/classes.ts'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { useLevelSearch } from './use-level-search.ts'
import { kinds, kindWords } from './words.ts'

/** The same by team or by tier. */
export function LevelGroups({ health }: { health: ServiceHealth }) {
  const { per, look } = useLevelSearch()
  const team = useTeamName()
  const there = kinds.filter((kind) => health.figures.some((each) => each.kind === kind))
  const name = (key: string | null) => (health.by === 'team' ? team(key ?? '') : (key ?? 'No tier'))
  return (
    <Panel
      title="By whom"
      flush
      aside={
        <Segments
          label="Group by"
          value={per}
          choices={[
            { value: 'team', name: 'Team' },
            { value: 'tier', name: 'Tier' },
          ]}
          onChange={(value) => look({ per: value })}
        />
      }
    >
      <div className="px-4 pb-3">
        <table className="w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">{health.by === 'team' ? 'Team' : 'Tier'}</th>
              <th className="py-1 text-right font-medium max-desk:hidden">Handoffs</th>
              {there.map((kind) => (
                <th key={kind} className="py-1 text-right font-medium">
                  {kindWords(kind)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {health.groups.map((group) => (
              <tr key={group.key ?? ''} className="border-t border-line" data-level-group={group.key ?? ''}>
                <td className="max-w-48 truncate py-2 font-medium max-desk:max-w-20">
                  <bdi>{name(group.key)}</bdi>
                </td>
                <td className="py-2 text-right max-desk:hidden">{group.handoffs}</td>
                {there.map((kind) => {
                  const own = group.figures.find((each) => each.kind === kind)
                  return (
                    <td key={kind} className="py-2 text-right">
                      {own ? (
                        <>
                          {shareWords(own.attained)}{' '}
                          <span
                            className={classes(
                              'text-11 whitespace-nowrap',
                              own.missed > 0 ? 'text-red-text' : 'text-text-3',
                            )}
                          >
                            {own.missed} missed
                          </span>
                        </>
                      ) : (
                        <span className="text-text-3">not promised</span>
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
