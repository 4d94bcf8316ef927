import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { isRunning, learningQuery } from '../sync/learning-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toaster.tsx'
import { CalibrationPlot } from './calibration-plot.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { DriftPanel } from './drift-panel.tsx'
import { LabelsPanel } from './labels-panel.tsx'
import { LearningCurve } from './learning-curve.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import { WeightsPanel } from './weights-panel.tsx'
import type { Learning } from './words.ts'

/** What the decision to hand off has learned from what became of conversations, and who lets it decide. */
export function LearningScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const learning = useQuery(learningQuery)
  const queries = useQueryClient()
  const desk = useDesk()
  const [busy, setBusy] = useState(false)
  if (learning.isPending) return <PanelsLoading label="Loading what was learned" heights={[200, 260, 260]} />
  if (learning.isError)
    return (
      <LoadError
        what="What was learned could not be loaded"
        error={learning.error}
        onAgain={() => void learning.refetch()}
      />
    )
  const { data } = learning

  /** One call that changes how it stands; true where it did. */
  async function change(call: () => Promise<Learning>, done: string | null): Promise<boolean> {
    setBusy(true)
    try {
      queries.setQueryData(learningQuery.queryKey, await call())
      if (done) toast('plain', done, 'It holds from the next turn on.')
      return true
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'Nothing was changed', `${error.problem.title}. ${error.problem.next}`)
      return false
    } finally {
      setBusy(false)
    }
  }
  const runs = isRunning(data, desk.now())
  return (
    <div className="flex flex-col gap-4" data-ready>
      <ComparePanel
        learning={data}
        busy={busy}
        change={change}
        aside={
          <Button disabled={busy || runs} onClick={() => void change(() => callApi('runLearning', { body: {} }), null)}>
            {runs ? 'Learning …' : 'Learn now'}
          </Button>
        }
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-2">
        <LabelsPanel labels={data.labels} />
        <DriftPanel drift={data.drift} intents={data.intents} />
        <WeightsPanel learning={data} />
        <div className="flex min-w-0 flex-col gap-4">
          <CalibrationPlot live={data.calibration} shadow={data.shadowCalibration} />
          <LearningCurve curve={data.curve} />
        </div>
      </div>
      <VersionsPanel learning={data} busy={busy} change={change} />
    </div>
  )
}

export type Change = (call: () => Promise<Learning>, done: string | null) => Promise<boolean>
