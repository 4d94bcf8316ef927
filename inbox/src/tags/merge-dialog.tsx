import type { Tag } from '@baton/protocol'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FindOne } from '../ui/find-one.tsx'
import { toast } from '../ui/toaster.tsx'
import { useTags } from './tag-names.ts'

/** Lets a tag go on as another one. */
export function MergeDialog({ tag, onClose }: { tag: Tag; onClose: () => void }) {
  const names = useTags()
  const [into, setInto] = useState<string | null>(null)
  const { busy, save } = useSave(['tags'])
  const other = into === null ? undefined : names.of(into)
  const merge = (target: string | null) =>
    save(target === null ? 'They are still one' : 'They were not merged', () =>
      callApi('mergeTag', { params: { id: tag.id }, body: { into: target } }),
    )
  async function send() {
    if (!other || !(await merge(other.id))) return
    onClose()
    toast('plain', `“${tag.name}” goes on as “${other.name}”`, '', { name: 'Undo', act: () => void merge(null) })
  }
  return (
    <Dialog
      title={`Merge “${tag.name}”`}
      about="Every conversation that has it has the other one from then on. It can be taken apart again."
      onClose={onClose}
    >
      <FindOne
        fill
        label="The tag that it goes on as"
        placeholder="Find a tag"
        nothing={() => 'No other tag is called so.'}
        choices={names.offered
          .filter(({ id }) => id !== tag.id)
          .map(({ id, name, all }) => ({ id, title: name, about: `${all} conversations` }))}
        onChoose={setInto}
      />
      <p className="mt-3 min-h-5 text-text-2">
        {other && (
          <>
            {tag.all} {tag.all === 1 ? 'conversation' : 'conversations'} with “{tag.name}” will have “{other.name}”.
          </>
        )}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button look="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={busy || !other} onClick={() => void send()}>
          Merge
        </Button>
      </div>
    </Dialog>
  )
}
