import { packageParts, type PackagePart, type Weights } from '@baton/engine'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { weightsQuery } from '../sync/health-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { changed } from './reweigh.ts'
import { WeightRow } from './weight-row.tsx'
import { WeightsPreview } from './weights-preview.tsx'

/** What each part of a handoff counts in its score, and what the last handoffs would score by other weights. */
export function WeightsScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const weights = useQuery(weightsQuery)
  if (weights.isPending) return <PanelsLoading label="Loading the weights" heights={[560, 200]} />
  if (weights.isError)
    return (
      <LoadError what="The weights could not be loaded" error={weights.error} onAgain={() => void weights.refetch()} />
    )
  return <Editor kept={weights.data} />
}

function Editor({ kept }: { kept: CallAnswer<'getWeights'> }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState<Weights | null>(null)
  const [saving, setSaving] = useState(false)
  const weights = draft ?? kept.weights
  const change = changed(kept.weights, weights)
  const total = packageParts.reduce((sum, part) => sum + weights[part], 0)
  const usual = changed(kept.weights, kept.defaults) === null

  const put = async (next: Partial<Record<PackagePart, number>> | null) => {
    setSaving(true)
    try {
      const answer = await callApi('putWeights', { body: { weights: next } })
      queries.setQueryData(weightsQuery.queryKey, answer)
      setDraft(null)
      toast(
        'plain',
        next === null ? 'The defaults hold again' : 'The weights are saved',
        'They hold from the next handoff on.',
      )
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const [first] = error.problem.errors ?? []
      toast(
        'red',
        'The weights are as they were',
        first ? `${first.path}: ${first.message}.` : `${error.problem.title}. ${error.problem.next}`,
      )
    } finally {
      setSaving(false)
    }
  }

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_340px]" data-ready>
      <Panel
        title="What each part counts"
        about="Weights compare with each other: doubling all of them changes nothing. They hold from the next handoff on; a package that is written keeps its score."
        flush
      >
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (change && total > 0) void put(change)
          }}
        >
          <ul>
            {packageParts.map((part) => (
              <WeightRow
                key={part}
                part={part}
                value={weights[part]}
                usual={kept.defaults[part]}
                total={total}
                ofMinimum={kept.minimum.includes(part)}
                onChange={(value) => setDraft({ ...weights, [part]: value })}
              />
            ))}
          </ul>
          <div className="sticky bottom-0 flex flex-wrap items-center gap-2 rounded-b-card border-t border-line bg-surface px-4 py-3">
            <Button type="submit" look="primary" disabled={!change || total === 0 || saving}>
              Save weights
            </Button>
            <Button look="ghost" disabled={!change} onClick={() => setDraft(null)}>
              Discard
            </Button>
            <span className="flex-1" />
            <Button
              look="ghost"
              disabled={saving || (usual && !change)}
              onClick={() => (usual ? setDraft(null) : void put(null))}
            >
              Use the defaults
            </Button>
            {total === 0 && (
              <p role="alert" className="w-full text-red-text">
                Leave at least one part with a weight above 0.
              </p>
            )}
          </div>
        </form>
      </Panel>
      <div className="flex flex-col gap-4">
        <WeightsPreview before={kept.weights} after={weights} />
        <Panel title="The minimum">
          <p>
            Parts marked <span className="font-medium">minimum</span> are the least that must come. Whether they are
            there is counted without weights: a weight of 0 takes a part out of the score, and a handoff that lacks it
            still does not pass.
          </p>
        </Panel>
      </div>
    </div>
  )
}
