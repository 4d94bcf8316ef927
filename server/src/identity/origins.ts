/** Headers that a browser sets and a page's script cannot. */
export interface OriginHeaders {
  origin?: string | undefined
  host?: string | undefined
  'sec-fetch-site'?: string | string[] | undefined
}

/** The directive of a content security policy that lets exactly these sites embed the widget, and Baton's own pages. */
export function frameAncestors(sites: readonly string[]): string {
  return ['frame-ancestors', "'self'", ...sites.filter(isOrigin)].join(' ')
}

/** Whether a site may embed the widget: exactly the origins of the list. A site within a site is another site. */
export function mayEmbed(sites: readonly string[], origin: string | undefined): boolean {
  return origin !== undefined && isOrigin(origin) && sites.includes(origin)
}

/**
 * Whether a WebSocket may be opened from here: from Baton's own pages, or from a site that may embed the widget. Browsers always name the
 * origin; who names none is a program, and gets nowhere without a token.
 */
export function mayConnect(
  origin: string | undefined,
  ownOrigins: readonly string[],
  sites: readonly string[],
): boolean {
  return origin === undefined || ownOrigins.includes(origin) || mayEmbed(sites, origin)
}

/**
 * Whether Baton's own page asks: the browser says so itself, or else the origin is one of ours or the host that was asked. A cookie counts only
 * then, for writes and for WebSockets: the browser adds it to whatever any page asks. Nothing said is no.
 */
export function sameOrigin(headers: OriginHeaders, ownOrigins: readonly string[] = []): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin'
  const { origin, host } = headers
  if (origin === undefined || !isOrigin(origin)) return false
  return ownOrigins.includes(origin) || (host !== undefined && new URL(origin).host === host.toLowerCase())
}

/** One origin, written as browsers write it. `https://*` would be an origin to URL and every site to a policy. */
export function isOrigin(text: string): boolean {
  return (
    /^https?:\/\/([a-z0-9._-]+|\[[0-9a-f:.]+\])(:\d+)?$/.test(text) &&
    URL.canParse(text) &&
    new URL(text).origin === text
  )
}

/** Whether customers may be offered to go there: to a site that may embed the widget, or to Baton's own pages. */
export function mayOfferToGo(href: string, sites: readonly string[], ownOrigins: readonly string[]): boolean {
  if (!URL.canParse(href)) return false
  const { origin } = new URL(href)
  return isOrigin(origin) && (ownOrigins.includes(origin) || sites.includes(origin))
}
