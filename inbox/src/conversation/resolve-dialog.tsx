import type { ConversationRow } from '@baton/protocol'
import { useEffect, useState } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Choices } from '../ui/form.tsx'
import { firstName } from './customer-name.ts'
import { resolutions } from './hand-line.ts'
import { TimingMarks, timingMarks, type TimingMark } from './timing-marks.tsx'

type Resolution = keyof typeof resolutions
const endings = Object.keys(resolutions) as Resolution[]

/** Ends the conversation and says how it ended. The digits go on from one question to the next, so that Enter still resolves. */
export function ResolveDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const [resolution, setResolution] = useState<Resolution>('solved')
  const [timing, setTiming] = useState<TimingMark | null>(null)
  const isHandedOff = row.handoff !== null
  // The dialog has the keys for as long as it is open.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey || event.metaKey || event.ctrlKey) return
      const place = Number(event.key) - 1
      const ending = endings[place]
      if (ending) setResolution(ending)
      const chosen = isHandedOff ? timingMarks[place - endings.length]?.mark : undefined
      if (chosen) setTiming((before) => (before === chosen ? null : chosen))
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isHandedOff])
  return (
    <Dialog title="Resolve" about={`It opens again by itself when ${firstName(row)} writes.`} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void desk.resolve(row, resolution, timing ?? undefined)
        }}
      >
        <Choices
          label="How it ended"
          value={resolution}
          onChange={setResolution}
          choices={endings.map((value) => ({ value, name: capital(resolutions[value]) }))}
        />
        {isHandedOff && <TimingMarks value={timing} from={endings.length + 1} onChange={setTiming} />}
        <Button type="submit" look="primary" hint="Enter" className="self-end">
          Resolve
        </Button>
      </form>
    </Dialog>
  )
}
