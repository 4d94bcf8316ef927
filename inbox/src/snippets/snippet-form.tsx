import { placeholders, SnippetBody, SnippetTitle, unknownPlaceholder, type Snippet } from '@baton/protocol'
import { useId, useRef, useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Segments } from '../ui/segments.tsx'
import { TextField } from '../ui/text-field.tsx'

const scopes = [
  { value: 'workspace', name: 'Everybody’s' },
  { value: 'personal', name: 'Only mine' },
] as const

/** A snippet: what it is called, its words, and what they leave open. */
export function SnippetForm({
  kept,
  mayShare,
  onClose,
}: {
  kept: Snippet | null
  mayShare: boolean
  onClose: () => void
}) {
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const [title, setTitle] = useState(kept?.title ?? '')
  const [body, setBody] = useState(kept?.body ?? '')
  const [scope, setScope] = useState<Snippet['scope']>(kept?.scope ?? (mayShare ? 'workspace' : 'personal'))
  const [error, setError] = useState<string | null>(null)
  const { busy, save } = useSave(['snippets'])

  const put = (placeholder: string) => {
    const it = box.current
    if (!it) return
    const words = `{{${placeholder}}}`
    const caret = it.selectionStart + words.length
    setBody(body.slice(0, it.selectionStart) + words + body.slice(it.selectionEnd))
    requestAnimationFrame(() => {
      it.focus()
      it.setSelectionRange(caret, caret)
    })
  }
  async function send() {
    const wrong = wrongIn(title.trim(), body)
    setError(wrong)
    if (wrong) return
    const done = await save('The snippet is as it was', () =>
      callApi('putSnippet', { params: { id: kept?.id ?? newId() }, body: { title: title.trim(), body, scope } }),
    )
    if (done) onClose()
  }

  return (
    <Dialog
      title={kept ? kept.title : 'A new snippet'}
      about="In a reply, type / or ; and the first letters of its name."
      width="broad"
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        <TextField label="Name" value={title} maxLength={80} onChange={setTitle} />
        <div>
          <label htmlFor={id} className="mb-1 block text-11 font-semibold text-text-3">
            Words
          </label>
          <textarea
            ref={box}
            id={id}
            rows={6}
            dir="auto"
            maxLength={4000}
            value={body}
            onChange={(event) => {
              setBody(event.target.value)
              setError(null)
            }}
            className="block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 pointer-coarse:text-[16px]"
          />
          <p className="mt-2 text-11 text-text-3">
            Filled in where it is used. <code>{'{{customer.firstName|there}}'}</code> says “there” where no name is
            known.
          </p>
          <ul className="mt-1 flex flex-wrap gap-1" aria-label="Placeholders">
            {Object.keys(placeholders).map((placeholder) => (
              <li key={placeholder}>
                <button
                  type="button"
                  onClick={() => put(placeholder)}
                  className="h-8 rounded-control border border-line px-2 font-mono text-11 text-text-2 hover:bg-hover hover:text-text"
                >
                  <span className="sr-only">Put in </span>
                  {placeholder}
                </button>
              </li>
            ))}
          </ul>
        </div>
        {mayShare && !kept && (
          <div>
            <Segments label="Whose it is" value={scope} choices={scopes} onChange={setScope} />
          </div>
        )}
        {error && (
          <p role="alert" className="text-red-text">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy}>
            Save the snippet
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function wrongIn(title: string, body: string): string | null {
  if (title === '') return 'Give it a name.'
  if (!SnippetTitle.safeParse(title).success) return 'A name is one line of at most 80 characters.'
  if (body.trim() === '') return 'Write its words.'
  const unknown = unknownPlaceholder(body)
  if (unknown !== null) return `{{${unknown}}} is no placeholder: choose one of those below the words.`
  return SnippetBody.safeParse(body).success ? null : 'It has characters that nobody sees. Type those words again.'
}
