import { useQuery } from '@tanstack/react-query'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { mailQuery } from '../sync/mail-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { AsideMails } from './aside-mails.tsx'
import { MailForm } from './mail-form.tsx'

/** Where the workspace's mail comes from and goes to, whether it arrives, and what came and was put aside. Leads see the last alone. */
export function MailScreen() {
  const { role } = useSession().agent
  return (
    <PlaceFrame>
      <div className="flex flex-col gap-4">
        {role === 'admin' && <Settings />}
        <AsideMails />
      </div>
    </PlaceFrame>
  )
}

function Settings() {
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
