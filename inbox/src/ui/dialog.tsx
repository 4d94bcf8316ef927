import { Dialog as Radix } from 'radix-ui'
import { X } from 'lucide-react'
import { useRef, type ReactNode } from 'react'
import { classes } from './classes.ts'
import { IconButton } from './icon-button.tsx'

/** A panel over the page with a title; Escape and a click beside it close it, and the focus goes back where it was. */
export function Dialog({
  title,
  about,
  width = 'narrow',
  tools,
  onClose,
  children,
}: {
  title: string
  about?: ReactNode
  /** `full` covers the page but for a margin, and leaves scrolling and padding to what stands in it. */
  width?: 'narrow' | 'broad' | 'full'
  /** Stand in the head, before the button that closes. */
  tools?: ReactNode
  onClose: () => void
  children: ReactNode
}) {
  const body = useRef<HTMLDivElement>(null)
  return (
    <Radix.Root open onOpenChange={(open) => !open && onClose()}>
      <Radix.Portal>
        <div className="fixed inset-0 z-40 animate-fade bg-scrim" />
        <Radix.Content
          {...(about ? {} : { 'aria-describedby': undefined })}
          onOpenAutoFocus={(event) => {
            event.preventDefault()
            if (width === 'full') return body.current?.focus()
            const field = body.current?.querySelector<HTMLElement>(
              'input:checked, input:not([hidden]), textarea, button[type="submit"]',
            )
            ;(field ?? body.current)?.focus()
          }}
          className={classes(
            'fixed z-40 flex animate-fade flex-col rounded-card bg-raised shadow-float',
            width === 'full'
              ? 'inset-2 desk:inset-6'
              : 'top-[12vh] left-1/2 max-h-[80vh] w-[calc(100vw-24px)] -translate-x-1/2',
            width === 'narrow' && 'max-w-110',
            width === 'broad' && 'max-w-150',
          )}
        >
          <header
            className={classes(
              'flex items-start gap-2',
              width === 'full' ? 'border-b border-line py-2 pr-2 pl-4' : 'pt-4 pr-3 pl-5',
            )}
          >
            <div className="min-w-0 flex-1 pt-0.5">
              <Radix.Title className={classes('text-15 font-semibold', width === 'full' && 'truncate')}>
                {title}
              </Radix.Title>
              {about && <Radix.Description className="mt-0.5 text-text-2">{about}</Radix.Description>}
            </div>
            {tools}
            <Radix.Close asChild>
              {/* Its own hint is open while it has the focus, and would take the key for itself. */}
              <IconButton label="Close" hint="Esc" onKeyDown={({ key }) => key === 'Escape' && onClose()}>
                <X size={16} aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div
            ref={body}
            tabIndex={-1}
            className={classes('min-h-0 outline-none', width === 'full' ? 'flex-1' : 'overflow-y-auto px-5 pt-3 pb-5')}
          >
            {children}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
