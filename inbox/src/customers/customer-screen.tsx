import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { customerQuery } from '../sync/customer-queries.ts'
import { Button } from '../ui/button.tsx'
import { useNow } from '../ui/use-now.ts'
import { AccountPanel } from './account-panel.tsx'
import { ConversationsPanel } from './conversations-panel.tsx'
import { CustomerForm } from './customer-form.tsx'
import { IdentityPanel } from './identity-panel.tsx'
import { NotesPanel } from './notes-panel.tsx'

/** One customer: who they are, what their account says, everything they ever wrote about, and what colleagues noted. */
export function CustomerScreen() {
  const { externalId = '' } = useParams({ strict: false })
  const page = useQuery(customerQuery(externalId))
  const now = useNow(Date.now, 30_000)
  const [editing, setEditing] = useState(false)
  const known = page.data
  return (
    <PlaceFrame
      tools={
        known && (
          <Button look="ghost" onClick={() => setEditing(true)}>
            <Pencil size={14} aria-hidden /> Edit
          </Button>
        )
      }
    >
      {page.isError ? (
        <LoadError what="The customer could not be loaded" error={page.error} onAgain={() => void page.refetch()} />
      ) : !known ? (
        <PanelsLoading label="Loading the customer" heights={[150, 320]} />
      ) : (
        <div className="flex flex-col gap-4" data-ready>
          <IdentityPanel page={known} now={now} />
          <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
            <ConversationsPanel externalId={externalId} count={known.conversations} now={now} />
            <div className="flex min-w-0 flex-col gap-4">
              <AccountPanel page={known} now={now} />
              <NotesPanel externalId={externalId} notes={known.notes} now={now} />
            </div>
          </div>
        </div>
      )}
      {editing && known && <CustomerForm customer={known.customer} onClose={() => setEditing(false)} />}
    </PlaceFrame>
  )
}
