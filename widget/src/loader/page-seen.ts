import type { PageSeen } from '../live/frames.ts'
import { isWeb } from '../trail/words.ts'

/** Which parts of an address the site lets through, from `data-allow-query`: names of parameters, `*` for all of them, `#` for the fragment. */
export function allowedParts(attribute: string | null | undefined): ReadonlySet<string> {
  return new Set((attribute ?? '').split(/[\s,]+/).filter(Boolean))
}

/**
 * The page as it may be told: names of query parameters stay, their values and the fragment do not, unless allowed; nobody's password
 * in the address ever. Null where the page is none of the web.
 */
export function pageSeen(
  address: string,
  title: string,
  feature: string | null | undefined,
  allowed: ReadonlySet<string>,
): Omit<PageSeen, 'context'> | null {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    return null
  }
  if (!isWeb(url)) return null
  url.username = url.password = ''
  if (!allowed.has('#')) url.hash = ''
  const query = new URLSearchParams()
  for (const [name, value] of url.searchParams) query.append(name, allowed.has('*') || allowed.has(name) ? value : '')
  url.search = query.toString()
  const page: PageSeen = { url: url.href, title: title.trim().slice(0, 300) }
  if (page.url.length > 2000) page.url = `${url.origin}${url.pathname}`.slice(0, 2000)
  if (feature) page.feature = feature.slice(0, 100)
  return page
}
