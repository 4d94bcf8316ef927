import { isShownAttribute, isShownTag } from './allowed.ts'

/** A capture that cannot be drawn, and why. */
export type Undrawable = 'unreadable' | 'too-large' | 'too-deep'

/** Thrown while a capture is read; `drawPage` gives it back as a reason. */
export class CannotDraw extends Error {
  readonly because: Undrawable
  constructor(because: Undrawable) {
    super(because)
    this.because = because
  }
}

/** rrweb's node types that a picture is made of; see `NodeType` of rrweb. */
export const element = 2
export const text = 3

export interface ElementNode {
  type: typeof element
  id: number
  tagName: string
  attributes: Record<string, string | true>
  childNodes: TreeNode[]
  isSVG?: true
  isShadowHost?: true
  isShadow?: true
}
export interface TextNode {
  type: typeof text
  id: number
  textContent: string
}
export type TreeNode = ElementNode | TextNode

/** Nothing that a customer's page can be is larger than this; what is would hold up the inbox. */
export const limits = { nodes: 50_000, depth: 200, chars: 6_000_000 } as const

/** Elements that the DOM lets have a shadow tree, beside those of a name with a hyphen. */
const canHost = new Set('article aside blockquote body div footer header main nav p section span'.split(' '))
const tagName = /^[a-z][a-zA-Z0-9-]{0,59}$/
const attributeName = /^[a-zA-Z][\w.:-]{0,80}$/

/**
 * The page's elements out of a capture that nobody vouches for: own fields of the right type alone, copied, renumbered and bounded.
 * What is not drawn is left out here already, so that rebuilding never meets it. It never recurses: the depth is the sender's choice.
 * @throws {CannotDraw}
 */
export function readTree(root: unknown): ElementNode {
  let nodes = 0
  let chars = 0
  const count = (more: number) => {
    chars += more
    if (++nodes > limits.nodes || chars > limits.chars) throw new CannotDraw('too-large')
    return nodes
  }
  const top: ElementNode = { type: element, id: 0, tagName: 'html', attributes: {}, childNodes: [] }
  const waiting: { from: unknown; into: ElementNode; depth: number }[] = [{ from: root, into: top, depth: 0 }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { from, into, depth } = next
    if (depth > limits.depth) throw new CannotDraw('too-deep')
    const words = readWords(from)
    if (words !== null) {
      into.childNodes.push({ type: text, id: count(words.length), textContent: words })
      continue
    }
    const place = readPlace(from, into, top)
    const id = count(place ? sizeOf(place) : 0)
    if (!place) continue
    if (place !== into && place !== top) into.childNodes.push(Object.assign(place, { id }))
    const children = own(from, 'childNodes')
    if (!Array.isArray(children)) continue
    if (children.length > limits.nodes) throw new CannotDraw('too-large')
    // The last one in is the first one out: pushed backwards, children come in their order.
    for (let i = children.length - 1; i >= 0; i--) waiting.push({ from: children[i], into: place, depth: depth + 1 })
  }
  if (top.childNodes.length === 0) throw new CannotDraw('unreadable')
  return top
}

function readWords(from: unknown): string | null {
  const kind = own(from, 'type')
  const words = kind === text ? own(from, 'textContent') : null
  return typeof words === 'string' ? words : null
}

/** Where the children of this node go: a new element, the one above where it draws nothing itself, or nowhere. */
function readPlace(from: unknown, into: ElementNode, top: ElementNode): ElementNode | null {
  if (own(from, 'type') === 0) return into
  if (own(from, 'type') !== element) return null
  const given = own(from, 'tagName')
  if (typeof given !== 'string' || !tagName.test(given)) return null
  if (given === 'head') return into
  const isSvg = own(from, 'isSVG') === true
  const name = sheetOr(given, from)
  if (!isShownTag(name, isSvg)) return null
  const made: ElementNode = { type: element, id: 0, tagName: name, attributes: {}, childNodes: [] }
  if (isSvg) made.isSVG = true
  if (own(from, 'isShadowHost') === true && (canHost.has(name) || name.includes('-'))) made.isShadowHost = true
  if (own(from, 'isShadow') === true && into.isShadowHost) made.isShadow = true
  const attributes = own(from, 'attributes')
  if (typeof attributes === 'object' && attributes !== null) {
    for (const [key, value] of Object.entries(attributes).slice(0, 200)) readAttribute(made, key, value, isSvg)
  }
  return name === 'html' ? Object.assign(top, { attributes: made.attributes }) : made
}

/** A linked style sheet whose rules came along is drawn as a style. */
function sheetOr(name: string, from: unknown): string {
  return name === 'link' && typeof own(own(from, 'attributes'), '_cssText') === 'string' ? 'style' : name
}

function readAttribute(made: ElementNode, name: string, value: unknown, isSvg: boolean): void {
  const { tagName, attributes } = made
  if (tagName === 'style' && name === '_cssText' && typeof value === 'string') attributes[name] = value
  else if ((name === 'rr_width' || name === 'rr_height') && typeof value === 'string' && /^\d+(\.\d+)?px$/.test(value))
    attributes[name] = value
  else if (!attributeName.test(name) || name === '__proto__') return
  else if (value === true && isShownAttribute(tagName, name, '', isSvg)) attributes[name] = true
  else if (typeof value === 'string' || typeof value === 'number') {
    const written = String(value)
    if (isShownAttribute(tagName, name, written, isSvg)) attributes[name] = written
  }
}

function sizeOf({ attributes }: ElementNode): number {
  let size = 0
  for (const [name, value] of Object.entries(attributes)) size += name.length + (value === true ? 0 : value.length)
  return size
}

/** A field that the value has itself: nothing that it would inherit counts. */
function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}
