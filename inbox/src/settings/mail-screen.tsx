import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { mailQuery } from '../sync/mail-queries.ts'
import { MailForm } from './mail-form.tsx'

/** Where the workspace's mail comes from and goes to, and whether it arrives. */
export function MailScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

function Body() {
  const mail = useQuery(mailQuery)
  if (mail.isPending) return <PanelsLoading label="Loading the e-mail settings" heights={[620, 220]} />
  if (mail.isError)
    return (
      <LoadError
        what="The e-mail settings could not be loaded"
        error={mail.error}
        onAgain={() => void mail.refetch()}
      />
    )
  return <MailForm kept={mail.data} />
}
