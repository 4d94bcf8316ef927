import { createContext } from 'react'
import { safeHref } from '../ui/split-links.ts'

/** The page that the customer is on: addresses of articles may be relative to its site. */
export const SiteContext = createContext<string | null>(null)

/** Where a source can be read, or null. A relative address is one of the customer's site. */
export function sourceHref(url: string | null, site: string | null): string | null {
  if (!url) return null
  const base = safeHref(site)
  return safeHref(url) ?? (base && URL.canParse(url, base) ? safeHref(new URL(url, base).href) : null)
}
