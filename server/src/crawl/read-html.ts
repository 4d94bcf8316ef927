import { detectLanguage, type Locale } from '@baton/engine'
import { DomHandler, isTag, type Document } from 'domhandler'
import { Parser } from 'htmlparser2'
import { LeftOut } from './left-out.ts'
import { eachNode, findFirst, mainOf, textOfNode } from './main-content.ts'
import { longestPage, toMarkdown } from './to-markdown.ts'

/** What a page of a help centre says. */
export interface ReadPage {
  title: string
  /** Null: in none of the languages that the assistant speaks. */
  locale: Locale | null
  /** The language that the page says it is in; '' where it says none. */
  lang: string
  /** The address that the page says is its own, as it is written. */
  canonical: string | null
  /** As they are written. */
  links: readonly string[]
  /** What its words are found relative to. */
  base: string | null
  mayBeKept: boolean
  mayBeFollowed: boolean
  markdown: string
}

const locales: readonly string[] = ['en', 'de', 'es', 'fr', 'pt']
const mostLinks = 2000

/** Reads a page: its own text without what stands around it, its title, language, address and links. Throws `LeftOut` of one that nobody wrote. */
export function readHtml(html: string, longest = longestPage): ReadPage {
  const document = parse(html)
  const page = { canonical: null as string | null, base: null as string | null, robots: '', lang: '', heads: '' }
  const links: string[] = []
  eachNode(document, (node) => {
    if (!isTag(node)) return true
    const { name, attribs } = node
    const rel = (attribs['rel'] ?? '').toLowerCase().split(/\s+/)
    if (name === 'html') page.lang = (attribs['lang'] ?? '').toLowerCase()
    else if (name === 'base') page.base ??= attribs['href'] ?? null
    else if (name === 'link' && rel.includes('canonical')) page.canonical ??= attribs['href'] ?? null
    else if (name === 'title') page.heads ||= textOfNode(node)
    else if (name === 'meta' && /^(?:robots|baton)$/i.test(attribs['name'] ?? ''))
      page.robots += `,${attribs['content'] ?? ''}`
    else if (name === 'a' && attribs['href'] && !rel.includes('nofollow') && links.length < mostLinks)
      links.push(attribs['href'])
    return name !== 'template' && name !== 'script'
  })
  const main = mainOf(document)
  const first = findFirst(main, ({ name }) => name === 'h1') ?? findFirst(document, ({ name }) => name === 'h1')
  const ownHead = first ? oneLine(textOfNode(first)) : ''
  const title = (ownHead || withoutSite(oneLine(page.heads))).slice(0, 300)
  const markdown = toMarkdown(main, ownHead, longest)
  return {
    title,
    locale: localeOf(markdown, page.lang),
    lang: page.lang,
    canonical: page.canonical,
    base: page.base,
    links,
    mayBeKept: !/\b(?:noindex|none)\b/i.test(page.robots),
    mayBeFollowed: !/\b(?:nofollow|none)\b/i.test(page.robots),
    markdown,
  }
}

/** Elements in elements: what is nested deeper costs the parser more with each one. */
const mostNested = 1000

class BoundedDom extends DomHandler {
  override onopentag(name: string, attribs: Record<string, string>): void {
    super.onopentag(name, attribs)
    if (this.tagStack.length > mostNested) throw new LeftOut('too-large')
  }
}

function parse(html: string): Document {
  const dom = new BoundedDom()
  new Parser(dom).end(html)
  return dom.root
}

const oneLine = (text: string) => text.replace(/[\s\u00b6\u200b]+/g, ' ').trim()

/** "Refunds | Help" is "Refunds". */
const withoutSite = (title: string) => title.replace(/\s+[|–—·»]\s+[^|–—·»]{1,60}$/u, '')

/** The language of the words; where they are few, the one that the page says. Many pages say the one of their template. */
export function localeOf(text: string, said: string): Locale | null {
  const { language, confidence } = detectLanguage(text.replace(/[\\#|]/g, ' '))
  const named = locales.includes(said.slice(0, 2)) ? (said.slice(0, 2) as Locale) : null
  if (confidence >= 0.8 && language !== 'other') return language
  if (named) return confidence >= 0.95 && language === 'other' ? null : named
  if (said !== '' && !named && language === 'other') return null
  return language === 'other' ? null : language
}

/** Whether there is anything to answer from. */
export function hasText(markdown: string): boolean {
  return (markdown.match(/[\p{L}\p{N}]{2,}/gu)?.length ?? 0) >= 12
}
