import type { Tag } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { Tags } from 'lucide-react'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { callApi } from '../sync/call-api.ts'
import { tagsQuery } from '../sync/tag-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { find } from '../ui/find.ts'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toaster.tsx'
import { MergeDialog } from './merge-dialog.tsx'
import { TagForm } from './tag-form.tsx'
import { TagMark } from './tag-mark.tsx'

/** The tags of the workspace: what they are called, how often they are used, and those that go on as another one. */
export function TagsScreen() {
  const [over, setOver] = useState<Tag | 'new' | null>(null)
  const [merging, setMerging] = useState<Tag | null>(null)
  return (
    <PlaceFrame tools={<Button onClick={() => setOver('new')}>New tag</Button>}>
      <Body onEdit={setOver} onMerge={setMerging} />
      {over !== null && <TagForm kept={over === 'new' ? null : over} onClose={() => setOver(null)} />}
      {merging && <MergeDialog tag={merging} onClose={() => setMerging(null)} />}
    </PlaceFrame>
  )
}

function Body({ onEdit, onMerge }: { onEdit: (tag: Tag | 'new') => void; onMerge: (tag: Tag) => void }) {
  const tags = useQuery({ ...tagsQuery, staleTime: 0 })
  const [query, setQuery] = useState('')
  const mayChange = useSession().agent.role !== 'agent'
  if (tags.isPending) return <PanelsLoading label="Loading the tags" heights={[320]} />
  if (tags.isError)
    return <LoadError what="The tags could not be loaded" error={tags.error} onAgain={() => void tags.refetch()} />
  const all = tags.data
  if (all.length === 0)
    return (
      <div className="flex min-h-60" data-ready>
        <Empty title="No tag yet" icon={<Tags size={24} aria-hidden />}>
          <p>A tag groups conversations by what you want to find again: a defect, a campaign, a customer to call.</p>
          <Button className="mt-3" onClick={() => onEdit('new')}>
            Make the first
          </Button>
        </Empty>
      </div>
    )
  const found = find(
    all.map((tag) => ({ id: tag.id, title: tag.name, about: '', tag })),
    query,
    all.length,
  ).map(({ tag }) => tag)
  const used = found.filter(({ archived, mergedInto }) => !archived && mergedInto === null)
  const archived = found.filter((tag) => tag.archived && tag.mergedInto === null)
  const merged = found.filter(({ mergedInto }) => mergedInto !== null)
  const name = (id: string | null) => all.find((tag) => tag.id === id)?.name ?? ''
  const rows = (shown: readonly Tag[]) => (
    <ul>
      {shown.map((tag) => (
        <TagRow
          key={tag.id}
          tag={tag}
          into={name(tag.mergedInto)}
          mayChange={mayChange}
          onEdit={onEdit}
          onMerge={onMerge}
        />
      ))}
    </ul>
  )
  return (
    <div className="flex flex-col gap-4" data-ready>
      {all.length > 8 && (
        <div className="max-w-90">
          <TextField label="Find" value={query} onChange={setQuery} />
        </div>
      )}
      {found.length === 0 && <p className="text-text-2">No tag is called so.</p>}
      {used.length > 0 && (
        <Panel flush title="In use" about={mayChange ? undefined : 'Leads and admins change these.'}>
          {rows(used)}
        </Panel>
      )}
      {archived.length > 0 && (
        <Panel flush title="Archived" about="They stay where they are, and are offered for nothing new.">
          {rows(archived)}
        </Panel>
      )}
      {merged.length > 0 && (
        <Panel flush title="Merged" about="Whatever has one of these has the other.">
          {rows(merged)}
        </Panel>
      )}
    </div>
  )
}

function TagRow({
  tag,
  into,
  mayChange,
  onEdit,
  onMerge,
}: {
  tag: Tag
  into: string
  mayChange: boolean
  onEdit: (tag: Tag) => void
  onMerge: (tag: Tag) => void
}) {
  const { busy, save } = useSave(['tags'])
  const { id, name, mark, archived, mergedInto } = tag
  const archive = (next: boolean) =>
    save('The tag is as it was', () => callApi('putTag', { params: { id }, body: { name, mark, archived: next } }))
  async function toggle() {
    if (!(await archive(!archived))) return
    const words = archived ? `“${name}” is offered again` : `“${name}” is archived`
    toast('plain', words, '', { name: 'Undo', act: () => void archive(archived) })
  }
  const part = () =>
    void save('They are still one', () => callApi('mergeTag', { params: { id }, body: { into: null } }))
  const deeds =
    mergedInto !== null
      ? [{ words: 'Take apart', act: part }]
      : [
          { words: 'Edit', act: () => onEdit(tag) },
          { words: 'Merge', act: () => onMerge(tag) },
          { words: archived ? 'Use again' : 'Archive', act: () => void toggle() },
        ]
  return (
    <li className="flex min-h-12 flex-wrap items-center gap-x-2 border-t border-line px-4 py-1.5">
      <span className="inline-flex w-3 justify-center">
        <TagMark mark={mark} />
      </span>
      <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
      <span className="text-text-2 tabular-nums">
        {mergedInto !== null ? `goes on as ${into}` : `${tag.open} open · ${tag.all} in all`}
      </span>
      {mayChange && (
        <span className="flex max-desk:basis-full max-desk:pl-2">
          {deeds.map(({ words, act }) => (
            <Button key={words} look="ghost" disabled={busy} onClick={act}>
              <span>
                {words}
                <span className="sr-only"> {name}</span>
              </span>
            </Button>
          ))}
        </span>
      )}
    </li>
  )
}
