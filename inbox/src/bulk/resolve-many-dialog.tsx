import type { BulkDeed } from '@baton/protocol'
import { useState } from 'react'
import { resolutions } from '../conversation/hand-line.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Choices } from '../ui/form.tsx'

type Resolution = keyof typeof resolutions
const endings = Object.keys(resolutions) as Resolution[]

/** Ends many at once, all in the same way. */
export function ResolveManyDialog({
  count,
  onSend,
  onClose,
}: {
  count: number
  onSend: (deed: BulkDeed, words: string) => void
  onClose: () => void
}) {
  const [resolution, setResolution] = useState<Resolution>('solved')
  return (
    <Dialog
      title={`Resolve ${count} ${count === 1 ? 'conversation' : 'conversations'}`}
      about="Each customer reads that it is closed. It begins after 5 seconds, and can be called off until then."
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          onSend({ kind: 'resolve', resolution }, `Resolved: ${resolutions[resolution]}`)
        }}
      >
        <Choices
          label="How they ended"
          value={resolution}
          onChange={setResolution}
          choices={endings.map((value) => ({ value, name: capital(resolutions[value]) }))}
        />
        <Button type="submit" look="primary" className="self-end">
          Resolve {count}
        </Button>
      </form>
    </Dialog>
  )
}
