import { Check, ChevronRight } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { useRef, useState, type PointerEvent, type ReactNode, type Ref } from 'react'
import { Kbd } from './kbd.tsx'

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 outline-none select-none data-highlighted:bg-hover data-disabled:text-text-3'

/** A menu that drops from `trigger`. It leaves the rest of the page usable. */
export function Menu({
  trigger,
  children,
  open,
  onOpenChange,
  align = 'start',
  side = 'bottom',
}: {
  trigger: ReactNode
  children: ReactNode
  open?: boolean | undefined
  onOpenChange?: ((open: boolean) => void) | undefined
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
}) {
  return (
    <DropdownMenu.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content {...floating} align={align} side={side}>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

const floating = {
  sideOffset: 6,
  collisionPadding: 8,
  className: 'z-50 min-w-48 animate-fade rounded-card bg-raised p-1 shadow-float',
}

/** What a button has that opens a menu when it is clicked. */
export interface OpensMenu {
  ref: Ref<HTMLButtonElement>
  onPointerDown(event: PointerEvent): void
  onClick(): void
  'aria-haspopup': 'menu'
  'aria-expanded': boolean
  'data-state': 'open' | 'closed'
}

/** The menu of something that can be dragged as well: it opens by a click and not when it is pressed, which would end the drag. */
export function MenuOnClick({
  renderTrigger,
  children,
}: {
  renderTrigger: (opens: OpensMenu) => ReactNode
  children: ReactNode
}) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  // Pressing outside of the menu closes it before the click comes.
  const pressedOpen = useRef(false)
  const opens: OpensMenu = {
    ref: button,
    onPointerDown: () => void (pressedOpen.current = open),
    onClick() {
      setOpen(!pressedOpen.current)
      pressedOpen.current = false
    },
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    'data-state': open ? 'open' : 'closed',
  }
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={setOpen}>
      <span className="relative inline-flex shrink-0">
        {renderTrigger(opens)}
        <DropdownMenu.Trigger asChild>
          <span aria-hidden className="pointer-events-none absolute inset-0" />
        </DropdownMenu.Trigger>
      </span>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          {...floating}
          align="start"
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            button.current?.focus()
          }}
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <DropdownMenu.Label className="px-2 pt-2 pb-1 text-11 font-medium text-text-3">{children}</DropdownMenu.Label>
}

export function MenuLine() {
  return <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />
}

export function MenuItem({
  icon,
  hint,
  onSelect,
  children,
}: {
  icon?: ReactNode
  hint?: string | undefined
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <DropdownMenu.Item className={item} onSelect={onSelect}>
      {icon}
      <span className="min-w-0 flex-1">{children}</span>
      {hint && <Kbd>{hint}</Kbd>}
    </DropdownMenu.Item>
  )
}

/** One of several; the chosen one carries a tick. */
export function MenuChoice({
  chosen,
  icon,
  about,
  onSelect,
  children,
}: {
  chosen: boolean
  icon?: ReactNode
  about?: string | undefined
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <DropdownMenu.CheckboxItem className={item} checked={chosen} onSelect={onSelect}>
      {icon}
      <span className="min-w-0 flex-1">
        {children}
        {about && <span className="block text-11 text-text-3">{about}</span>}
      </span>
      {chosen && <Check size={14} aria-hidden />}
    </DropdownMenu.CheckboxItem>
  )
}

/** A menu of its own beside the entry that opens it. */
export function SubMenu({ icon, name, children }: { icon?: ReactNode; name: string; children: ReactNode }) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={`${item} data-[state=open]:bg-hover`}>
        {icon}
        <span className="min-w-0 flex-1">{name}</span>
        <ChevronRight size={14} aria-hidden className="text-text-3" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 animate-fade rounded-card bg-raised p-1 shadow-float"
        >
          {children}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  )
}
