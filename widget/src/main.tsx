import { render } from 'preact'
import './screen/styles.css'
import { newsBetween } from './frame/news.ts'
import { parentOf } from './frame/parent.ts'
import { readSettings } from './frame/settings.ts'
import { loadWording } from './frame/wording.ts'
import { createChat } from './live/chat.ts'
import { browserClock } from './live/clock.ts'
import type { PageSeen } from './live/frames.ts'
import { createKept, safeStore } from './live/kept.ts'
import { browserRest } from './live/rest.ts'
import { App } from './screen/app.tsx'

const settings = readSettings(
  document.querySelector('meta[name=baton]')?.getAttribute('content') ?? null,
  new URL(location.href),
)
const page = document.documentElement
page.lang = settings.language
if (settings.theme) page.dataset['theme'] = settings.theme
if (settings.accent && CSS.supports('color', settings.accent)) page.style.setProperty('--baton-accent', settings.accent)
document.title = settings.name

const parent = parentOf(window, settings)
const kept = createKept(
  settings.workspace,
  safeStore(() => localStorage),
)
const draft = { read: () => kept.draft, keep: (text: string) => void (kept.draft = text) }
let pageSeen: PageSeen | null = null
let shown = { open: parent.alone, focus: 0 }

const chat = createChat({
  workspace: settings.workspace,
  locale: settings.language,
  rest: browserRest,
  kept,
  clock: browserClock,
  open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/v1/live`),
  random: Math.random,
  newId,
  page: () => pageSeen,
  warn: ({ code, next }) => console.warn(`Baton: ${code}. ${next}`),
})

const wording = loadWording(settings.language)
const root = document.getElementById('root') ?? document.body
async function draw() {
  const { name, site } = settings
  render(
    <App chat={chat} draft={draft} wording={await wording} name={name} site={site} parent={parent} shown={shown} />,
    root,
  )
}

parent.hear((message) => {
  switch (message.type) {
    case 'page':
      pageSeen = message.page
      return
    case 'identify':
      return chat.identify(message.token)
    case 'forget':
      return chat.forget()
    case 'shown':
      shown = { open: true, focus: message.focus ? shown.focus + 1 : shown.focus }
      chat.nudge()
      return void draw()
    case 'hidden':
      shown = { ...shown, open: false }
      return void draw()
  }
})

let before = chat.state().thread
chat.watch(() => {
  const after = chat.state().thread
  for (const news of newsBetween(before, after)) parent.tell(news)
  before = after
})

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) parent.tell({ type: 'close' })
})
addEventListener('online', chat.nudge)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') chat.nudge()
})
addEventListener('storage', chat.adopt)

chat.start()
void draw().then(() => parent.tell({ type: 'ready' }))

function newId(): string {
  // randomUUID is there on secure pages only; a site in development may be none.
  if ('randomUUID' in crypto) return crypto.randomUUID()
  return Array.from((crypto as Crypto).getRandomValues(new Uint8Array(16)), (b) =>
    b.toString(16).padStart(2, '0'),
  ).join('')
}
