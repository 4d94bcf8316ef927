import type { TrailEntry } from '@baton/protocol'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '../ui/button.tsx'
import { capital } from '../ui/capital.ts'
import { safeHref } from '../ui/split-links.ts'
import { TextField } from '../ui/text-field.tsx'

/** Offers a page of the site: the customer presses the button to it, or does not. */
export function OfferPage({
  who,
  trail,
  onOffer,
}: {
  who: string
  trail: readonly TrailEntry[]
  onOffer: (url: string, label: string) => Promise<boolean>
}) {
  const list = useId()
  const [url, setUrl] = useState('')
  const [label, setLabel] = useState('')
  const [busy, setBusy] = useState(false)
  const href = safeHref(url.trim())
  const seen = pagesOf(trail)
  const choose = (next: string) => {
    const page = seen.get(next)
    if (page && (label === '' || [...seen.values()].includes(label))) setLabel(page.slice(0, 80))
    setUrl(next)
  }
  return (
    <details className="group/offer border-t border-line p-4 pt-2">
      <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1 rounded-control font-semibold [&::-webkit-details-marker]:hidden">
        <ChevronRight
          size={14}
          aria-hidden
          className="transition-transform duration-[120ms] group-open/offer:rotate-90"
        />
        Offer a page
      </summary>
      <form
        className="mt-1 flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (!href || !label.trim() || busy) return
          setBusy(true)
          void onOffer(href, label)
            .then((done) => {
              if (!done) return
              setUrl('')
              setLabel('')
            })
            .finally(() => setBusy(false))
        }}
      >
        <TextField
          label="Address"
          value={url}
          onChange={choose}
          list={list}
          type="url"
          maxLength={2000}
          hint="On one of your sites. Pages of this visit are suggested."
        />
        <datalist id={list}>
          {[...seen].map(([address, title]) => (
            <option key={address} value={address}>
              {title}
            </option>
          ))}
        </datalist>
        <TextField
          label="What the button says"
          value={label}
          onChange={setLabel}
          maxLength={80}
          hint={`${capital(who)} opens it, or does not.`}
        />
        <Button type="submit" look="primary" disabled={!href || !label.trim() || busy} className="self-end">
          Offer the page
        </Button>
      </form>
    </details>
  )
}

function pagesOf(trail: readonly TrailEntry[]): Map<string, string> {
  return new Map(trail.flatMap((entry) => (entry.kind === 'page' ? [[entry.url, entry.title] as const] : [])))
}
