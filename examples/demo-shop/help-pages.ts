// Writes site/help.html and site/hilfe.html from the articles in knowledge/. Run it after changing an article:
//   node examples/demo-shop/help-pages.ts

import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'yaml'

type Locale = 'en' | 'de'

const here = (path: string) => new URL(path, import.meta.url)

/** Each article belongs to one topic; its feature is what the widget tells of the page when the article was asked for. */
const topics: { feature: string; name: Record<Locale, string>; articles: string[] }[] = [
  {
    feature: 'device-setup',
    name: { en: 'Setting up', de: 'Einrichten' },
    articles: [
      'set-up-over-wifi',
      'wifi-not-connecting',
      'link-ereader-to-account',
      'move-to-new-ereader',
      'update-firmware',
      'factory-reset',
      'dictionary-and-reading-settings',
    ],
  },
  {
    feature: 'device-trouble',
    name: { en: 'Faults and repair', de: 'Störungen und Reparatur' },
    articles: ['frozen-screen', 'battery-charging', 'computer-does-not-recognise', 'screen-defects', 'warranty-repair'],
  },
  {
    feature: 'library',
    name: { en: 'Books and reading', de: 'Bücher und Lesen' },
    articles: [
      'missing-purchased-book',
      'only-preview',
      'download-stuck',
      'book-will-not-open',
      'transfer-by-cable',
      'adobe-digital-editions',
      'library-lending',
      'reading-apps-and-sync',
      'audiobooks',
    ],
  },
  {
    feature: 'account',
    name: { en: 'Your account', de: 'Ihr Konto' },
    articles: ['sign-in-options', 'forgot-password', 'change-email', 'kids-accounts', 'shop-country', 'delete-account'],
  },
  {
    feature: 'billing',
    name: { en: 'Paying and refunds', de: 'Bezahlen und Erstattung' },
    articles: ['payment-refused', 'charged-twice', 'wrong-book-refund', 'refund-times', 'gift-card', 'invoice'],
  },
  {
    feature: 'subscription',
    name: { en: 'Folio Plus', de: 'Folio Plus' },
    articles: ['folio-plus', 'folio-plus-credits', 'cancel-folio-plus'],
  },
  {
    feature: 'orders',
    name: { en: 'Orders and delivery', de: 'Bestellung und Lieferung' },
    articles: ['shipping-delivery', 'change-or-cancel-order', 'return-ereader'],
  },
]

const words = {
  en: {
    file: 'help.html',
    title: 'Help, Folio',
    heading: 'Help',
    lead: 'Open a question, or ask it in the chat at the bottom right. A person takes over when the answer is not here.',
    search: 'Search the help',
    find: 'Search',
    none: 'Nothing was found.',
    stuck: 'Still stuck? Talk to a person',
    other: '<a href="hilfe.html" lang="de">Hilfe auf Deutsch</a>',
  },
  de: {
    file: 'hilfe.html',
    title: 'Hilfe, Folio',
    heading: 'Hilfe',
    lead: 'Öffnen Sie eine Frage oder stellen Sie sie unten rechts im Chat. Steht die Antwort nicht hier, übernimmt unser Team.',
    search: 'Hilfe durchsuchen',
    find: 'Suchen',
    none: 'Nichts gefunden.',
    stuck: 'Hilft nicht? Mit einem Menschen sprechen',
    other: '<a href="help.html" lang="en">Help in English</a>',
  },
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const quoted = (text: string) => text.replaceAll(/"([^"]+)"/g, '“$1”')
const inline = (text: string) => escaped(quoted(text)).replaceAll(/\*\*(.+?)\*\*/g, '<b>$1</b>')

/** The part of Markdown that the articles use: `##` headings, paragraphs, one level of lists, bold. */
function htmlOf(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => {
      if (block.startsWith('## ')) return `<h3>${inline(block.slice(3))}</h3>`
      const lines = block.split('\n')
      if (lines.every((line) => /^\d+\. /.test(line)))
        return `<ol>${lines.map((line) => `<li>${inline(line.replace(/^\d+\. /, ''))}</li>`).join('')}</ol>`
      if (lines.every((line) => line.startsWith('- ')))
        return `<ul>${lines.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`
      return `<p>${inline(lines.join(' '))}</p>`
    })
    .join('\n            ')
}

interface Article {
  title: string
  body: string
}

function articlesOf(locale: Locale): Map<string, Article> {
  const articles = new Map<string, Article>()
  for (const file of readdirSync(here(`knowledge/${locale}/`))) {
    const [, head = '', body = ''] = readFileSync(here(`knowledge/${locale}/${file}`), 'utf8').split(/^---\n/m)
    articles.set(file.replace(/\.md$/, ''), { title: (parse(head) as { title: string }).title, body })
  }
  return articles
}

/** The help page of one language as HTML; throws when an article is in no topic or a topic names a missing one. */
export function helpPage(locale: Locale): string {
  const say = words[locale]
  const articles = articlesOf(locale)
  const sections = topics.map(({ feature, name, articles: ids }) => {
    const entries = ids.map((id) => {
      const article = articles.get(id)
      if (!article)
        throw new Error(`${locale}: the topic "${name.en}" names ${id}, which is missing or in another topic too`)
      articles.delete(id)
      return `          <details id="${id}" data-feature="${feature}">
            <summary>${inline(article.title)}</summary>
            <div class="article">
            ${htmlOf(article.body)}
            <p><button class="button plain" type="button" data-still-stuck>${say.stuck}</button></p>
            </div>
          </details>`
    })
    return `        <section aria-labelledby="topic-${feature}">
          <h2 id="topic-${feature}">${name[locale]}</h2>
          <div>
${entries.join('\n')}
          </div>
        </section>`
  })
  if (articles.size > 0) throw new Error(`${locale}: in no topic: ${[...articles.keys()].join(', ')}`)

  const shell = readFileSync(here('site/cart.html'), 'utf8')
  // The head and foot of every page are in English; on the German page they say so.
  const english = (html: string) => (locale === 'en' ? html : html.replace(/<(aside|header|footer)/g, '<$1 lang="en"'))
  const header = shell.slice(shell.indexOf('    <a class="skip'), shell.indexOf('    <main'))
  const footer = shell.slice(shell.indexOf('    <footer'), shell.indexOf('    </footer>'))
  return `<!doctype html>
<html lang="${locale}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${say.title}</title>
    <link rel="icon" href="icon.svg" type="image/svg+xml" />
    <link rel="preload" href="fonts/literata.woff2" as="font" type="font/woff2" crossorigin />
    <link rel="preload" href="fonts/instrument-sans.woff2" as="font" type="font/woff2" crossorigin />
    <link rel="stylesheet" href="base.css" />
    <link rel="stylesheet" href="drawings.css" />
    <link rel="stylesheet" href="sections.css" />
    <link rel="stylesheet" href="pages.css" />
  </head>
  <body data-feature="help">
${english(header).replace(' aria-current="page"', '').replace('href="help.html"', 'href="help.html" aria-current="page"')}    <main id="main" class="wrap page" data-baton-show>
      <div class="page-head">
        <h1>${say.heading}</h1>
        <p class="lead">${say.lead}</p>
        <p class="small">${say.other}</p>
        <form class="help-search" id="help-search" role="search">
          <label for="help-words">${say.search}</label>
          <p><input id="help-words" type="search" maxlength="300" autocomplete="off" /> <button class="button" type="submit">${say.find}</button></p>
          <output id="help-found" data-none="${say.none}"></output>
        </form>
      </div>
      <div class="topics">
${sections.join('\n')}
      </div>
    </main>
${english(footer)}    </footer>
    <script src="/widget.js?workspace=demo" data-workspace="demo" async></script>
    <script src="site.js" defer></script>
  </body>
</html>
`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const locale of ['en', 'de'] as const) writeFileSync(here(`site/${words[locale].file}`), helpPage(locale))
}
