import { CircleAlert, Info, X } from 'lucide-react'
import { useEffect, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

interface Toast {
  id: number
  tone: 'plain' | 'red'
  title: string
  detail: string
  /** What can be done about it while it stands there. */
  deed: Deed | null
}

interface Deed {
  name: string
  act: () => void
}

let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something in the corner for a while. The same words are not said twice at once. */
export function toast(tone: Toast['tone'], title: string, detail = '', deed: Deed | null = null): void {
  const others = toasts.filter((each) => each.title !== title || each.detail !== detail)
  change([...others, { id: ++lastId, tone, title, detail, deed }].slice(-3))
}

const dismiss = (id: number) => change(toasts.filter((each) => each.id !== id))

/** Where toasts are shown. */
export function Toaster() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => toasts,
  )
  return (
    <output
      aria-live="polite"
      className="pointer-events-none fixed top-3 right-3 left-3 z-50 flex flex-col items-center gap-2"
    >
      {shown.map((each) => (
        <Shown key={each.id} toast={each} />
      ))}
    </output>
  )
}

function Shown({ toast: { id, tone, title, detail, deed } }: { toast: Toast }) {
  useEffect(() => {
    const timer = setTimeout(() => dismiss(id), 9000)
    return () => clearTimeout(timer)
  }, [id])
  const Icon = tone === 'red' ? CircleAlert : Info
  return (
    <div className="pointer-events-auto flex w-full max-w-90 animate-rise items-start gap-2 rounded-card bg-raised py-2 pr-1 pl-3 shadow-float">
      <Icon size={16} aria-hidden className={tone === 'red' ? 'mt-2 text-red-text' : 'mt-2 text-text-3'} />
      <div className="min-w-0 flex-1 py-1.5">
        <p className="font-medium">{title}</p>
        {detail && <p className="text-text-2">{detail}</p>}
      </div>
      {deed && (
        <Button
          look="ghost"
          className="text-accent-text"
          onClick={() => {
            dismiss(id)
            deed.act()
          }}
        >
          {deed.name}
        </Button>
      )}
      <IconButton label="Dismiss" onClick={() => dismiss(id)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  )
}
