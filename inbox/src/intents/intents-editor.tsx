import { useQueryClient } from '@tanstack/react-query'
import { Plus, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { intentsQuery } from '../sync/intent-queries.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { Segments } from '../ui/segments.tsx'
import { toast } from '../ui/toaster.tsx'
import { CarryMenu } from './carry-menu.tsx'
import {
  bodyOf,
  changed,
  draftOf,
  faultAt,
  faultsOf,
  undone,
  type Draft,
  type Fault,
  type History,
  type Intents,
  type Source,
} from './draft.ts'
import { IntentList } from './intent-list.tsx'
import { UseNote } from './use-note.tsx'

const sources: readonly { value: Source; name: string }[] = [
  { value: 'own', name: 'Yours' },
  { value: 'starter', name: 'Those that ship' },
  { value: 'off', name: 'None' },
]

/** The intents to look at and to edit. Nothing holds until it is saved; then it is learned. */
export function IntentsEditor({ saved, mayEdit }: { saved: Intents; mayEdit: boolean }) {
  const queries = useQueryClient()
  const [history, setHistory] = useState<History>(() => ({ past: [], now: draftOf(saved), revision: 0 }))
  const [open, setOpen] = useState<string | null>(null)
  const [refused, setRefused] = useState<Fault[]>([])
  const [busy, setBusy] = useState(false)
  const draft = history.now
  const isChanged = history.past.length > 0
  const faults = useMemo(
    () => (isChanged && draft.use === 'own' ? [...faultsOf(draft), ...refused] : []),
    [draft, isChanged, refused],
  )
  const edit = (next: Draft, mark: string, replaces = false) => {
    setHistory((before) => changed(before, next, mark, replaces))
    setRefused([])
  }
  const replace = (next: Omit<Draft, 'use'>) => edit({ ...next, use: 'own' }, newId(), true)

  async function save() {
    setBusy(true)
    try {
      queries.setQueryData(intentsQuery.queryKey, await callApi('putIntents', { body: bodyOf(draft) }))
      void queries.invalidateQueries(intentsQuery)
      toast(
        'plain',
        'The intents are saved',
        draft.use === 'own' ? 'They are learned now; messages are read by them in some seconds.' : '',
      )
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      const { title, next, errors } = error.problem
      setRefused(errors?.map(({ path, message }) => faultAt(draft, path.split('.'), message)) ?? [])
      toast('red', 'Nothing was saved', `${title}. ${next}`)
    } finally {
      setBusy(false)
    }
  }

  async function beginWithShipped() {
    try {
      replace(draftOf(await callApi('getIntents', { query: { of: 'starter' } })))
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'They could not be had', `${error.problem.title}. ${error.problem.next}`)
    }
  }

  /** Those that ship are shown where they are read; one's own begin with none of them. */
  function choose(use: Source) {
    if (saved.source !== 'starter') edit({ ...draft, use }, newId())
    else if (use === 'starter') edit(draftOf(saved), newId(), true)
    else edit(draft.use === 'starter' ? { use, intents: [], nothing: [] } : { ...draft, use }, newId(), true)
  }

  function add() {
    const id = newId()
    edit({ ...draft, use: 'own', intents: [...draft.intents, { id, name: '', areas: [], examples: [] }] }, id)
    setOpen(id)
  }

  const isEditing = mayEdit && draft.use === 'own'
  return (
    <Panel
      title="What messages can be about"
      flush
      aside={
        <span className="flex items-center gap-1">
          <CarryMenu draft={draft} mayImport={mayEdit} onImport={replace} />
          {isEditing && draft.intents.length > 0 && (
            <Button onClick={add}>
              <Plus size={14} aria-hidden /> <span className="max-desk:sr-only">Add an intent</span>
            </Button>
          )}
        </span>
      }
    >
      <div className="flex flex-col gap-3 px-4 pb-3">
        {mayEdit && (
          <div>
            <Segments label="Which are read" value={draft.use} choices={sources} onChange={choose} />
          </div>
        )}
        <UseNote saved={saved} draft={draft} mayEdit={mayEdit} onAdd={add} onBegin={() => void beginWithShipped()} />
      </div>
      {(draft.use === saved.source || draft.use === 'own') && draft.use !== 'off' && (
        <IntentList
          key={history.revision}
          draft={draft}
          faults={faults}
          measured={saved.model.measured}
          mayEdit={isEditing}
          open={open}
          onOpen={setOpen}
          onChange={edit}
        />
      )}
      {mayEdit && isChanged && (
        <div className="sticky bottom-0 z-10 flex flex-wrap items-center gap-2 rounded-b-card border-t border-line bg-surface px-4 py-3">
          <Button look="primary" disabled={busy || faults.length > 0} onClick={() => void save()}>
            Save and learn
          </Button>
          <Button look="ghost" disabled={busy} onClick={() => setHistory(undone)}>
            <Undo2 size={14} aria-hidden /> Undo
          </Button>
          <Button
            look="ghost"
            disabled={busy}
            onClick={() => {
              setHistory({ past: [], now: draftOf(saved), revision: history.revision + 1 })
              setRefused([])
            }}
          >
            Discard all
          </Button>
          <span className="min-w-0 flex-1 text-right text-11">
            <FaultsLine faults={faults} draft={draft} onOpen={setOpen} />
          </span>
        </div>
      )}
    </Panel>
  )
}

/** How many faults there are, and the way to the first. */
function FaultsLine({
  faults,
  draft,
  onOpen,
}: {
  faults: readonly Fault[]
  draft: Draft
  onOpen: (id: string) => void
}) {
  const [first] = faults
  if (!first) return <span className="text-text-3">Not saved</span>
  if (first.of === null) return <span className="text-red-text">{first.says}.</span>
  const name = draft.intents.find(({ id }) => id === first.of)?.name
  return (
    <button
      type="button"
      className="min-h-8 rounded-control text-red-text underline underline-offset-2"
      onClick={() => onOpen(first.of!)}
    >
      {faults.length === 1 ? '1 fault' : `${faults.length} faults`}, the first in{' '}
      {name || (first.of === 'nothing' ? 'about none' : 'one without a name')}
    </button>
  )
}
