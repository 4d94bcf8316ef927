import type { CustomerNote } from '@baton/protocol'
import { Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'

/** What colleagues noted about the customer; it stands with every conversation of theirs. */
export function NotesPanel({
  externalId,
  notes,
  now,
}: {
  externalId: string
  notes: readonly CustomerNote[]
  now: number
}) {
  const id = useId()
  const me = useSession().agent
  const [text, setText] = useState('')
  const { busy, save } = useSave(['customer'])
  const add = (words: string) =>
    save('The note is not kept', () =>
      callApi('addCustomerNote', { params: { externalId }, body: { text: words } }, { idempotencyKey: newId() }),
    )
  async function remove(note: CustomerNote) {
    const done = await save('The note is still there', () => callApi('deleteCustomerNote', { params: { id: note.id } }))
    // Kept again it is a new note, so only one's own comes back as one's own.
    if (done)
      toast(
        'plain',
        'The note is deleted',
        '',
        note.by?.id === me.id ? { name: 'Undo', act: () => void add(note.text) } : undefined,
      )
  }
  return (
    <Panel title="Notes" about="Only colleagues read them, beside every conversation of this customer.">
      <form
        className="rounded-control border border-paper-line bg-paper focus-within:border-accent focus-within:outline-1 focus-within:outline-accent"
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() !== '') void add(text).then((done) => done && setText(''))
        }}
      >
        <label htmlFor={id} className="sr-only">
          New note
        </label>
        <textarea
          id={id}
          rows={2}
          dir="auto"
          maxLength={4000}
          value={text}
          placeholder="What colleagues should know"
          onChange={(event) => setText(event.target.value)}
          className="block w-full resize-y bg-transparent px-3 pt-2 outline-none placeholder:text-text-3 pointer-coarse:text-[16px]"
        />
        <div className="flex justify-end p-1">
          <Button type="submit" look="ghost" disabled={busy || text.trim() === ''}>
            Save note
          </Button>
        </div>
      </form>
      <ul className="mt-2 flex flex-col gap-2" aria-label="Notes of colleagues">
        {notes.map((note) => (
          <li key={note.id} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <p className="break-words whitespace-pre-wrap" dir="auto">
                {note.text}
              </p>
              <p className="text-11 text-text-3">
                {note.by?.name ?? 'By API'} ·{' '}
                <time dateTime={note.at} title={momentWords(Date.parse(note.at))}>
                  {whenWords(Date.parse(note.at), now)}
                </time>
              </p>
            </div>
            {(me.role !== 'agent' || note.by?.id === me.id) && (
              <IconButton label="Delete the note" disabled={busy} onClick={() => void remove(note)}>
                <Trash2 size={14} aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
