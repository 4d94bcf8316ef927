import type { AgentRow } from '@baton/protocol'
import { Dialog } from '../ui/dialog.tsx'
import { PictureField } from './picture-field.tsx'

/** How whoever sits here looks. */
export function PictureDialog({ me, onClose }: { me: AgentRow; onClose: () => void }) {
  return (
    <Dialog
      title="Your picture"
      about="It stands beside your name, here and in the chat of those whom you answer."
      onClose={onClose}
    >
      <PictureField person={me} own onDone={onClose} />
    </Dialog>
  )
}
