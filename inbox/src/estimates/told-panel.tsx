import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError } from '../places/load-state.tsx'
import { estimatedWaitsQuery } from '../sync/estimate-queries.ts'
import { useTeamName } from '../sync/use-team-name.ts'
import { Button } from '../ui/button.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { ToldList } from './told-list.tsx'
import { ToldPicture } from './told-picture.tsx'

/** So many are still told apart in the picture. */
const shown = 80

const which = [
  { value: 'all', name: 'All' },
  { value: 'off', name: 'Not as told' },
] as const

/** The newest waits, as a picture or in words: what was told, and what it was. */
export function ToldPanel({ from, team, onAll }: { from: string; team: string | null; onAll: () => void }) {
  const name = useTeamName()
  const [off, setOff] = useState<'all' | 'off'>('all')
  const [list, setList] = useState(false)
  const query = { ...(team === null ? {} : { team }), ...(off === 'off' ? { within: 'false' as const } : {}) }
  const found = useQuery({ ...estimatedWaitsQuery(from, query, shown), placeholderData: keepPreviousData })
  return (
    <Panel
      title={team === null ? 'Told, and what it was' : `Told, and what it was: ${name(team)}`}
      flush
      aside={
        <Button look="ghost" aria-pressed={list} onClick={() => setList(!list)} className="-mr-2">
          As a list
        </Button>
      }
    >
      <div className="flex flex-wrap items-center gap-2 px-4 pb-2">
        <Segments label="Which waits" value={off} choices={which} onChange={setOff} />
        {team !== null && (
          <Button look="ghost" onClick={onAll}>
            All teams
          </Button>
        )}
        {found.data && found.data.total > found.data.waits.length && (
          <span className="text-11 text-text-3 tabular-nums">
            the newest {found.data.waits.length} of {found.data.total}
          </span>
        )}
      </div>
      {found.isPending ? (
        <output aria-label="Loading the waits" className="flex h-56 flex-col justify-end gap-4 px-4 pb-4">
          <SkeletonLine width={88} />
          <SkeletonLine width={70} />
        </output>
      ) : found.isError ? (
        <LoadError what="The waits could not be listed" error={found.error} onAgain={() => void found.refetch()} />
      ) : found.data.waits.length === 0 ? (
        <p className="px-4 pb-4 text-text-2">
          {off === 'off' ? 'Each of these waits came out as it was told.' : 'This team’s customers were told no wait.'}
        </p>
      ) : list ? (
        <ToldList waits={found.data.waits} />
      ) : (
        <ToldPicture waits={found.data.waits} />
      )}
    </Panel>
  )
}
