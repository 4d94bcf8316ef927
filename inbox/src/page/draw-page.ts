import { CannotDraw, readTree, type Undrawable } from './read-tree.ts'
import { writeAttributes, writeChildren } from './write-markup.ts'

/** As much of a capture as drawing it takes. `root` is rrweb's serialized document, and is not trusted. */
export interface DrawnFrom {
  root: unknown
  viewport: { width: number; height: number }
  scroll: { x: number; y: number }
}

export type Drawn = { kind: 'page'; document: string } | { kind: 'cannot'; because: Undrawable }

/**
 * Nothing is loaded, run, sent or framed in the picture of a page. It repeats what the frame's sandbox and the list of elements see to:
 * each of the three holds alone.
 */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'none'; font-src 'none'; connect-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'none'"

/**
 * The page of a capture as a document of its own, for the `srcdoc` of a frame. rrweb rebuilds it where nothing is drawn, loaded or run: in
 * a document without a window.
 */
export async function drawPage(capture: DrawnFrom): Promise<Drawn> {
  try {
    const tree = readTree(capture.root)
    const { createCache, createMirror, rebuild } = await import('rrweb-snapshot')
    const doc = document.implementation.createHTMLDocument('')
    const page = rebuild(tree as Parameters<typeof rebuild>[0], {
      doc,
      hackCss: false,
      cache: createCache(),
      mirror: createMirror(),
    })
    if (!(page instanceof Element)) return { kind: 'cannot', because: 'unreadable' }
    return { kind: 'page', document: documentOf(page, capture) }
  } catch (error) {
    return { kind: 'cannot', because: error instanceof CannotDraw ? error.because : 'unreadable' }
  }
}

function documentOf(page: Element, { scroll }: DrawnFrom): string {
  return `<!doctype html><html${writeAttributes(page)}><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><style>${before}</style></head>${writeChildren(page)}<style>${after(scroll)}</style></html>`
}

/** Beneath the page's own styles: links look like links without an address, and what is not loaded is a quiet surface. */
const before = `
:where(a){color:-webkit-link;text-decoration:underline;cursor:pointer}
:where(img,video,canvas,picture,[data-baton-kind]){background:#8882;border-radius:2px}
:where([data-baton-kind=hidden]){background:repeating-linear-gradient(135deg,#8883 0 6px,#8881 6px 12px)}
:where(baton-bar){-webkit-text-fill-color:transparent;border-radius:.2em;-webkit-box-decoration-break:clone;background:linear-gradient(color-mix(in srgb,currentColor 24%,transparent) 0 0) center/100% 58% no-repeat}
:where(html){background:#fff}
`

/** Above them: it stands still, at its end, and where the customer has scrolled to. No script is needed: the browser snaps to it. */
const after = ({ x, y }: DrawnFrom['scroll']) => `
*,*::before,*::after{animation-duration:0s!important;animation-delay:0s!important;animation-iteration-count:1!important;animation-fill-mode:both!important;transition:none!important;scroll-behavior:auto!important;caret-color:transparent!important;cursor:default!important}
html{scroll-snap-type:both mandatory!important;scrollbar-width:none!important}
html::after{content:""!important;display:block!important;position:absolute!important;top:${pixels(y)};left:${pixels(x)};width:100vw;height:100vh;scroll-snap-align:start!important;scroll-initial-target:nearest!important;pointer-events:none!important;visibility:hidden!important}
`

const pixels = (length: number) =>
  `${Number.isFinite(length) ? Math.min(Math.max(0, Math.round(length)), 1_000_000) : 0}px`
