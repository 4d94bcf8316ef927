import type { Locale } from '@baton/engine'
import type { DocumentText, Section } from './document.ts'

const words: Readonly<Record<Locale, { page: string; part: string }>> = {
  en: { page: 'page', part: 'part' },
  de: { page: 'Seite', part: 'Teil' },
  es: { page: 'página', part: 'parte' },
  fr: { page: 'page', part: 'partie' },
  pt: { page: 'página', part: 'parte' },
}

/** A section as it is cited, in the document's language: "Returns · Handbook, page 12". */
export function citedAs(
  { title, locale, pages }: Pick<DocumentText, 'title' | 'locale' | 'pages'>,
  section: Section,
): string {
  const { page, part } = words[locale]
  const where =
    section.page !== null && pages !== null && pages > 1
      ? `, ${page} ${section.page}`
      : section.part !== null
        ? `, ${part} ${section.part}`
        : ''
  const heading = section.heading.slice(-2).join(' › ')
  return `${heading === '' ? '' : `${heading.slice(0, 130)} · `}${title}${where}`
}
