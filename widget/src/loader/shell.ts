import type { Clearance } from './clearance.ts'
import type { Labels } from './labels.ts'
import { look } from './look.ts'

/** The button, and the panel that the chat stands in. Closed off from the site by a shadow root, out of the flow of its layout. */
export interface Shell {
  host: HTMLElement
  button: HTMLButtonElement
  /** Made when it is first wanted: a page on which nobody opens the chat does without. */
  panel(): HTMLElement
  /** True while the focus is on the button or in the chat. */
  hasFocus(): boolean
  show(open: boolean): void
  badge(count: number): void
  move(clearance: Clearance): void
}

export function drawShell(
  labels: Labels,
  options: { accent: string; theme: string | null; left: boolean; large: boolean },
): Shell {
  const host = document.createElement('div')
  host.id = 'baton-widget'
  if (options.theme) host.dataset['theme'] = options.theme
  if (options.left) host.dataset['side'] = 'left'
  if (options.large) host.dataset['size'] = 'large'
  if (options.accent) host.style.setProperty('--accent', options.accent)
  const root = host.attachShadow({ mode: 'open' })
  // Constructed rather than written into the page: a site's content security policy may forbid style elements.
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(look)
  root.adoptedStyleSheets = [sheet]

  const button = part('button', 'button')
  button.type = 'button'
  const badge = part('span', 'badge')
  badge.ariaHidden = 'true'
  button.append(part('i', 'say'), badge)
  root.append(button)

  let made: HTMLElement | null = null
  function panel(): HTMLElement {
    if (made) return made
    made = part('div', 'panel')
    made.id = 'panel'
    made.role = 'dialog'
    made.ariaLabel = labels.open
    made.inert = true
    button.before(made)
    button.setAttribute('aria-controls', made.id)
    button.prepend(part('i', 'fold'))
    return made
  }

  let isOpen = false
  let unread = 0
  let moved = false
  const label = () => {
    button.ariaExpanded = String(isOpen)
    button.ariaLabel = isOpen ? labels.close : labels.open + (unread > 0 ? `, ${labels.unread(unread)}` : '')
    badge.textContent = unread > 9 ? '9+' : String(unread)
    badge.hidden = isOpen || unread === 0
  }
  label()

  return {
    host,
    button,
    panel,
    hasFocus: () => root.activeElement !== null,
    show(open) {
      isOpen = open
      panel().classList.toggle('open', open)
      panel().inert = !open
      label()
    },
    badge(count) {
      unread = count
      label()
    },
    move({ up, left }) {
      // In its corner it stands already: nothing to draw anew.
      moved ||= up > 0 || left > 0
      if (!moved) return
      host.style.setProperty('--up', `${up}px`)
      host.style.setProperty('--left', `${left}px`)
    },
  }
}

/** No drawings (SVG) among them: the first one on a page has the browser read a style sheet of its own for drawings. */
function part<Tag extends 'button' | 'div' | 'i' | 'span'>(tag: Tag, name: string): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  made.className = name
  return made
}
