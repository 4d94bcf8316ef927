import { PenLine } from 'lucide-react'
import { createContext, use, useState } from 'react'
import { useAsk } from '../actions/use-ask.ts'
import { callApi } from '../sync/call-api.ts'
import { longestGuidance, longestWhy, type GuidanceRow } from '../sync/guidance-queries.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choices, WordsBox } from '../ui/form.tsx'
import { toast } from '../ui/toaster.tsx'

interface Correctable {
  id: string
  customer: { externalId: string | null }
}

/** The conversation that is read; null where its messages cannot be corrected. */
export const CorrectContext = createContext<Correctable | null>(null)

/** Beside a message of the assistant, or a whisper: what it should say from now on, and for whom. */
export function CorrectButton({ messageId, words }: { messageId: string; words?: string | undefined }) {
  const conversation = use(CorrectContext)
  const [open, setOpen] = useState(false)
  if (conversation === null) return null
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        data-correct={messageId}
        className="inline-flex min-h-8 items-center gap-1 text-11 text-text-3 hover:text-accent-text"
      >
        <PenLine size={12} aria-hidden /> {words === undefined ? 'Correct this' : 'Keep as guidance'}
      </button>
      {open && (
        <CorrectDialog
          conversation={conversation}
          messageId={messageId}
          words={words ?? ''}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}

const scopes: readonly { value: GuidanceRow['scope']; name: string; about: string }[] = [
  { value: 'workspace', name: 'Everybody', about: 'whoever asks this' },
  { value: 'company', name: 'This company', about: 'customers with the same attribute company' },
  { value: 'customer', name: 'This customer', about: 'nobody else, ever' },
]

function CorrectDialog({
  conversation,
  messageId,
  words,
  onClose,
}: {
  conversation: Correctable
  messageId: string
  words: string
  onClose: () => void
}) {
  const [busy, ask] = useAsk('guidance')
  const [said, setSaid] = useState(words.slice(0, longestGuidance))
  const [why, setWhy] = useState('')
  const [scope, setScope] = useState<GuidanceRow['scope']>('workspace')
  const choices = conversation.customer.externalId === null ? scopes.slice(0, 1) : scopes
  async function save() {
    const saved = await ask('It was not proposed', async () => {
      await callApi('proposeGuidance', {
        params: { id: conversation.id },
        body: { messageId, said: said.trim(), why: why.trim(), scope },
      })
      toast('plain', 'Proposed as guidance', 'It is used once a lead has approved it.')
    })
    if (saved) onClose()
  }
  return (
    <Dialog
      title={words === '' ? 'Correct the assistant' : 'Keep as guidance'}
      about="A lead looks at it before it is used. The customer sees nothing of it."
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void save()
        }}
      >
        {words === '' && (
          <WordsBox
            label="What was wrong"
            hint="For whoever looks at it. May stay empty."
            rows={2}
            value={why}
            maxLength={longestWhy}
            onChange={setWhy}
            onSend={() => void save()}
          />
        )}
        <WordsBox
          label="What should be said"
          hint="The answer, as the customer should read it."
          value={said}
          maxLength={longestGuidance}
          onChange={setSaid}
          onSend={() => void save()}
        />
        <Choices label="For whom" value={scope} choices={choices} onChange={setScope} />
        {choices.length === 1 && (
          <p className="text-11 text-text-3">Nobody knows who this visitor is: it can be for everybody alone.</p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || said.trim() === ''}>
            Propose it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
