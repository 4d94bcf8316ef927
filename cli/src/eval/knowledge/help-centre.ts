import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A page of the help centre that is measured on. */
export interface HelpPage {
  /** Such as `plans/freeze`: also its address. */
  path: string
  title: string
  paragraphs: readonly string[]
}

/** What is asked of it: with the page that answers, or with none. */
export interface Questions {
  covered: readonly (readonly [question: string, path: string])[]
  notCovered: readonly string[]
}

const folder = new URL('.', import.meta.url).pathname
const files = ['bookings', 'members', 'money', 'hall', 'team', 'system']

/** The pages: a line `# path | title`, and its paragraphs beneath. */
export async function readHelpCentre(): Promise<HelpPage[]> {
  const texts = await Promise.all(files.map((file) => readFile(join(folder, 'help-centre', `${file}.txt`), 'utf8')))
  return texts
    .join('\n')
    .split(/^# /m)
    .slice(1)
    .map((page) => {
      const [head = '', ...lines] = page.split('\n')
      const [path = '', title = ''] = head.split(' | ')
      return { path, title, paragraphs: lines.filter((line) => line.trim() !== '') }
    })
}

/** The first set showed what the search lacked; the second was written then, before it was asked. */
export type QuestionSet = 'questions' | 'held-out-questions'

export async function readQuestions(set: QuestionSet): Promise<Questions> {
  return JSON.parse(await readFile(join(folder, `${set}.json`), 'utf8')) as Questions
}

const areas: Record<string, string> = {
  bookings: 'Reservations',
  classes: 'Classes and timetable',
  members: 'People',
  plans: 'Memberships and passes',
  payments: 'Payments',
  invoices: 'Bills and tax',
  shop: 'Shop and rental',
  access: 'Desk and doors',
  app: 'The app',
  web: 'Website',
  setup: 'Setting up',
  staff: 'Team',
  messages: 'Messages',
  reports: 'Reports',
  integrations: 'Integrations',
  api: 'For developers',
  account: 'Account and security',
  privacy: 'Privacy',
}

/** The site by path: a front page, a page for each area, the articles in three layouts, robots.txt and a sitemap of one half. */
export function siteOf(pages: readonly HelpPage[], origin: string): Map<string, { type: string; body: string }> {
  const site = new Map<string, { type: string; body: string }>()
  const html = (path: string, body: string) => site.set(path, { type: 'text/html; charset=utf-8', body })
  const inArea = (area: string) => pages.filter(({ path }) => path.startsWith(`${area}/`))
  const list = (some: readonly HelpPage[]) =>
    `<ul>${some.map(({ path, title }) => `<li><a href="/help/${path}">${words(title)}</a></li>`).join('')}</ul>`
  const names = Object.entries(areas)
  const tops = names.map(([area, name]) => `<li><a href="/help/${area}/">${name}</a></li>`).join('')
  html('/help/', shell('Help', 0, `<h1>How can we help?</h1><ul>${tops}</ul>`, tops))
  for (const [area, name] of names)
    html(`/help/${area}/`, shell(name, 0, `<h1>${name}</h1>${list(inArea(area))}`, tops))
  for (const [n, page] of pages.entries()) {
    const [area = ''] = page.path.split('/')
    const near = inArea(area).filter(({ path }) => path !== page.path)
    const related = [1, 5, 9].map((step) => near[(n + step) % near.length]).filter((each) => each !== undefined)
    html(`/help/${page.path}`, shell(page.title, n % 3, article(page, areas[area] ?? area, list(related), n % 3), tops))
  }
  const half = pages.filter((_, n) => n % 2 === 0)
  const urls = half.map(({ path }) => `<url><loc>${origin}/help/${path}</loc></url>`).join('')
  site.set('/sitemap.xml', { type: 'application/xml', body: `<urlset>${urls}</urlset>` })
  site.set('/robots.txt', {
    type: 'text/plain',
    body: `User-agent: *\nDisallow: /help/search\nSitemap: ${origin}/sitemap.xml\n`,
  })
  return site
}

const words = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

function article({ title, paragraphs }: HelpPage, area: string, related: string, layout: number): string {
  const text = paragraphs.map((each) => `<p>${words(each)}</p>`).join('')
  const crumbs = `<div class="breadcrumbs"><a href="/help/">Help</a> › ${area} › ${words(title)}</div>`
  const vote = '<div class="article-votes">Was this page helpful? <button>Yes</button> <button>No</button></div>'
  if (layout === 0)
    return `${crumbs}<h1>${words(title)}</h1>${text}${vote}<section class="related"><h2>See also</h2>${related}</section>`
  if (layout === 1)
    return `<header><h1>${words(title)}</h1></header>${text}<aside><h2>Related pages</h2>${related}</aside>${vote}`
  return `<h2 hidden>Article</h2><h1>${words(title)}</h1><div class="text"><div>${text}</div></div>${vote}${related}`
}

function shell(title: string, layout: number, body: string, tops: string): string {
  const head = `<meta charset="utf-8"><title>${words(title)} | Millrace help</title>`
  const nav = `<nav><a href="/help/">Millrace help</a><form action="/help/search"><input name="q"></form><ul>${tops}</ul></nav>`
  const foot = `<footer><p>Millrace runs climbing halls, studios and clubs. Contact us, terms, privacy, imprint.</p></footer>`
  const cookie = '<div class="cookie-notice">We use cookies for signing in. <button>Fine</button></div>'
  const main = ['<main>', '<article>', '<div id="content">'][layout] ?? '<main>'
  const end = ['</main>', '</article>', '</div>'][layout] ?? '</main>'
  return `<!doctype html><html lang="en"><head>${head}</head><body>${cookie}${nav}${main}${body}${end}${foot}</body></html>`
}
