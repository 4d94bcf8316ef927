import { Search } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type KeyboardEvent, type Ref } from 'react'
import { find, type Findable } from './find.ts'
import { classes } from './classes.ts'

// A combobox over a list: the keys go to the box, which names the chosen option, and HTML has no tags for that.
/* oxlint-disable jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/click-events-have-key-events */

/** One of many, found by a few letters. The box keeps the focus, so that the next one can be found at once. */
export function FindOne({
  label,
  placeholder,
  nothing,
  choices,
  disabled = false,
  fill = false,
  box,
  onChoose,
}: {
  label: string
  placeholder: string
  /** What is said where nothing is found. */
  nothing: (query: string) => string
  choices: readonly Findable[]
  disabled?: boolean
  /** As wide as where it stands, however wide that is. */
  fill?: boolean
  box?: Ref<HTMLInputElement>
  onChoose: (id: string) => void
}) {
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const list = useId()
  const found = find(choices, query, 8)
  const index = Math.min(at, found.length - 1)
  const choose = (choice: Findable | undefined) => {
    if (!choice) return
    setQuery('')
    setAt(0)
    setOpen(false)
    onChoose(choice.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setOpen(true)
      const step = event.key === 'ArrowDown' ? 1 : -1
      if (open) setAt((index + step + found.length) % Math.max(1, found.length))
    }
    if (event.key === 'Enter' && open && !event.nativeEvent.isComposing) {
      event.preventDefault()
      choose(found[index])
    }
    if (event.key === 'Escape' && open) {
      event.preventDefault()
      setOpen(false)
    }
  }
  return (
    <Popover.Root open={open && !disabled} onOpenChange={setOpen}>
      <Popover.Anchor asChild>
        <div className={classes('relative min-w-56 flex-1', !fill && 'max-w-80')}>
          <Search size={14} aria-hidden className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3" />
          <input
            ref={box}
            role="combobox"
            aria-expanded={open && !disabled}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={open && found[index] ? `${list}-${index}` : undefined}
            aria-label={label}
            placeholder={placeholder}
            autoComplete="off"
            disabled={disabled}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setAt(0)
              setOpen(true)
            }}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            className="block h-8 w-full rounded-control border border-line-strong bg-surface pr-2 pl-8 placeholder:text-text-3 disabled:text-text-3 pointer-coarse:text-[16px]"
          />
        </div>
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onOpenAutoFocus={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => event.preventDefault()}
          // The box keeps the focus while an option is pressed.
          onPointerDown={(event) => event.preventDefault()}
          className="z-50 w-(--radix-popover-trigger-width) animate-fade rounded-card bg-raised p-1 shadow-float outline-none"
        >
          <ul id={list} role="listbox" aria-label={label}>
            {found.map((choice, i) => (
              <li
                key={choice.id}
                id={`${list}-${i}`}
                role="option"
                aria-selected={i === index}
                onMouseMove={() => setAt(i)}
                onClick={() => choose(choice)}
                className={classes(
                  'flex min-h-9 cursor-pointer items-baseline gap-2 rounded-control px-2 py-1.5',
                  i === index && 'bg-selected',
                )}
              >
                <span className="max-w-[60%] shrink-0 truncate">{choice.title}</span>
                <span className="min-w-0 flex-1 truncate text-11 text-text-3">{choice.about}</span>
              </li>
            ))}
          </ul>
          {found.length === 0 && <p className="px-2 py-1.5 text-text-2">{nothing(query)}</p>}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
