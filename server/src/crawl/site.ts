/** A part of the web that is read: one origin, and below one folder of it. */
export interface Site {
  origin: string
  /** Begins and ends with a slash, or names the one page that it begins at. */
  folder: string
}

const longestUrl = 1500
/** What says where a visitor came from, not what is read. */
const tracking = /^(utm_\w+|gclid|fbclid|msclkid|mc_[ce]id|ref|source)$/i
const notPages =
  /\.(?:png|jpe?g|gif|webp|avif|svg|ico|css|js|mjs|json|xml|gz|zip|rar|7z|tar|mp[34]|m4[av]|webm|mov|avi|woff2?|ttf|eot|exe|dmg|pkg|docx?|xlsx?|pptx?|pdf|csv|ics)$/i

/** Where a help centre that begins at this address lives: `/help/start` is read below `/help/`, and `/help` at it and below it. */
export function siteOf(start: string): Site {
  const { origin, pathname } = new URL(start)
  const name = pathname.slice(pathname.lastIndexOf('/') + 1)
  const folder = name === '' ? pathname : /\.\w+$/.test(name) ? pathname.slice(0, -name.length) : `${pathname}/`
  return { origin, folder }
}

/** Whether an address belongs to the site. */
export function isOnSite(url: string, { origin, folder }: Site): boolean {
  if (!URL.canParse(url)) return false
  const it = new URL(url)
  return it.origin === origin && (it.pathname.startsWith(folder) || `${it.pathname}/` === folder)
}

/** A link as the address of a page: absolute, without what follows # or tells where it was clicked. Null when it leads to no page. */
export function pageAddress(href: string, base: string): string | null {
  if (href.length > longestUrl || !URL.canParse(href, base)) return null
  const url = new URL(href, base)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password || notPages.test(url.pathname)) return null
  url.hash = ''
  for (const name of [...url.searchParams.keys()]) if (tracking.test(name)) url.searchParams.delete(name)
  return url.href.length > longestUrl ? null : url.href
}
