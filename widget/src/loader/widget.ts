import { seal, unseal, type PageTold, type ToFrame, type ToSite } from '../between.ts'
import { clearanceFor, pinnedElementAt } from './clearance.ts'
import { fillsScreen, holdPage } from './hold-page.ts'
import { journal } from './journal.ts'
import { paced, settled, whenDrawn, whenIdle } from './idle.ts'
import { labelsFor } from './labels.ts'
import { loadPage } from './load-page.ts'
import { createPageSide } from './page-side.ts'
import { allowedParts, pageSeen } from './page-seen.ts'
import { remembered } from './remembered.ts'
import { drawShell } from './shell.ts'
import type { Trail } from '../trail/trail.ts'
import { toldAddress, toldWords } from '../trail/words.ts'
import { watchPage } from './watch-page.ts'

export interface Settings {
  workspace: string
  /** Baton's own: the only one that is spoken with. */
  origin: string
  /** Null where the site's language is none that Baton speaks. */
  locale: string | null
  theme: string | null
  accent: string
  /** It stands at the left. */
  left: boolean
  large: boolean
  /** Whether new messages are heard, until the customer says otherwise. */
  sounds: boolean
  /** The page's title counts what is unread. */
  titleBadge: boolean
  /** `data-allow-query` */
  allowQuery: string | null
  /** What happened on the site's pages in this tab. */
  trail: Trail
  /** What stands in fields for passwords now: told nowhere. */
  secrets(): readonly string[]
}

/** Names that `Baton('on', …)` knows, and what the listener gets. */
export interface Heard {
  unread: number
  message: { by: 'assistant' | 'agent'; name: string | null }
  handoff: { to: 'assistant' | 'queue' | 'agent' | 'nobody'; name: string | null }
  open: undefined
  close: undefined
}

/** A JWT, or how to get one when it is needed. */
export type Identity = string | (() => string | Promise<string>)

/** What the site says of its page. */
export interface About {
  feature?: string | null
  title?: string
  /** By the site's own names: bare values and short lists. */
  context?: object | null
}

export interface Widget {
  open(): void
  close(): void
  toggle(): void
  page(said: About): void
  /** What the customer looked up alone on this page, or that they want a person now. */
  note(what: 'searched' | 'read' | 'handoff', said: object): void
  identify(identity: Identity): void
  forget(): void
  /** Takes everything off the page, until it is shown or opened again. */
  shutdown(): void
  show(): void
}

/** The widget on the site's page. The chat itself is loaded when it is first wanted, or in idle time when there is a thread. */
export function createWidget(
  settings: Settings,
  emit: <K extends keyof Heard>(name: K, value: Heard[K]) => void,
): Widget {
  const { workspace, origin, locale, theme, accent, left, large, sounds } = settings
  const labels = labelsFor(locale ?? '')
  const shell = drawShell(labels, { accent, theme, left, large })
  const memory = remembered(workspace)
  const notes = journal(workspace)
  const allowed = allowedParts(settings.allowQuery)
  let frame: HTMLIFrameElement | null = null
  let ready = false
  let isOpen = false
  let letGo = () => {}
  let returnTo: HTMLElement | null = null
  let identity: Identity | null = null
  let about: Omit<About, 'context'> & { context?: string; path: string } = { path: '' }
  let told = ''
  const pageSide = createPageSide({
    load: () => loadPage(origin),
    about: () => {
      const { url, title } = currentPage() ?? { url: location.origin, title: '' }
      return { url, title, secrets: settings.secrets() }
    },
    tell: (message) => tell(message),
    theme,
    accent,
    covers: (element) => isOpen && isUnder(element.getBoundingClientRect(), shell.panel().getBoundingClientRect()),
    makeWay: () => setOpen(false, false),
  })
  let lastRead: { article: object; path: string } | null = null

  const tell = (message: ToFrame) => {
    if (ready) frame?.contentWindow?.postMessage(seal(message), origin)
  }

  function loadFrame() {
    if (frame) return
    frame = document.createElement('iframe')
    frame.title = labels.open
    frame.referrerPolicy = 'origin'
    const query = new URLSearchParams({ workspace, site: location.origin })
    const wishes = new URLSearchParams({ locale: locale ?? '', theme: theme ?? '', accent, sounds: sounds ? '1' : '' })
    frame.src = `${origin}/widget/frame?${query}#${wishes}`
    shell.panel().append(frame)
  }

  /** What is known of the page now. A feature and a context belong to the path that they were named on. */
  function currentPage(): PageTold | null {
    const here = about.path === location.pathname ? about : null
    const page: PageTold | null = pageSeen(location.href, here?.title ?? bareTitle(), here?.feature, allowed)
    if (page) page.context = here?.context
    return page
  }

  /** The same page in the trail, with its title and feature as they are by now. */
  function noteOnTrail(page: PageTold) {
    const { title, feature } = page
    settings.trail.page({
      at: new Date().toISOString(),
      url: toldAddress(location.href, location.href),
      title: toldWords(title, 120),
      ...(feature ? { feature: toldWords(feature, 100) } : {}),
    })
  }

  function tellPage() {
    const here = currentPage()
    if (here) noteOnTrail(here)
    const page = here && { ...here, trail: settings.trail.entries() }
    const text = JSON.stringify(page)
    if (!ready || text === told) return
    told = text
    tell({ type: 'page', page })
  }

  /** An article's address as it may be told: the fragment often names the article, the query's values may be anything. */
  function article(said: { title?: unknown; url?: unknown }) {
    const here = new URL(typeof said.url === 'string' ? said.url : location.href, location.href)
    return {
      ...said,
      ...pageSeen(
        here.href,
        String(said.title ?? document.title),
        undefined,
        allowedParts(`#,${settings.allowQuery ?? ''}`),
      ),
    }
  }

  function note(what: 'searched' | 'read' | 'handoff', said: object) {
    try {
      if (what === 'read') lastRead = { article: article(said), path: location.pathname }
      const read = lastRead?.path === location.pathname ? lastRead.article : undefined
      const kept =
        what === 'searched'
          ? notes.add('search', said)
          : what === 'read'
            ? notes.add('article', read ?? {})
            : notes.add('handoff', { article: read, ...said })
      if (!kept) console.warn(`Baton: Baton('${what}', …) is too long.`)
    } catch (error) {
      console.error(error)
    }
    if (what === 'handoff') setOpen(true, true)
    tellNotes()
  }

  function tellNotes() {
    if (notes.all().length > 0) tell({ type: 'noted', entries: notes.all() })
  }

  async function introduce() {
    if (!ready || identity === null) return
    const wanted = identity
    identity = null
    const token = typeof wanted === 'function' ? await wanted() : wanted
    if (typeof token === 'string') tell({ type: 'identify', token })
  }

  function setOpen(open: boolean, focus: boolean) {
    if (open === isOpen) return
    isOpen = open
    memory.open.set(open)
    if (open) {
      shell.host.hidden = false
      const active = document.activeElement
      returnTo =
        focus && active instanceof HTMLElement && active !== document.body && active !== shell.host
          ? active
          : shell.button
      loadFrame()
      shell.show(true)
      shell.panel().ariaModal = String(fillsScreen())
      letGo = holdPage(shell.host)
      tellPage()
      tell({ type: 'shown', focus })
      if (focus) frame?.focus()
    } else {
      const hadFocus = shell.hasFocus()
      shell.show(false)
      letGo()
      tell({ type: 'hidden' })
      if (hadFocus) (returnTo?.isConnected ? returnTo : shell.button).focus()
      place()
    }
    emit(open ? 'open' : 'close', undefined)
  }

  function hear(message: ToSite) {
    switch (message.type) {
      case 'ready':
        ready = true
        shell.panel().classList.add('ready')
        told = ''
        tellPage()
        void introduce()
        tellNotes()
        tell(isOpen ? { type: 'shown', focus: shell.hasFocus() } : { type: 'hidden' })
        return
      case 'close':
        if (message.escape && pageSide.dismiss()) return
        return setOpen(false, true)
      case 'thread':
        return memory.thread.set(message.exists)
      case 'taken':
        return notes.drop(message.entries)
      case 'unread':
        showUnread(message.count)
        return emit('unread', message.count)
      case 'message':
        return emit('message', { by: message.by, name: message.name })
      case 'handoff':
        return emit('handoff', { to: message.to, name: message.name })
      default:
        pageSide.hear(message)
    }
  }

  function showUnread(count: number) {
    shell.badge(count)
    const title = bareTitle()
    const wanted = settings.titleBadge && count > 0 ? `(${count}) ${title}` : title
    if (document.title !== wanted) document.title = wanted
  }

  function place() {
    if (isOpen) return
    whenDrawn(() => {
      const { clientWidth: width, clientHeight: height } = document.documentElement
      const size = large ? 84 : 76
      const corner = { left: width - size, top: height - size, right: width - 20, bottom: height - 20 }
      shell.move(clearanceFor(corner, { width, height }, pinnedElementAt(shell.host, left ? width : 0)))
    })
  }

  const placeSoon = settled(300, place)
  const pageSoon = paced(250, tellPage)
  settings.trail.onChange(pageSoon)

  function stay() {
    if (!shell.host.isConnected) (document.body as HTMLElement | null)?.append(shell.host)
  }

  addEventListener('message', (event) => {
    const message = unseal(event, frame?.contentWindow ?? null, [origin])
    if (message) hear(message as ToSite)
  })
  shell.button.addEventListener('click', () => setOpen(!isOpen, true))
  // Who reaches for the button will open it: the chat loads meanwhile.
  for (const name of ['pointerenter', 'focus', 'touchstart']) {
    shell.button.addEventListener(name, loadFrame, { once: true, passive: true })
  }
  shell.host.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && isOpen && !pageSide.dismiss()) setOpen(false, true)
  })
  watchPage(() => {
    pageSoon()
    placeSoon()
  })
  // The focus goes into the chat: the title may have changed since the address did.
  addEventListener('blur', () => tellPage())
  addEventListener('resize', placeSoon, { passive: true })
  document.addEventListener('click', placeSoon, { passive: true })
  // Banners come and go as children of the body, and some frameworks exchange the body with everything in it.
  const watch = new MutationObserver(() => {
    stay()
    if (document.body as HTMLElement | null) watch.observe(document.body, { childList: true })
    placeSoon()
  })
  const here = currentPage()
  if (here) noteOnTrail(here)
  stay()
  watch.observe(document.documentElement, { childList: true })
  watch.observe(document.body, { childList: true })
  if (document.readyState === 'complete') place()
  else addEventListener('load', place)
  // On a phone the chat would cover the page that somebody has just gone to.
  if (notes.all().some(({ kind }) => kind === 'handoff')) setOpen(true, false)
  else if (memory.open.get() && (!fillsScreen() || isReload())) setOpen(true, false)
  else if (memory.thread.get()) whenIdle(loadFrame)

  return {
    open: () => setOpen(true, true),
    close: () => setOpen(false, true),
    toggle: () => setOpen(!isOpen, true),
    page(said) {
      about = { ...said, context: JSON.stringify(said.context), path: location.pathname }
      tellPage()
      placeSoon()
    },
    note,
    identify(who) {
      identity = who
      void introduce()
    },
    forget() {
      identity = null
      memory.thread.set(false)
      pageSide.end()
      tell({ type: 'forget' })
    },
    shutdown() {
      setOpen(false, false)
      pageSide.end()
      showUnread(0)
      shell.host.hidden = true
      const old = frame
      frame = null
      ready = false
      // What it was told just now it may still do.
      setTimeout(() => old?.remove(), 500)
    },
    show: () => void (shell.host.hidden = false),
  }
}

/** Whether the middle of a place is under the panel, once it is scrolled into view: what is out of view comes to the middle of the screen. */
function isUnder(at: DOMRect, panel: DOMRect): boolean {
  const x = (at.left + at.right) / 2
  const y = at.top >= 0 && at.bottom <= innerHeight ? (at.top + at.bottom) / 2 : innerHeight / 2
  return x > panel.left && x < panel.right && y > panel.top && y < panel.bottom
}

/** The page came again, and is not one that somebody went to. */
const isReload = () =>
  (performance.getEntriesByType('navigation')[0] as PerformanceNavigationTiming | undefined)?.type === 'reload'

/** The page's title without our count before it. */
const bareTitle = () => document.title.replace(/^\(\d+\) /, '')
