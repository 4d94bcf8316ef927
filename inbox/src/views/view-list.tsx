import type { View } from '@baton/protocol'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { ChevronRight, Ellipsis, Inbox, Lock, Plus, Users } from 'lucide-react'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { viewCountsQuery, viewsQuery } from '../sync/view-queries.ts'
import { classes } from '../ui/classes.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { createSetting } from '../ui/setting.ts'
import { toast } from '../ui/toaster.tsx'
import { useFollowed } from '../ui/use-followed.ts'
import { ViewForm } from './view-form.tsx'
import { useFilterNames } from './use-filter-names.ts'
import { countWords, filterWords } from './words.ts'

const shown = createSetting('baton.views', ['open', 'folded'])

/** Over the queue: the filters that were kept under a name, each with how many conversations it has now. */
export function ViewList({ at }: { at: string | null }) {
  const open = shown.use() === 'open'
  const views = useQuery(viewsQuery)
  const queries = useQueryClient()
  const counts = useQuery({ ...viewCountsQuery, enabled: open && (views.data?.length ?? 0) > 0 })
  const rows = useDeskState((state) => state.conversations)
  useFollowed(rows, 3000, () => void queries.invalidateQueries({ queryKey: viewCountsQuery.queryKey }))
  const [form, setForm] = useState<View | 'new' | null>(null)
  const all = views.data ?? []
  const keepOpen = at !== null
  return (
    <section aria-label="Views" className="shrink-0 border-b border-line pb-1">
      <h2 className="flex h-8 items-center pr-1">
        <button
          type="button"
          aria-expanded={open || keepOpen}
          onClick={() => shown.set(open ? 'folded' : 'open')}
          className="flex h-8 flex-1 items-center gap-1.5 pl-3 text-left text-11 outline-offset-[-2px] hover:bg-hover"
        >
          <ChevronRight
            size={14}
            aria-hidden
            className={classes(
              '-ml-px text-text-3 transition-transform duration-[120ms]',
              (open || keepOpen) && 'rotate-90',
            )}
          />
          <span className="ml-0.5 font-semibold text-text-2">Views</span>
          {all.length > 0 && <span className="text-text-3 tabular-nums">{all.length}</span>}
        </button>
        <IconButton label="New view" onClick={() => setForm('new')}>
          <Plus size={14} aria-hidden />
        </IconButton>
      </h2>
      {(open || keepOpen) && views.isSuccess && (
        <ul className="max-h-[30vh] overflow-y-auto">
          {(all.length > 0 || keepOpen) && (
            <li>
              <Link
                to="/"
                {...(at === null ? { 'aria-current': 'page' } : {})}
                className={classes(line, at === null ? 'bg-selected' : 'hover:bg-hover')}
              >
                <Inbox size={14} aria-hidden className="text-text-3" />
                <span className="flex-1">Everything</span>
              </Link>
            </li>
          )}
          {all.map((view, index) => (
            <ViewLine
              key={view.id}
              view={view}
              all={all}
              index={index}
              current={view.id === at}
              count={counts.data?.[view.id] ?? null}
              onEdit={() => setForm(view)}
            />
          ))}
          {all.length === 0 && (
            <li className="px-3 pb-2 pl-9 text-text-3">
              A view keeps a filter under a name, for you or for all: late ones, a tag, a language.{' '}
              <button type="button" className="text-accent-text underline" onClick={() => setForm('new')}>
                Make the first
              </button>
            </li>
          )}
        </ul>
      )}
      {form !== null && <ViewForm kept={form === 'new' ? null : form} onClose={() => setForm(null)} />}
    </section>
  )
}

const line = 'flex min-h-8 items-center gap-2 pl-9 pr-1 outline-offset-[-2px]'

function ViewLine({
  view,
  all,
  index,
  current,
  count,
  onEdit,
}: {
  view: View
  all: readonly View[]
  index: number
  current: boolean
  count: number | null
  onEdit: () => void
}) {
  const { save } = useSave(['views', 'view-counts'])
  const navigate = useNavigate()
  const names = useFilterNames()
  const { id, name, scope, filter, team } = view
  const body = { name, scope, filter, ...(team === null ? {} : { team }) }
  const restore = () => void save('The view is gone', () => callApi('putView', { params: { id }, body }))
  async function remove() {
    if (!(await save('The view is still there', () => callApi('deleteView', { params: { id } })))) return
    if (current) void navigate({ to: '/' })
    toast('plain', `“${name}” is deleted`, '', { name: 'Undo', act: restore })
  }
  const move = (step: 1 | -1) => {
    const ids = all.map((each) => each.id)
    ids.splice(index, 1)
    ids.splice(index + step, 0, id)
    void save('They stand as before', () => callApi('orderViews', { body: { ids } }))
  }
  const Scope = scope === 'private' ? Lock : Users
  return (
    <li className={classes('group flex items-center', current ? 'bg-selected' : 'hover:bg-hover')} data-view={id}>
      <Link
        to="/"
        search={{ view: id }}
        title={`${name}: ${filterWords(filter, names)}`}
        {...(current ? { 'aria-current': 'page' } : {})}
        className={classes(line, 'min-w-0 flex-1')}
      >
        <Scope size={14} aria-label={scope === 'private' ? 'Only yours' : 'Shared'} className="shrink-0 text-text-3" />
        <span className="min-w-0 flex-1 truncate">{name}</span>
        <span className="text-11 text-text-2 tabular-nums">{count === null ? '' : countWords(count)}</span>
      </Link>
      <Menu
        align="end"
        trigger={
          <button
            type="button"
            aria-label={`More about ${name}`}
            className="inline-flex size-8 shrink-0 items-center justify-center rounded-control text-text-3 opacity-0 group-hover:opacity-100 hover:text-text focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis size={14} aria-hidden />
          </button>
        }
      >
        {view.mayChange && <MenuItem onSelect={onEdit}>Edit</MenuItem>}
        {index > 0 && <MenuItem onSelect={() => move(-1)}>Move up</MenuItem>}
        {index < all.length - 1 && <MenuItem onSelect={() => move(1)}>Move down</MenuItem>}
        {view.mayChange && (
          <>
            <MenuLine />
            <MenuItem onSelect={() => void remove()}>Delete</MenuItem>
          </>
        )}
        {!view.mayChange && all.length < 2 && (
          <MenuItem onSelect={() => undefined}>Whoever made it changes it</MenuItem>
        )}
      </Menu>
    </li>
  )
}
