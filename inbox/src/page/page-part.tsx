import { safeHref } from '../ui/split-links.ts'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import type { WirePage } from '../sync/wire-event.ts'
import { ContextChips } from './context-chips.tsx'

/** Which page the customer is on. */
export function PagePart({ page, now }: { page: WirePage & { at: string }; now: number }) {
  const href = safeHref(page.url)
  const address = href ? addressWords(href) : page.url
  return (
    <>
      <p className="flex items-center gap-1.5">
        <span className="min-w-0 truncate font-medium">{page.title || address}</span>
        {page.feature && <Chip>{page.feature}</Chip>}
      </p>
      <p className="flex items-baseline gap-1.5">
        {href ? (
          <a
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            className="min-w-0 truncate text-text-2 underline decoration-line-strong underline-offset-2 hover:text-accent-text"
          >
            {address}
          </a>
        ) : (
          <span className="min-w-0 truncate text-text-2">{address}</span>
        )}
        <span className="shrink-0 text-11 text-text-3">{whenWords(Date.parse(page.at), now)}</span>
      </p>
      {page.context && <ContextChips context={page.context} />}
    </>
  )
}

function addressWords(href: string): string {
  const { host, pathname } = new URL(href)
  return pathname === '/' ? host : `${host}${decode(pathname)}`
}

function decode(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
