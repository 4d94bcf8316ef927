import type { DrillRow } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { drillRunsQuery, drillsQuery, isGoingOn } from '../sync/drill-queries.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toaster.tsx'
import { DrillEditor } from './drill-editor.tsx'
import { DrillList } from './drill-list.tsx'
import { GatePanel } from './gate-panel.tsx'
import { RunHistory } from './run-history.tsx'
import { RunProgress } from './run-progress.tsx'
import { useDrillSearch } from './use-drill-search.ts'

/** Simulated customers against this desk: what comes of each, and whether the assistant may be on. */
export function DrillsScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

export interface RunWanted {
  names?: string[]
  source: DrillRow['source']
}

function Body() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const drills = useQuery(drillsQuery)
  const runs = useQuery(drillRunsQuery)
  const { drill: open } = useDrillSearch()
  const [editing, setEditing] = useState<string | null>(null)
  const going = runs.data?.runs.find(isGoingOn)
  const goingOn = going?.id ?? null

  // What a run came to stands in the list as soon as it has ended.
  useEffect(() => {
    if (goingOn === null) void queries.invalidateQueries({ queryKey: drillsQuery.queryKey })
  }, [goingOn, queries])

  const run = async (wanted: RunWanted) => {
    try {
      await callApi('runDrills', { body: wanted })
      await queries.invalidateQueries({ queryKey: ['drills', 'runs'] })
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'Nothing is played', `${error.problem.title}. ${error.problem.next}`)
    }
  }

  if (drills.isPending) return <PanelsLoading label="Loading the drills" heights={[96, 240, 420]} />
  if (drills.isError)
    return (
      <LoadError what="The drills could not be loaded" error={drills.error} onAgain={() => void drills.refetch()} />
    )
  const own = drills.data.drills.filter(({ source }) => source === 'own')
  const shipped = drills.data.drills.filter(({ source }) => source === 'shipped')
  const look = (name: string | undefined) =>
    void navigate({ to: '/insights/drills', search: name === undefined ? {} : { drill: name }, replace: true })
  const common = { open: open ?? null, onOpen: look, onRun: run, busy: going !== undefined, onEdit: setEditing }
  return (
    <div className="flex flex-col gap-4" data-ready>
      <GatePanel gate={drills.data.gate} hasOwn={own.length > 0} />
      {going && <RunProgress run={going} />}
      <DrillList
        title="Yours"
        about="Played against a copy of this desk: its articles, playbooks, teams and policy."
        drills={own}
        source="own"
        tools={<Button onClick={() => setEditing('')}>Write one</Button>}
        empty="Write down a customer who must reach a person, and one who must not. You see here what your desk does with them."
        {...common}
      />
      <RunHistory runs={runs.data?.runs ?? []} onOpen={look} />
      <DrillList
        title="Simulated customers"
        about="Come along with Baton and write to a small shop of their own, by your policy. Each has a twin that must end the other way."
        drills={shipped}
        source="shipped"
        {...common}
      />
      {editing !== null && <DrillEditor name={editing} onClose={() => setEditing(null)} onRun={run} />}
    </div>
  )
}
