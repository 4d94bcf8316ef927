/** What is typed as a site: one origin as browsers write it, or what is wrong and what to do. An address with a path is cut to its origin. */
export function readOrigin(typed: string, known: readonly string[]): { origin: string } | { fault: string } {
  const text = typed.trim()
  const written = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`
  if (text.includes('*')) return { fault: 'Name each site: a pattern would let in pages that nobody has thought of.' }
  if (!URL.canParse(written)) return { fault: `“${text}” is no address. Write it as https://shop.example.com.` }
  const { origin, protocol, hostname } = new URL(written)
  if (protocol !== 'https:' && protocol !== 'http:')
    return { fault: 'Only https and http have pages that can embed the chat.' }
  if (protocol === 'http:' && !/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname))
    return { fault: 'Customers write there: the site needs https. Only localhost may do without.' }
  if (known.includes(origin)) return { fault: `${origin} is allowed already.` }
  if (known.length >= 100) return { fault: 'There are a hundred sites already. Remove one that is not needed.' }
  return { origin }
}

export interface SnippetLook {
  locale: string
  theme: 'auto' | 'light' | 'dark'
}

/** The line that embeds the chat. `workspace` is an id: letters, digits and - alone. */
export function snippetFor(server: string, workspace: string, { locale, theme }: SnippetLook): string {
  const attributes = [
    `src="${server}/widget.js?workspace=${workspace}"`,
    `data-workspace="${workspace}"`,
    ...(locale === 'auto' ? [] : [`data-locale="${locale}"`]),
    ...(theme === 'auto' ? [] : [`data-theme="${theme}"`]),
  ]
  return `<script ${attributes.join(' ')} async></script>`
}
