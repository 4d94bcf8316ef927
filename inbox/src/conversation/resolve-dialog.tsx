import type { ConversationRow } from '@baton/protocol'
import { useState } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Choices } from '../ui/form.tsx'
import { firstName } from './customer-name.ts'
import { resolutions } from './hand-line.ts'

/** What decides on handoffs learns from it; nobody has to say. */
const timings = {
  unsaid: 'Say nothing',
  right: 'At the right moment',
  'should-have-come-earlier': 'Too late',
  'could-have-been-assistant': 'The assistant could have done it',
} as const

type Resolution = keyof typeof resolutions

/** Ends the conversation and says how it ended. */
export function ResolveDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const [resolution, setResolution] = useState<Resolution>('solved')
  const [timing, setTiming] = useState<keyof typeof timings>('unsaid')
  return (
    <Dialog title="Resolve" about={`It opens again by itself when ${firstName(row)} writes.`} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          onClose()
          void desk.resolve(row, resolution, timing === 'unsaid' ? undefined : timing)
        }}
      >
        <Choices
          label="How it ended"
          value={resolution}
          onChange={setResolution}
          choices={(Object.keys(resolutions) as Resolution[]).map((value) => ({
            value,
            name: capital(resolutions[value]),
          }))}
        />
        {row.handoff !== null && (
          <Choices
            label="When it came to a person"
            value={timing}
            onChange={setTiming}
            choices={(Object.keys(timings) as (keyof typeof timings)[]).map((value) => ({
              value,
              name: timings[value],
            }))}
          />
        )}
        <Button type="submit" look="primary" className="self-end">
          Resolve
        </Button>
      </form>
    </Dialog>
  )
}
