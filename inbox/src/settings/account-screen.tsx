import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { accountSourceQuery } from '../sync/health-queries.ts'
import { AccountForm } from './account-form.tsx'

/** Where customers are looked up, and how one looks when tried. */
export function AccountScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const source = useQuery(accountSourceQuery)
  if (source.isPending) return <PanelsLoading label="Loading the account source" heights={[520, 180]} />
  if (source.isError)
    return (
      <LoadError
        what="The account source could not be loaded"
        error={source.error}
        onAgain={() => void source.refetch()}
      />
    )
  return <AccountForm kept={source.data} />
}
