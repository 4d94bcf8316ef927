import type { ConversationRow } from '@baton/protocol'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'

/** Taking a conversation from a colleague is asked for twice; from the assistant or the queue it is not. */
export function TakeOverDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const from = row.holder.kind === 'agent' ? row.holder.name : 'whoever has it'
  return (
    <Dialog
      title={`Take over from ${from}`}
      about={`${capital(firstName(row))} hears that you have joined. ${from} no longer holds the conversation.`}
      onClose={onClose}
    >
      <form
        className="flex justify-end gap-2"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void desk.takeOver(row)
        }}
      >
        <Button onClick={onClose}>Leave it</Button>
        <Button type="submit" look="primary">
          Take over
        </Button>
      </form>
    </Dialog>
  )
}
