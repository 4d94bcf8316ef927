import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { classes } from './classes.ts'

/** A named value that a click copies. */
export function CopyChip({ name, value }: { name: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = () => {
    void navigator.clipboard?.writeText(value).then(() => {
      setCopied(true)
      setTimeout(() => setCopied(false), 1500)
    })
  }
  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      onClick={copy}
      title={`Copy ${value}`}
      className="group relative inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-control border border-line px-2 py-1 text-left hover:bg-hover"
    >
      <span className="shrink-0 text-11 text-text-3">{name}</span>
      <span className="min-w-0 truncate">{value}</span>
      <span
        aria-hidden
        className={classes(
          'absolute -top-1.5 -right-1.5 flex size-5 items-center justify-center rounded-full border border-line bg-raised text-text-2',
          !copied && 'opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100',
        )}
      >
        <Icon size={11} />
      </span>
      <span className="sr-only" aria-live="polite">
        {copied ? 'copied' : ''}
      </span>
    </button>
  )
}
