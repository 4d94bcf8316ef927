import type { ConversationRow } from '@baton/protocol'
import { useState } from 'react'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { WordsBox } from '../ui/form.tsx'
import { briefingLines, type BriefingParts } from './briefing-lines.ts'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'

interface PassBackProps {
  row: ConversationRow
  /** What goes along by itself. */
  parts: BriefingParts
  onClose: () => void
}

/** Gives the conversation back to the assistant, with a briefing: what the facts say, and what whoever passes it back adds. */
export function PassBackDialog({ row, parts, onClose }: PassBackProps) {
  const desk = useDesk()
  const [briefing, setBriefing] = useState('')
  const lines = briefingLines(parts)
  const send = () => {
    onClose()
    void desk.passBack(row, briefing)
  }
  return (
    <Dialog
      title="Pass back to the assistant"
      about={`${capital(firstName(row))} hears that the assistant goes on, and can ask for a person at any time.`}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {lines.length > 0 && (
          <section aria-label="Goes along" className="flex flex-col gap-1.5 text-13">
            <h3 className="text-text-2">The assistant is told</h3>
            <ul className="flex flex-col gap-1">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        )}
        <WordsBox
          label="Anything to add"
          hint="What is left to do. The customer does not see it."
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
