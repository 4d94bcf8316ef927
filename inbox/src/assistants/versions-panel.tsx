import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import type { AssistantVersion, OpenAssistant } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { Changes } from './publish-panel.tsx'
import { changesBetween } from './words.ts'

/** Every version: who published it when and why, what was other, and a way back to it. */
export function VersionsPanel({ assistant, mayChange }: { assistant: OpenAssistant; mayChange: boolean }) {
  const { versions } = assistant
  return (
    <Panel title="Versions" about="Each stays as it was: an answer names the one that gave it." flush>
      {versions.length === 0 && <p className="px-4 pb-4 text-text-2">None yet.</p>}
      <ul>
        {versions.map((version, i) => (
          <VersionRow
            key={version.version}
            id={assistant.id}
            version={version}
            before={versions[i + 1]}
            isLive={version.version === assistant.liveVersion}
            mayChange={mayChange}
          />
        ))}
      </ul>
    </Panel>
  )
}

function VersionRow({
  id,
  version,
  before,
  isLive,
  mayChange,
}: {
  id: string
  version: AssistantVersion
  before: AssistantVersion | undefined
  isLive: boolean
  mayChange: boolean
}) {
  const desk = useDesk()
  const { busy, save } = useSave(['assistants'])
  const [open, setOpen] = useState(false)
  const changes = before ? changesBetween(before.settings, version.settings) : []
  const who = version.by.name ?? (version.by.kind === 'system' ? 'Baton' : 'somebody who is gone')
  async function bringBack() {
    const body = { version: version.version, note: `Back to version ${version.version}` }
    if (await save('Nothing was changed', () => callApi('rollBackAssistant', { params: { id }, body })))
      toast('plain', `Version ${version.version} is back`, 'As the newest version: it answers from the next turn on.')
  }
  return (
    <li className="border-t border-line px-4 py-2">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium tabular-nums">Version {version.version}</span>
        {isLive && <Chip tone="green">live</Chip>}
        {version.restores !== null && <Chip>as version {version.restores}</Chip>}
        <span className="flex-1" />
        {changes.length > 0 && (
          <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? 'Hide' : 'What changed'}
          </Button>
        )}
        {mayChange && !isLive && (
          <Button look="ghost" disabled={busy} onClick={() => void bringBack()}>
            Bring back
          </Button>
        )}
      </div>
      <p className="text-text-2" dir="auto">
        {version.note}
      </p>
      <p className="text-11 text-text-3">
        {who} · {whenWords(Date.parse(version.createdAt), desk.now())}
      </p>
      {open && (
        <div className="mt-2">
          <Changes changes={changes} />
        </div>
      )}
    </li>
  )
}
