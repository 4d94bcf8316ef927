import { TagName, type Tag } from '@baton/protocol'
import { Check, Minus } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { useSave } from '../people/use-save.ts'
import { callApi } from '../sync/call-api.ts'
import { newId } from '../sync/new-id.ts'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import { Dialog } from '../ui/dialog.tsx'
import { find } from '../ui/find.ts'
import { TagMark } from './tag-mark.tsx'
import { useTags } from './tag-names.ts'

export interface TagChange {
  add: string[]
  remove: string[]
}

/** How many of the chosen conversations have a tag. */
export type Has = 'all' | 'some' | 'none'

// A combobox over a list: the keys go to the box, which names the chosen option, and HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** Tags for one conversation or for several: found by a few letters, or made as they are typed. */
export function TagDialog({
  title,
  has,
  onSend,
  onClose,
}: {
  title: string
  has: (tag: Tag) => Has
  onSend: (change: TagChange) => void
  onClose: () => void
}) {
  const names = useTags()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [fresh, setFresh] = useState<readonly Tag[]>([])
  const { busy, save } = useSave(['tags'])
  const list = useId()
  const known = [...names.offered, ...fresh.filter(({ id }) => !names.of(id))]
  const found = find(
    known.map((tag) => ({ id: tag.id, title: tag.name, about: '', tag })),
    query,
    50,
  ).map(({ tag }) => tag)
  const typed = query.trim()
  const isNew =
    TagName.safeParse(typed).success && known.every(({ name }) => name.toLowerCase() !== typed.toLowerCase())
  const count = found.length + (isNew ? 1 : 0)
  const index = Math.max(0, Math.min(at, count - 1))
  const isOn = (tag: Tag) => changes.get(tag.id) ?? has(tag) === 'all'

  const toggle = (tag: Tag) => setChanges(new Map(changes).set(tag.id, !isOn(tag)))
  async function make() {
    const id = newId()
    const tag: Tag = {
      id,
      name: typed,
      mark: 'plain',
      archived: false,
      mergedInto: null,
      open: 0,
      all: 0,
      updatedAt: '',
      updatedBy: null,
    }
    const done = await save('The tag was not made', () => callApi('putTag', { params: { id }, body: { name: typed } }))
    if (!done) return
    setFresh([...fresh, tag])
    setChanges(new Map(changes).set(id, true))
    setQuery('')
    setAt(0)
  }
  const choose = (i: number) => {
    const tag = found[i]
    if (tag) toggle(tag)
    else if (isNew && !busy) void make()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((index + (event.key === 'ArrowDown' ? 1 : -1) + count) % Math.max(1, count))
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    // With nothing typed, Enter is done with it.
    if (typed === '' || event.metaKey || event.ctrlKey) send()
    else {
      choose(index)
      if (found[index]) setQuery('')
    }
  }
  const send = () => {
    const differs = [...changes].filter(([id, on]) => {
      const tag = known.find((each) => each.id === id)
      return tag && (on ? has(tag) !== 'all' : has(tag) !== 'none')
    })
    onClose()
    const change = {
      add: differs.flatMap(([id, on]) => (on ? [id] : [])),
      remove: differs.flatMap(([id, on]) => (on ? [] : [id])),
    }
    if (differs.length > 0) onSend(change)
  }

  return (
    <Dialog title={title} about="Type to find one, or to make a new one." onClose={onClose}>
      <input
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={count > 0 ? `${list}-${index}` : undefined}
        aria-label="Find or make a tag"
        placeholder="Find or make a tag"
        maxLength={40}
        autoComplete="off"
        value={query}
        onChange={(event) => {
          setQuery(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="block h-9 w-full rounded-control border border-line-strong bg-surface px-3 placeholder:text-text-3 pointer-coarse:text-[16px]"
      />
      <ul id={list} role="listbox" aria-label="Tags" aria-multiselectable className="mt-2 max-h-72 overflow-y-auto">
        {found.map((tag, i) => (
          <li
            key={tag.id}
            id={`${list}-${i}`}
            role="option"
            aria-selected={isOn(tag)}
            onMouseMove={() => setAt(i)}
            onClick={() => toggle(tag)}
            className={classes(
              'flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-2',
              i === index && 'bg-selected',
            )}
          >
            <span className="inline-flex size-4 shrink-0 items-center justify-center rounded-chip border border-line-strong">
              {isOn(tag) ? (
                <Check size={12} aria-hidden />
              ) : (
                !changes.has(tag.id) && has(tag) === 'some' && <Minus size={12} aria-label="on some of them" />
              )}
            </span>
            <TagMark mark={tag.mark} />
            <span className="min-w-0 flex-1 truncate">{tag.name}</span>
            <span className="text-11 text-text-3 tabular-nums">{tag.open > 0 && `${tag.open} open`}</span>
          </li>
        ))}
        {isNew && (
          <li
            id={`${list}-${found.length}`}
            role="option"
            aria-selected={false}
            onMouseMove={() => setAt(found.length)}
            onClick={() => !busy && void make()}
            className={classes(
              'flex min-h-9 cursor-pointer items-center rounded-control px-2 text-accent-text',
              index === found.length && 'bg-selected',
            )}
          >
            Make “{typed}”
          </li>
        )}
      </ul>
      {count === 0 && (
        <p className="px-2 py-1.5 text-text-2">
          {known.length === 0 ? 'There is no tag yet: type the name of the first.' : 'No tag is called so.'}
        </p>
      )}
      <div className="mt-3 flex justify-end gap-2">
        <Button look="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button look="primary" disabled={busy} onClick={send}>
          Done
        </Button>
      </div>
    </Dialog>
  )
}
