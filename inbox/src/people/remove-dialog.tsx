import type { Person } from '@baton/protocol'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { toast } from '../ui/toaster.tsx'
import { useSave } from './use-save.ts'

/** Asks once more before somebody is removed, and says what happens to what they have. */
export function RemoveDialog({
  person,
  onKeep,
  onRemoved,
}: {
  person: Person
  onKeep: () => void
  onRemoved: () => void
}) {
  const { id, name } = person
  const { busy, save } = useSave(['people'])
  async function remove() {
    let given = 0
    const done = await save(`${name} is still there`, async () => {
      given = (await callApi('removeAgent', { params: { id } })).conversations
    })
    if (!done) return
    const what = given === 1 ? 'One conversation goes' : `${given} conversations go`
    toast('plain', `${name} is removed`, given === 0 ? 'They had no conversation.' : `${what} on to others.`)
    onRemoved()
  }
  return (
    <Dialog
      title={`Remove ${name}?`}
      about="They are signed out everywhere, and what they hold or are asked for goes on to others at once. Their name stays on what they wrote. Who comes back later is invited anew."
      onClose={onKeep}
    >
      <form
        className="flex justify-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          void remove()
        }}
      >
        <Button look="ghost" onClick={onKeep}>
          Keep them
        </Button>
        <Button type="submit" look="danger" disabled={busy}>
          Remove {name}
        </Button>
      </form>
    </Dialog>
  )
}
