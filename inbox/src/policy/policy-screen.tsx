import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import type { CallAnswer } from '../sync/call-api.ts'
import { policyQuery } from '../sync/policy-queries.ts'
import { PolicyEditor } from './policy-editor.tsx'
import { VersionsPanel } from './versions-panel.tsx'

export type Policies = CallAnswer<'getEscalationPolicy'>
export type Version = Policies['versions'][number]

/** When it is handed off: what things cost, which rules stand above that, what it would have meant for the past, and which version holds. */
export function PolicyScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const policies = useQuery(policyQuery)
  const [from, setFrom] = useState<number | null>(null)
  if (policies.isPending) return <PanelsLoading label="Loading the policy" heights={[420, 240]} />
  if (policies.isError)
    return (
      <LoadError what="The policy could not be loaded" error={policies.error} onAgain={() => void policies.refetch()} />
    )
  const { versions } = policies.data
  const begun = from === null ? undefined : versions.find(({ version }) => version === from)
  const start =
    begun ?? versions.find(({ stage }) => stage === 'draft') ?? versions.find(({ stage }) => stage === 'live') ?? null
  return (
    <div className="flex flex-col gap-4" data-ready>
      <PolicyEditor key={`${from ?? ''}`} start={start} policies={policies.data} />
      <VersionsPanel policies={policies.data} onEdit={setFrom} />
    </div>
  )
}
