import type { Clearance } from './clearance.ts'
import type { Labels } from './labels.ts'
import { look } from './look.ts'

/** The button, and the panel that the chat stands in. Closed off from the site by a shadow root, out of the flow of its layout. */
export interface Shell {
  host: HTMLElement
  button: HTMLButtonElement
  panel: HTMLElement
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

  const panel = document.createElement('div')
  panel.className = 'panel'
  panel.id = 'panel'
  panel.role = 'dialog'
  panel.ariaLabel = labels.open
  panel.inert = true

  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button'
  button.setAttribute('aria-controls', panel.id)
  button.append(picture('say', sayPath))
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.ariaHidden = 'true'
  button.append(badge)
  root.append(panel, button)

  let isOpen = false
  let unread = 0
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
      if (!button.querySelector('.fold')) button.prepend(picture('fold', foldPath))
      panel.classList.toggle('open', open)
      panel.inert = !open
      label()
    },
    badge(count) {
      unread = count
      label()
    },
    move({ up, left }) {
      host.style.setProperty('--up', `${up}px`)
      host.style.setProperty('--left', `${left}px`)
    },
  }
}

const sayPath =
  'M12 4C7.2 4 3.4 7.1 3.4 11c0 2.3 1.3 4.3 3.3 5.6 0 1.1-.4 2.2-1.2 3.1 1.700-.1 3.2-.7 4.3-1.800.7.1 1.4.2 2.2.2 4.800 0 8.6-3.1 8.6-7.1S16.800 4 12 4z'
const foldPath = 'M6 9.5l6 6 6-6'

function picture(name: string, path: string): SVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('class', name)
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(svg.namespaceURI, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg as SVGElement
}
