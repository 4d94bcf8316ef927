import { render } from 'preact'
import './screen/styles.css'
import { newsBetween, pointedSince } from './frame/news.ts'
import { createPageLink } from './frame/page-link.ts'
import { parentOf } from './frame/parent.ts'
import { readSettings } from './frame/settings.ts'
import { loadWording } from './frame/wording.ts'
import { browserUpload } from './files/browser-upload.ts'
import { createChat } from './live/chat.ts'
import { browserClock } from './live/clock.ts'
import { takeNotes } from './frame/take-notes.ts'
import type { PageTold } from './between.ts'
import { readContext } from './frame/read-context.ts'
import type { PageSeen } from './live/frames.ts'
import { createKept, safeStore } from './live/kept.ts'
import { browserRest } from './live/rest.ts'
import { App } from './screen/app.tsx'
import { chime } from './screen/chime.ts'
import { onAccent, rgbOf } from './screen/on-accent.ts'
import { pointerName, type Gone } from './screen/page-lines.tsx'
import { isOnPage, type PointedItem } from './thread/thread.ts'

const settings = readSettings(
  document.querySelector('meta[name=baton]')?.getAttribute('content') ?? null,
  new URL(location.href),
)
const page = document.documentElement
page.lang = settings.language
if (settings.theme) page.dataset['theme'] = settings.theme
const accent = settings.accent ? rgbOf(settings.accent) : null
if (accent) {
  page.style.setProperty('--baton-accent', settings.accent)
  page.style.setProperty('--on-accent', onAccent(accent))
}
document.title = settings.name

const parent = parentOf(window, settings)
const kept = createKept(
  settings.workspace,
  safeStore(() => localStorage),
)
const draft = { read: () => kept.draft, keep: (text: string) => void (kept.draft = text) }
const sounds = {
  on: () => kept.sounds ?? settings.sounds,
  set(on: boolean) {
    kept.sounds = on
    // Heard at once, and by the customer's own touch: from then on the browser lets it sound.
    if (on) chime()
    void draw()
  },
}
let pageSeen: PageSeen | null = null
let shown = { open: parent.alone, focus: 0 }
let gone: Gone = new Map()
/** What the customer asked to be shown. */
const wanted = new Set<number>()
const { captureAllow: allow, pageCapture } = settings

const pageLink = createPageLink({
  tell: parent.tell,
  newId,
  allow,
  live: (json) => chat.sendLivePicture(json),
  stopLive: () => chat.stopFollow(),
  pointed(seq, found) {
    const others = [...gone].filter(([each]) => each !== seq)
    gone = new Map(found ? others : [...others, [seq, wanted.has(seq) ? 'since' : 'never']])
    void draw()
  },
})

const chat = createChat({
  workspace: settings.workspace,
  locale: settings.language,
  rest: browserRest,
  kept,
  clock: browserClock,
  open: () => new WebSocket(`${location.origin.replace(/^http/, 'ws')}/v1/live`),
  random: Math.random,
  newId,
  carry: {
    upload: browserUpload,
    preview: { make: (file) => URL.createObjectURL(file), drop: (url) => URL.revokeObjectURL(url) },
  },
  taken: (entries) => parent.tell({ type: 'taken', entries }),
  page: () => pageSeen,
  warn: ({ code, next }) => console.warn(`Baton: ${code}. ${next}`),
  pageCapture,
  takePicture: parent.alone || settings.site === null ? null : pageLink.takePicture,
  isLookedAt: () => document.visibilityState === 'visible',
})

const wording = loadWording(settings.language)
const root = document.getElementById('root') ?? document.body
async function draw() {
  const { name, site, origins, mail } = settings
  render(
    <App
      chat={chat}
      draft={draft}
      wording={await wording}
      name={name}
      site={site}
      origins={origins}
      parent={parent}
      mail={mail}
      sounds={{ on: sounds.on(), set: sounds.set }}
      gone={gone}
      showPointed={(item) => {
        wanted.add(item.seq)
        void pointAt(item, true)
      }}
      shown={shown}
    />,
    root,
  )
}

/** Shows on the page what somebody points at. Where the chat covers it, only when it is asked for. */
async function pointAt(item: PointedItem, wanted: boolean) {
  const words = await wording
  if (!isOnPage(item) || document.visibilityState !== 'visible') return
  const by = words.phrases.pointsHere({ name: pointerName(item, words, settings.name) })
  const { seq, node, label, note } = item
  parent.tell({ type: 'point', seq, node, label, note: note ?? '', by, close: words.phrases.close, wanted })
}

/** The page is followed, or is no more. */
async function tellLive(followed: boolean) {
  const { phrases } = await wording
  const name = chat.state().thread.follow?.name ?? settings.name
  parent.tell({
    type: 'live',
    as: followed ? { says: phrases.seesThisPage({ name }), stop: phrases.stop, allow } : null,
  })
}

function seen({ context: json, ...page }: PageTold): PageSeen {
  const context = readContext(json, (name) =>
    console.warn(
      `Baton: “${name}” of the page's context is no text, number, yes or no, or short list of them, or one too many.`,
    ),
  )
  return context ? { ...page, context } : page
}

parent.hear((message) => {
  switch (message.type) {
    case 'page':
      pageSeen = message.page && seen(message.page)
      return
    case 'identify':
      return chat.identify(message.token)
    case 'forget':
      return chat.forget()
    case 'noted':
      return takeNotes(message.entries, chat, (entries) => parent.tell({ type: 'taken', entries }))
    case 'shown':
      shown = { open: true, focus: message.focus ? shown.focus + 1 : shown.focus }
      chat.nudge()
      return void draw()
    case 'hidden':
      shown = { ...shown, open: false }
      return void draw()
    default:
      pageLink.hear(message)
  }
})

let before = chat.state()
chat.watch(() => {
  const after = chat.state()
  for (const news of newsBetween(before.thread, after.thread)) {
    parent.tell(news)
    const read = shown.open && document.hasFocus()
    if (news.type === 'message' && sounds.on() && !read) chime()
  }
  const pointed = pointedSince(before.thread, after.thread)
  if (pointed) void pointAt(pointed, false)
  if (before.followed !== after.followed) void tellLive(after.followed)
  before = after
})

addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !event.isComposing) parent.tell({ type: 'close', escape: true })
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
