import type { ConversationRow } from '@baton/protocol'
import { useState } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { WordsBox } from '../ui/form.tsx'
import { firstName } from './customer-name.ts'

/** Gives the conversation back to the assistant, with a briefing: drafted from the facts, edited by whoever passes it back. */
export function PassBackDialog({ row, draft, onClose }: { row: ConversationRow; draft: string; onClose: () => void }) {
  const desk = useDesk()
  const [briefing, setBriefing] = useState(draft)
  const send = () => {
    onClose()
    void desk.passBack(row, briefing)
  }
  return (
    <Dialog
      title="Pass back to the assistant"
      about={`${firstName(row)} hears that the assistant goes on, and can ask for a person at any time.`}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <WordsBox
          label="Briefing for the assistant"
          hint="What is settled, and what is left to do. The customer does not see it."
          value={briefing}
          onChange={setBriefing}
          onSend={send}
        />
        <Button type="submit" look="primary" className="self-end">
          Pass back
        </Button>
      </form>
    </Dialog>
  )
}
