import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'

/** What a number means, one click away. */
export function WhyNote({ about, children }: { about: string; children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger
        aria-label={`Why: ${about}`}
        className="-my-2 inline-flex h-8 items-center rounded-control px-1.5 text-11 font-medium text-accent-text hover:bg-hover data-[state=open]:bg-hover"
      >
        why
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          sideOffset={4}
          collisionPadding={8}
          aria-label={about}
          className="z-50 max-w-80 animate-fade rounded-card bg-raised p-3 shadow-float outline-none"
        >
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
