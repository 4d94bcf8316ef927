import type { Language } from '@baton/protocol/wording/wording'

/** What the server and the site say about this frame. */
export interface Settings {
  workspace: string
  /** The workspace's name, as customers know it. */
  name: string
  language: Language
  theme: 'light' | 'dark' | null
  /** A colour of the site's, to be checked before it is used; empty for our own. */
  accent: string
  /** New messages are heard, until the customer says otherwise. */
  sounds: boolean
  /** Origins that may embed the chat, this one's own among them. Nobody else is spoken with. */
  origins: readonly string[]
  /** Whether a handoff shows the page: never, when the customer says yes, or always. */
  pageCapture: 'off' | 'ask' | 'on'
  /** What is not read can follow by e-mail. */
  mail: boolean
  /** Selectors of parts of the site whose text need not be masked. */
  captureAllow: readonly string[]
  /** The site that it stands on; null where it is none of those. */
  site: string | null
}

const languages: readonly string[] = ['en', 'de', 'es', 'fr', 'pt'] satisfies Language[]

/** `told` is what the server put into the page; the query names the site, the fragment its wishes. Nothing of it is trusted to be there. */
export function readSettings(told: string | null, address: URL): Settings {
  const meta = parsed(told)
  const wishes = new URLSearchParams(address.hash.slice(1))
  const origins = [address.origin, ...strings(meta['sites'])]
  const site = address.searchParams.get('site')
  const theme = wishes.get('theme')
  const workspace = text(meta['workspace']) ?? address.searchParams.get('workspace') ?? ''
  return {
    workspace,
    name: text(meta['name']) ?? workspace,
    language: languageOf(wishes.get('locale')) ?? languageOf(meta['locale']) ?? 'en',
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    accent: wishes.get('accent') ?? '',
    sounds: wishes.get('sounds') === '1',
    pageCapture: meta['pageCapture'] === 'on' || meta['pageCapture'] === 'ask' ? meta['pageCapture'] : 'off',
    mail: meta['mail'] === true,
    captureAllow: strings(meta['captureAllow']),
    origins,
    site: site !== null && origins.includes(site) ? site : null,
  }
}

const languageOf = (tag: unknown): Language | null =>
  typeof tag === 'string' && languages.includes(tag) ? (tag as Language) : null

function parsed(json: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)
