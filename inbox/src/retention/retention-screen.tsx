import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { retentionQuery } from '../sync/retention-queries.ts'
import { RetentionForm } from './retention-form.tsx'

/** How long what is kept, what that would remove, and what was removed. */
export function RetentionScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const kept = useQuery(retentionQuery)
  if (kept.isPending) return <PanelsLoading label="Loading how long what is kept" heights={[460, 240]} />
  if (kept.isError)
    return (
      <LoadError
        what="How long what is kept could not be loaded"
        error={kept.error}
        onAgain={() => void kept.refetch()}
      />
    )
  return <RetentionForm kept={kept.data} />
}
