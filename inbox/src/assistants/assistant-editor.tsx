import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { assistantQuery, type OpenAssistant, type Settings } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { AssistantMark } from './assistant-mark.tsx'
import { BoundsPart, UsesPart, WhoPart } from './draft-parts.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { PracticePanel } from './practice-panel.tsx'
import { PublishPanel } from './publish-panel.tsx'
import { VersionsPanel } from './versions-panel.tsx'
import { changesBetween } from './words.ts'

const parts = [
  { value: 'draft', name: 'Draft and versions' },
  { value: 'practice', name: 'Practise' },
] as const

/** One assistant: its draft, what would be other if it were published, and every version there was. */
export function AssistantEditor({ id, mayChange, onBack }: { id: string; mayChange: boolean; onBack: () => void }) {
  const assistant = useQuery(assistantQuery(id))
  if (assistant.isPending) return <PanelsLoading label="Loading the assistant" heights={[320, 200]} />
  if (assistant.isError)
    return (
      <LoadError
        what="The assistant could not be loaded"
        error={assistant.error}
        onAgain={() => void assistant.refetch()}
      />
    )
  return <Editor key={assistant.data.revision} assistant={assistant.data} mayChange={mayChange} onBack={onBack} />
}

function Editor({
  assistant,
  mayChange,
  onBack,
}: {
  assistant: OpenAssistant
  mayChange: boolean
  onBack: () => void
}) {
  const { id, revision, liveVersion, isDefault, rules } = assistant
  const { busy, save } = useSave(['assistants'])
  const [draft, setDraft] = useState<Settings>(assistant.draft)
  const [part, setPart] = useState<(typeof parts)[number]['value']>('draft')
  const live = assistant.versions.find(({ version }) => version === liveVersion)
  const unsaved = changesBetween(assistant.draft, draft).length > 0
  const set = (change: Partial<Settings>) => setDraft((before) => ({ ...before, ...change }))
  const saveDraft = () =>
    save('The draft was not saved', () =>
      callApi('draftAssistant', { params: { id }, body: { settings: draft, revision } }),
    )
  async function retire() {
    if (!(await save('It is still there', () => callApi('retireAssistant', { params: { id } })))) return
    toast('plain', `${assistant.name} is retired`, 'What it has answered keeps its name and its version.')
    onBack()
  }
  return (
    <div className="flex flex-col gap-4" data-ready>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button look="ghost" onClick={onBack} aria-label="Back to all assistants">
          <ArrowLeft size={16} aria-hidden />
          All
        </Button>
        <AssistantMark mark={draft.mark} size={28} />
        <h3 className="min-w-0 truncate text-15 font-semibold">{draft.name || 'No name'}</h3>
        <Chip tone={liveVersion === null ? 'amber' : 'green'}>
          {liveVersion === null ? 'never published' : `v${liveVersion} is live`}
        </Chip>
        <span className="flex-1" />
        {mayChange && !isDefault && rules === 0 && (
          <Button look="ghost" disabled={busy} onClick={() => void retire()}>
            Retire
          </Button>
        )}
        {mayChange && (
          <Button
            look={unsaved ? 'primary' : 'plain'}
            disabled={busy || !unsaved || draft.name.trim() === ''}
            onClick={() => void saveDraft()}
          >
            {unsaved ? 'Save the draft' : 'The draft is saved'}
          </Button>
        )}
      </header>
      <div>
        <Segments label="Part" value={part} choices={parts} onChange={setPart} />
      </div>
      {part === 'practice' && (
        <>
          {unsaved && <p className="text-amber-text">Practice is with the draft as it was saved.</p>}
          <PracticePanel assistant={assistant} />
          <ComparePanel assistant={assistant} />
        </>
      )}
      <div
        className={classes(
          'items-start gap-4 wide:grid-cols-[minmax(0,1fr)_360px]',
          part === 'draft' ? 'grid' : 'hidden',
        )}
      >
        <div className="flex min-w-0 flex-col gap-4">
          <WhoPart draft={draft} disabled={!mayChange} onChange={set} />
          <UsesPart draft={draft} disabled={!mayChange} onChange={set} />
          <BoundsPart draft={draft} disabled={!mayChange} onChange={set} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {mayChange && (
            <PublishPanel assistant={assistant} live={live?.settings ?? null} draft={draft} unsaved={unsaved} />
          )}
          <VersionsPanel assistant={assistant} mayChange={mayChange} />
        </div>
      </div>
    </div>
  )
}
