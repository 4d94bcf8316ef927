import { Dialog as Radix } from 'radix-ui'
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'
import { Kbd } from '../ui/kbd.tsx'
import { classes } from '../ui/classes.ts'
import { find, type Findable } from '../ui/find.ts'

export interface PaletteEntry extends Findable {
  icon: ReactNode
  hint?: string | undefined
  act: () => void
}

// A combobox over a list: the keys go to the box, which names the chosen option, and HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** One box that finds any conversation and any deed. */
export function Palette({
  entries,
  last,
  onClose,
}: {
  entries: readonly PaletteEntry[]
  /** What stands beneath whatever was found. */
  last: (query: string) => PaletteEntry
  onClose: () => void
}) {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const found = [...find(entries, query), last(query.trim())]
  const index = Math.min(at, found.length - 1)
  const choose = (entry: PaletteEntry | undefined) => {
    if (!entry) return
    onClose()
    entry.act()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : -1
      setAt((index + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(found[index])
    }
  }
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          aria-describedby={undefined}
          onCloseAutoFocus={(event) => event.preventDefault()}
          className="fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-24px)] max-w-140 -translate-x-1/2 animate-fade overflow-hidden rounded-card bg-raised shadow-float"
        >
          <Radix.Title className="sr-only">Search, or do anything</Radix.Title>
          <input
            // The box was asked for, and is the only thing there.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={list}
            aria-activedescendant={found[index] ? `${list}-${index}` : undefined}
            aria-label="Search, or do anything"
            placeholder="A customer, their words, or a deed"
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setAt(0)
            }}
            onKeyDown={onKeyDown}
            className="h-12 w-full border-b border-line bg-transparent px-4 text-15 outline-none placeholder:text-text-3"
          />
          <ul id={list} role="listbox" aria-label="Found" className="max-h-[50vh] overflow-y-auto p-1">
            {found.map((entry, i) => (
              <li
                key={entry.id}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === index}
                onMouseMove={() => setAt(i)}
                onClick={() => choose(entry)}
                className={classes(
                  'flex min-h-9 cursor-pointer items-center gap-2 rounded-control px-3',
                  i === index && 'bg-selected',
                )}
              >
                <span className="flex w-4 shrink-0 justify-center text-text-2">{entry.icon}</span>
                <span className="max-w-[60%] shrink-0 truncate font-medium">{entry.title}</span>
                <span className="min-w-0 flex-1 truncate text-text-3">{entry.about}</span>
                {entry.hint && <Kbd>{entry.hint}</Kbd>}
              </li>
            ))}
          </ul>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
