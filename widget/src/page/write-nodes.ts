import { inputType, isField, isLeftOut, kindOf, staysAsBox } from './kinds.ts'
import { mask } from './mask.ts'
import type { NodeIds } from './node-ids.ts'
import type { Styles } from './read-styles.ts'
import type { Slices } from './slices.ts'
import { attributesOf, boxOf, isDrawn, placeInDrawing, type Attributes } from './attributes.ts'

export interface Writing {
  ids: NodeIds
  styles: Styles
  slices: Slices
  /** Whether the site says that the text of this element need not be masked. */
  marksShown(element: Element): boolean
  /** What stands in fields now: never told, wherever else the page shows it. */
  values: readonly string[]
  /** The chat itself, and what it has drawn on the page. */
  isOwn(element: Element): boolean
}

export interface Written {
  /** The document as JSON. */
  json: string
  nodes: number
  masked: number
  truncated: boolean
  /** Elements that somebody can press or fill in, in the order of the page. */
  targets: readonly Element[]
  /** Words that stand in this element, as they are told. */
  tell(text: string, within: Element): string
}

/** As large as a picture gets. Bytes in UTF-8, nodes, elements within elements, and texts in UTF-16 units. */
const most = { bytes: 1_700_000, nodes: 15_000, depth: 150, text: 10_000, targets: 1000 }

/** What stands in the picture and not on the page: styles that a script has adopted, what a list of choices is filled with. */
type Made = { made: string; isShadow: boolean }

/** A list of nodes being written. `begun`: something is in it already. */
interface Level {
  nodes: readonly (Node | Made)[]
  at: number
  begun: boolean
  /** Texts of this level need not be masked. */
  shows: boolean
  slots: Map<string, string>
}

const pressable =
  'a[href],button,input:not([type=hidden]),select,textarea,summary,[role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox],[role=radio],[role=switch],[role=option],[contenteditable=""],[contenteditable=true]'

const vectors = 'http://www.w3.org/2000/svg'

/** How links look where nothing says otherwise: without an address they are none to the one who looks. Weaker than any rule of the site. */
const linkLook = ':where(.b-link){color:-webkit-link;text-decoration:underline}'

/**
 * Writes the page as JSON, node by node and slice by slice, in the order of the document. Nothing but what is named here is written: texts are
 * masked, and of attributes those that the look depends on. What would load stands as a box of its size.
 */
export async function writeNodes(page: Document, it: Writing): Promise<Written> {
  const { ids, styles, slices } = it
  const out: string[] = []
  const targets: Element[] = []
  const shown = new WeakSet<Element>()
  let bytes = 0
  let nodes = 0
  let masked = 0
  let truncated = false
  const levels: Level[] = []

  open(ids.of(page), `"type":0,"compatMode":${JSON.stringify(page.compatMode)}`, [...page.childNodes], false, new Map())
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const node = level.nodes[level.at++]
    if (!node) {
      put(']}')
      levels.pop()
      continue
    }
    const pause = slices.breathe()
    if (pause) await pause
    if (bytes > most.bytes || nodes > most.nodes || slices.isLate()) {
      // The lists that are open are closed, so that what there is can be read.
      truncated = true
      level.at = level.nodes.length
    } else write(node, level)
  }
  return {
    json: out.join(''),
    nodes,
    masked,
    truncated,
    targets,
    tell: (text, within) => told(text, shown.has(within)),
  }

  function put(text: string): void {
    bytes += text.length
    out.push(text)
  }

  /** Begins a node in its parent's list. */
  function begin(level: Level): void {
    if (level.begun) put(',')
    level.begun = true
    nodes += 1
  }

  function open(id: number, head: string, children: Level['nodes'], shows: boolean, slots: Level['slots']): void {
    const tooDeep = levels.length >= most.depth && children.length > 0
    truncated ||= tooDeep
    put(`{"id":${id},${head},"childNodes":[`)
    levels.push({ nodes: tooDeep ? [] : children, at: 0, begun: false, shows, slots })
  }

  function write(node: Node | Made, level: Level): void {
    if ('made' in node) {
      begin(level)
      return put(`{"id":${ids.fresh()},${node.made},"childNodes":[]${shadowMark(node.isShadow)}}`)
    }
    switch (node.nodeType) {
      case Node.DOCUMENT_TYPE_NODE:
        begin(level)
        return put(`{"id":${ids.of(node)},"type":1,"name":"html","publicId":"","systemId":""}`)
      case Node.TEXT_NODE:
        return writeText(node as Text, level)
      case Node.ELEMENT_NODE:
        return writeElement(node as Element, level)
    }
  }

  function writeText(node: Text, level: Level): void {
    const whole = node.data
    if (whole === '') return
    const text = whole.slice(0, most.text)
    const isSpace = text.trim() === ''
    const words = isSpace ? ' ' : told(text, level.shows)
    if (!isSpace && words !== text) masked += 1
    bytes += words.length * 2 // a block has three bytes
    begin(level)
    put(`{"id":${ids.of(node)},"type":3,"textContent":${JSON.stringify(words)}${shadowMark(isShadowed(node))}}`)
  }

  function told(text: string, shows: boolean): string {
    return shows && !it.values.some((value) => text.includes(value)) ? text : mask(text)
  }

  function writeElement(element: Element, level: Level): void {
    const tag = element.localName
    if (it.isOwn(element)) return
    const isSVG = element.namespaceURI === vectors
    if (tag === 'style' || tag === 'link') return writeStyle(element as HTMLStyleElement, level)
    if (isLeftOut(tag) || (tag === 'input' && (element as HTMLInputElement).type === 'hidden')) return
    const slots = level.slots
    if (tag !== 'head' && !isDrawn(element)) {
      // It takes no place. What it would say is not seen, and not told.
      begin(level)
      return open(ids.of(element), headOf(element, tag, { style: 'display:none!important' }), [], false, slots)
    }
    if (tag === 'use' && isSVG) return writeUse(element, level)
    const hides = element.hasAttribute('data-baton-hide')
    const kind = hides ? 'hidden' : isSVG ? undefined : kindOf(tag)
    const isBox = kind !== undefined || (!isSVG && isField(tag))
    const shows = (level.shows || it.marksShown(element)) && !(element as HTMLElement).isContentEditable
    const attributes = attributesOf(element, styles, slots)
    if (tag === 'input') attributes['type'] = inputType(element)
    if (isBox) Object.assign(attributes, boxOf(element, attributes['style']))
    if (kind) attributes['data-baton-kind'] = kind
    if (!hides && targets.length < most.targets && element.matches(pressable)) targets.push(element)
    if (shows) shown.add(element)
    begin(level)
    const name = kind && !hides && !staysAsBox(tag) ? 'div' : tag
    open(ids.of(element), headOf(element, name, attributes), isBox ? filling(tag) : childrenOf(element), shows, slots)
  }

  function writeStyle(element: HTMLStyleElement, level: Level): void {
    const text = styles.textOf(element.sheet)
    if (text === '') return
    begin(level)
    put(`{"id":${ids.of(element)},${styleHead(text)},"childNodes":[]${shadowMark(isShadowed(element))}}`)
  }

  /** A drawing from elsewhere: its place. */
  function writeUse(element: Element, level: Level): void {
    const place = placeInDrawing(element)
    if (place.width === 0 || place.height === 0) return
    begin(level)
    open(
      ids.of(element),
      headOf(element, 'rect', { ...place, fill: 'currentColor', opacity: 0.18 }),
      [],
      false,
      level.slots,
    )
  }

  /** What stands in an element: of its shadow first, as far as it has an open one. */
  function childrenOf(element: Element): (Node | Made)[] {
    const root = element.shadowRoot
    const shadow = root ? [...root.childNodes, ...adopted(root, true)] : []
    if (element.localName !== 'head' || element !== page.head) return [...shadow, ...element.childNodes]
    return [{ made: styleHead(linkLook), isShadow: false }, ...element.childNodes, ...adopted(page, false)]
  }

  function adopted(root: Document | ShadowRoot, isShadow: boolean): Made[] {
    const text = (root.adoptedStyleSheets ?? []).map((sheet) => styles.textOf(sheet)).join('')
    return text ? [{ made: styleHead(text), isShadow }] : []
  }
}

/** What is chosen is a value, and its length would tell something: a list of choices holds one that is empty. */
const filling = (tag: string): Made[] =>
  tag === 'select' ? [{ made: '"type":2,"tagName":"option","attributes":{}', isShadow: false }] : []

const styleHead = (text: string) => `"type":2,"tagName":"style","attributes":{"_cssText":${JSON.stringify(text)}}`

function headOf(element: Element, tag: string, attributes: Attributes): string {
  const isSVG = element.namespaceURI === vectors ? ',"isSVG":true' : ''
  const host = element.shadowRoot && tag === element.localName ? ',"isShadowHost":true' : ''
  return `"type":2,"tagName":${JSON.stringify(tag)},"attributes":${JSON.stringify(attributes)}${isSVG}${host}${shadowMark(isShadowed(element))}`
}

/** A child of a shadow root itself, and not of one of its elements. */
const isShadowed = ({ parentNode }: Node) => parentNode !== null && parentNode.nodeType === Node.DOCUMENT_FRAGMENT_NODE
const shadowMark = (isShadow: boolean) => (isShadow ? ',"isShadow":true' : '')
