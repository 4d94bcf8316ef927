import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { signInProviderQuery } from '../sync/sign-in-queries.ts'
import { LinkedPeople } from './linked-people.tsx'
import { ProviderForm } from './provider-form.tsx'

/** By which provider people sign in, and who does. */
export function SignInScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const kept = useQuery(signInProviderQuery)
  if (kept.isPending) return <PanelsLoading label="Loading how people sign in" heights={[620, 180]} />
  if (kept.isError)
    return (
      <LoadError what="How people sign in could not be loaded" error={kept.error} onAgain={() => void kept.refetch()} />
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_380px]" data-ready>
      <ProviderForm kept={kept.data} />
      <LinkedPeople provider={kept.data.provider} linked={kept.data.linked} />
    </div>
  )
}
