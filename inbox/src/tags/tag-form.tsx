import { TagMark as Marks, TagName, type Tag } from '@baton/protocol'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { markWords, TagMark } from './tag-mark.tsx'

/** What a tag is called, and its mark. */
export function TagForm({ kept, onClose }: { kept: Tag | null; onClose: () => void }) {
  const [name, setName] = useState(kept?.name ?? '')
  const [mark, setMark] = useState<Tag['mark']>(kept?.mark ?? 'plain')
  const [error, setError] = useState<string | undefined>()
  const { busy, save } = useSave(['tags'])
  async function send() {
    const wrong = TagName.safeParse(name.trim()).success ? undefined : 'A name is one line of 1 to 40 characters.'
    setError(wrong)
    if (wrong) return
    const body = { name: name.trim(), mark, archived: kept?.archived ?? false }
    const id = kept?.id ?? newId()
    if (await save('The tag is as it was', () => callApi('putTag', { params: { id }, body }))) onClose()
  }
  return (
    <Dialog
      title={kept ? kept.name : 'A new tag'}
      about="It is called so everywhere, also where it was given before."
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
        <TextField label="Name" value={name} maxLength={40} onChange={setName} />
        {error && (
          <p role="alert" className="text-red-text">
            {error}
          </p>
        )}
        <fieldset>
          <legend className="mb-1 text-11 font-semibold text-text-3">Mark</legend>
          <div className="flex flex-wrap gap-1">
            {Marks.options.map((each) => (
              <label
                key={each}
                className={classes(
                  'inline-flex h-8 cursor-pointer items-center gap-1.5 rounded-control border px-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
                  mark === each ? 'border-accent bg-accent-tint' : 'border-line hover:bg-hover',
                )}
              >
                <input
                  type="radio"
                  name="mark"
                  className="sr-only"
                  checked={mark === each}
                  onChange={() => setMark(each)}
                />
                <TagMark mark={each} />
                {markWords[each]}
              </label>
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button look="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" look="primary" disabled={busy}>
            Save the tag
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
