import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { SettingField } from '../settings/setting-field.tsx'
import type { OpenAssistant, Settings } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { changesBetween } from './words.ts'

/** What publishing would change, and a note for whoever reads it later. */
export function PublishPanel({
  assistant,
  live,
  draft,
  unsaved,
}: {
  assistant: OpenAssistant
  live: Settings | null
  draft: Settings
  unsaved: boolean
}) {
  const { busy, save } = useSave(['assistants'])
  const [note, setNote] = useState('')
  const { id, revision, liveVersion } = assistant
  const changes = live ? changesBetween(live, draft) : null
  const next = (liveVersion ?? 0) + 1
  async function publish() {
    const body = { note: note.trim(), revision }
    if (!(await save('It was not published', () => callApi('publishAssistant', { params: { id }, body })))) return
    toast('plain', `Version ${next} is live`, 'It answers from the next turn on.')
  }
  return (
    <Panel title={`Publish version ${next}`}>
      <div className="flex flex-col gap-3">
        {changes === null ? (
          <p className="text-text-2">The first version: nobody gets it before a rule chooses it.</p>
        ) : changes.length === 0 ? (
          <p className="text-text-2">The draft is what is live.</p>
        ) : (
          <Changes changes={changes} />
        )}
        <SettingField label="Note" about="What is other, and why." value={note} onChange={setNote} />
        <Button
          look="primary"
          disabled={busy || unsaved || note.trim() === '' || changes?.length === 0}
          onClick={() => void publish()}
        >
          Publish version {next}
        </Button>
        {unsaved && <p className="text-11 text-text-3">Save the draft first.</p>}
      </div>
    </Panel>
  )
}

/** What was, struck through, and what is. */
export function Changes({ changes }: { changes: readonly { name: string; was: string; is: string }[] }) {
  return (
    <dl className="flex flex-col gap-2">
      {changes.map(({ name, was, is }) => (
        <div key={name}>
          <dt className="text-11 font-semibold text-text-3">{name}</dt>
          <dd className="wrap-anywhere whitespace-pre-wrap" dir="auto">
            <del className="text-text-3">{was}</del>{' '}
            <ins className="rounded-chip bg-green-tint text-green-text no-underline">{is}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
