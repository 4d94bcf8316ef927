import type { ConversationRow } from '@baton/protocol'
import { Plus, X } from 'lucide-react'
import { useDesk } from '../sync/use-desk.ts'
import { toast } from '../ui/toaster.tsx'
import { TagMark } from './tag-mark.tsx'
import { useTags } from './tag-names.ts'

/** Beneath the head of a thread: its tags, each with the way off, and the way to more. Nothing where it has none. */
export function TagsLine({ row, onMore }: { row: ConversationRow; onMore: () => void }) {
  const desk = useDesk()
  const names = useTags()
  const tags = names.on(row)
  if (tags.length === 0) return null
  async function takeOff(id: string, name: string) {
    if (!(await desk.tag(row, { add: [], remove: [id] }))) return
    toast('plain', `“${name}” is off`, '', { name: 'Undo', act: () => void desk.tag(row, { add: [id], remove: [] }) })
  }
  return (
    <ul aria-label="Tags" className="flex flex-wrap items-center gap-1 border-b border-line px-4 py-1 desk:px-6">
      {tags.map(({ id, name, mark }) => (
        <li key={id} className="inline-flex h-8 items-center gap-1.5 rounded-chip bg-sunken pl-2 text-text-2">
          <TagMark mark={mark} />
          <span className="max-w-40 truncate">{name}</span>
          <button
            type="button"
            aria-label={`Take off ${name}`}
            onClick={() => void takeOff(id, name)}
            className="inline-flex size-8 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
          >
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
      <li>
        <button
          type="button"
          aria-label="More tags"
          onClick={onMore}
          className="inline-flex size-8 items-center justify-center rounded-control text-text-3 hover:bg-hover hover:text-text"
        >
          <Plus size={14} aria-hidden />
        </button>
      </li>
    </ul>
  )
}
