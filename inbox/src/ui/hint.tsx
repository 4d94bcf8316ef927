import { Tooltip } from 'radix-ui'
import type { ReactNode } from 'react'
import { Kbd } from './kbd.tsx'

/** A word about what it wraps, on hover and on keyboard focus. */
export function Hint({
  label,
  hint,
  side = 'bottom',
  children,
}: {
  label: ReactNode
  hint?: string | undefined
  side?: 'top' | 'bottom' | 'left' | 'right'
  children: ReactNode
}) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger asChild>{children}</Tooltip.Trigger>
      <Tooltip.Portal>
        <Tooltip.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-fade items-center gap-2 rounded-control bg-raised px-2 py-1 text-11 text-text shadow-float"
        >
          {label}
          {hint && <Kbd>{hint}</Kbd>}
        </Tooltip.Content>
      </Tooltip.Portal>
    </Tooltip.Root>
  )
}
