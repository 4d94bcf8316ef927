import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { SettingField } from '../settings/setting-field.tsx'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'

/** A name and a goal: the rest is written in the draft. */
export function NewAssistant({ onClose, onMade }: { onClose: () => void; onMade: (id: string) => void }) {
  const { busy, save } = useSave(['assistants'])
  const [name, setName] = useState('')
  const [goal, setGoal] = useState('')
  async function make() {
    let id = ''
    const settings = { name: name.trim(), goal: goal.trim() }
    const done = await save('No assistant was made', async () => {
      id = (await callApi('createAssistant', { body: { settings } })).id
    })
    if (done) onMade(id)
  }
  return (
    <Dialog
      title="New assistant"
      about="A draft: nobody gets it before you publish it and a rule chooses it."
      onClose={onClose}
    >
      <form
        noValidate
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          void make()
        }}
      >
        <SettingField label="Name" about="People read it beside its answers." value={name} onChange={setName} />
        <SettingField label="Goal" about="What it is there for, in a sentence." value={goal} onChange={setGoal} />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={busy || name.trim() === ''}>
            Draft it
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
