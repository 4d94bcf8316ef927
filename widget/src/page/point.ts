/** What is pointed at, by whom, and what they say about it. */
export interface Pointing {
  element: Element
  note: string
  /** Who points, as a sentence: "Mara points here". */
  by: string
  /** What the button that ends it is called. */
  close: string
  theme: string | null
  accent: string
}

const lastsMs = 20_000

const look = `
:host{all:initial;--accent:oklch(.49 .17 268);--ground:oklch(1 0 0);--words:oklch(.22 .012 265);--words-2:oklch(.44 .014 265);--edge:oklch(.25 .03 265/.12);color-scheme:light dark}
@media (prefers-color-scheme:dark){:host{--accent:oklch(.7 .14 268);--ground:oklch(.262 .011 265);--words:oklch(.94 .005 265);--words-2:oklch(.77 .01 265);--edge:oklch(.95 .02 265/.16)}}
:host([data-theme=light]){--accent:oklch(.49 .17 268);--ground:oklch(1 0 0);--words:oklch(.22 .012 265);--words-2:oklch(.44 .014 265);--edge:oklch(.25 .03 265/.12)}
:host([data-theme=dark]){--accent:oklch(.7 .14 268);--ground:oklch(.262 .011 265);--words:oklch(.94 .005 265);--words-2:oklch(.77 .01 265);--edge:oklch(.95 .02 265/.16)}
*{box-sizing:border-box}
.ring{position:fixed;z-index:2147482998;pointer-events:none;border:3px solid var(--accent);border-radius:10px;
  box-shadow:0 0 0 3px #fff,0 0 0 4px oklch(.25 .03 265/.3)}
.note{position:fixed;z-index:2147482999;display:flex;align-items:flex-start;gap:4px;max-width:min(300px,100vw - 24px);padding:10px 4px 12px 14px;border-radius:10px;
  background:var(--ground);color:var(--words);font:15px/22px system-ui,-apple-system,'Segoe UI',Roboto,sans-serif;
  box-shadow:0 8px 28px oklch(.25 .03 265/.24),0 0 0 1px var(--edge);text-align:start;cursor:default}
.by{margin:0;font-size:13px;line-height:18px;color:var(--words-2)}
.words{margin:2px 0 0;overflow-wrap:anywhere;white-space:pre-wrap;unicode-bidi:plaintext}
button{flex:none;width:44px;height:44px;margin:-8px 0 -8px auto;padding:0;border:0;border-radius:8px;background:none;color:var(--words-2);cursor:pointer;display:grid;place-items:center}
button:focus-visible{outline:2px solid var(--accent);outline-offset:-4px}
svg{width:18px;height:18px;fill:none;stroke:currentColor;stroke-width:1.9;stroke-linecap:round}
@media (prefers-reduced-motion:no-preference){.ring{animation:come .18s ease-out}@keyframes come{from{opacity:0;transform:scale(1.06)}}}
@media (forced-colors:active){.ring{border-color:Highlight}.note{border:1px solid CanvasText}}
@media print{:host{display:none}}
`

let end: (() => void) | null = null

/**
 * Shows where to look: brings the element into view, draws a ring round it and says who points and why. It takes no focus and stands in nobody's
 * way: a click anywhere, Escape and twenty seconds end it, and what was clicked is clicked all the same.
 */
export function point({ element, note, by, close, theme, accent }: Pointing): void {
  end?.()
  const host = document.createElement('div')
  host.id = 'baton-pointer'
  if (theme) host.dataset['theme'] = theme
  if (accent && CSS.supports('color', accent)) host.style.setProperty('--accent', accent)
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]
  const ring = made('div', 'ring')
  const box = made('div', 'note')
  box.setAttribute('role', 'status')
  const words = made('div', 'text')
  const button = made('button', '') as HTMLButtonElement
  button.type = 'button'
  button.ariaLabel = close
  button.append(cross())
  box.append(words, button)
  root.append(ring, box)
  document.body.append(host)
  // A region is heard when it changes, and not when it comes with its words.
  const speak = setTimeout(() => {
    words.append(made('p', 'by', by), ...(note ? [made('p', 'words', note)] : []))
  }, 60)

  const still = matchMedia('(prefers-reduced-motion:reduce)').matches
  if (!isInView(element))
    element.scrollIntoView({ block: 'center', inline: 'nearest', behavior: still ? 'auto' : 'smooth' })

  let frame = 0
  const follow = () => {
    if (!element.isConnected) return finish()
    place(element.getBoundingClientRect(), ring, box)
    frame = requestAnimationFrame(follow)
  }
  const onKey = (event: KeyboardEvent) => event.key === 'Escape' && finish()
  const finish = () => {
    cancelAnimationFrame(frame)
    clearTimeout(speak)
    clearTimeout(timer)
    removeEventListener('click', finish, true)
    removeEventListener('keydown', onKey, true)
    host.remove()
    if (end === finish) end = null
  }
  const timer = setTimeout(finish, lastsMs)
  end = finish
  // Not the click that brought it here.
  setTimeout(() => {
    if (end !== finish) return
    addEventListener('click', finish, true)
    addEventListener('keydown', onKey, true)
  })
  follow()
}

/** Ends what is being pointed at; false where nothing is. */
export function stopPointing(): boolean {
  const isPointing = end !== null
  end?.()
  return isPointing
}

/** The ring round the element; the note below it, or above where there is no room. */
function place(at: DOMRect, ring: HTMLElement, note: HTMLElement): void {
  const gap = 6
  ring.style.cssText = `left:${at.left - gap}px;top:${at.top - gap}px;width:${at.width + 2 * gap}px;height:${at.height + 2 * gap}px`
  const { offsetWidth: width, offsetHeight: height } = note
  const below = at.bottom + gap + 10
  const top = below + height < innerHeight - 8 ? below : Math.max(8, at.top - gap - 10 - height)
  const left = Math.min(Math.max(12, at.left - gap), Math.max(12, innerWidth - width - 12))
  note.style.left = `${left}px`
  note.style.top = `${Math.min(top, innerHeight - height - 8)}px`
}

function isInView(element: Element): boolean {
  const { top, bottom, left, right } = element.getBoundingClientRect()
  return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth
}

function made(tag: string, className: string, text = ''): HTMLElement {
  const element = document.createElement(tag)
  if (className) element.className = className
  element.textContent = text
  return element
}

function cross(): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS(svg.namespaceURI, 'path')
  path.setAttribute('d', 'M6 6l12 12M18 6L6 18')
  svg.append(path)
  return svg as SVGElement
}
