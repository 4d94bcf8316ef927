import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { customerName } from '../conversation/customer-name.ts'
import { LoadError } from '../places/load-state.tsx'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { legalHoldQuery } from '../sync/retention-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SkeletonLine } from '../ui/empty.tsx'
import { toast } from '../ui/toaster.tsx'

/** Keeps a conversation whatever the retention settings say, or no longer. */
export function HoldDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const hold = useQuery(legalHoldQuery(row.id))
  const { busy, save } = useSave(['legal-hold', 'retention'])
  const set = async (on: boolean) => {
    const params = { id: row.id }
    if (!(await save('The legal hold is as it was', () => callApi('setLegalHold', { params, body: { on } })))) return
    onClose()
    if (on) toast('plain', 'It is under legal hold', 'It stays, whatever the retention settings say.')
    else toast('plain', 'The legal hold is lifted', 'The retention settings hold for it again.')
  }
  const since = hold.data?.since ?? null
  return (
    <Dialog
      title="Legal hold"
      about="The conversation stays with its files and pages, whatever the retention settings say. A customer who asks to be forgotten is forgotten all the same."
      onClose={onClose}
    >
      {hold.isError ? (
        <LoadError
          what="Whether it is held could not be loaded"
          error={hold.error}
          onAgain={() => void hold.refetch()}
        />
      ) : hold.isPending ? (
        <output aria-label="Loading the legal hold" className="block">
          <SkeletonLine width={48} />
        </output>
      ) : (
        <form
          className="flex flex-col gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void set(since === null)
          }}
        >
          <p>
            {since === null
              ? `The conversation with ${customerName(row)} is not under legal hold.`
              : `Under legal hold since ${whenWords(Date.parse(since), desk.now())}. Who placed it stands in the audit trail.`}
          </p>
          <div className="flex justify-end gap-2">
            <Button look="ghost" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" look={since === null ? 'primary' : 'danger'} disabled={busy}>
              {since === null ? 'Place under legal hold' : 'Lift the hold'}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  )
}
