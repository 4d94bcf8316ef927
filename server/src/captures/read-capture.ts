import { captureLimits, type Capture, type SerializedNode, type Target } from '@baton/protocol'
import { isAttribute, isEmptyTag, isTag } from './allowed.ts'
import { cleanCss } from './clean-css.ts'

/** Thrown where a capture is none, with what is wrong about it. */
export class BrokenCapture extends Error {}

interface Reading {
  ids: Set<number>
  nodes: number
  dropped: number
}

/** As long as one text may be. UTF-16 units. */
const longestText = 20_000

/**
 * Reads what a widget sent, or what somebody sent in its place. Only nodes, elements and attributes of our own list come through; what else
 * there is, is left out and counted. Its ids, its depth and its size are bounded. Throws `BrokenCapture` where it has not the shape of one.
 */
export function readCapture(sent: unknown): Capture {
  const it = record(sent, 'the capture')
  if (it['version'] !== 1) throw new BrokenCapture('its version is not 1')
  const reading: Reading = { ids: new Set(), nodes: 0, dropped: 0 }
  const root = readNode(it['root'], reading, { depth: 0, isSVG: false })
  if (!root || root.type !== 0) throw new BrokenCapture('its root is no document')
  const viewport = record(it['viewport'], 'viewport')
  const scroll = record(it['scroll'], 'scroll')
  return {
    version: 1,
    takenAt: timeOf(it['takenAt']),
    url: addressOf(it['url']),
    title: wordsOf(it['title'], 300),
    viewport: { width: whole(viewport['width']), height: whole(viewport['height']) },
    scroll: { x: place(scroll['x']), y: place(scroll['y']) },
    root,
    nodes: reading.nodes,
    masked: whole(it['masked']),
    truncated: it['truncated'] === true,
    targets: readTargets(it['targets'], reading),
    dropped: reading.dropped,
  }
}

/** A node with what it holds; null where it is left out. */
function readNode(sent: unknown, reading: Reading, at: { depth: number; isSVG: boolean }): SerializedNode | null {
  const it = record(sent, 'a node')
  if (at.depth > captureLimits.depth) throw new BrokenCapture(`it is more than ${captureLimits.depth} elements deep`)
  reading.nodes += 1
  if (reading.nodes > captureLimits.nodes) throw new BrokenCapture(`it has more than ${captureLimits.nodes} nodes`)
  const { id } = it
  if (typeof id !== 'number' || !Number.isInteger(id) || id < 1 || id > captureLimits.highestId)
    throw new BrokenCapture('a node has no id')
  if (reading.ids.has(id)) throw new BrokenCapture(`two nodes have the id ${id}`)
  reading.ids.add(id)
  switch (it['type']) {
    case 0:
      if (at.depth > 0) return left(reading, id)
      return { id, type: 0, childNodes: readChildren(it['childNodes'], reading, at), ...modeOf(it['compatMode']) }
    case 1:
      if (at.depth !== 1) return left(reading, id)
      return { id, type: 1, name: 'html', publicId: '', systemId: '' }
    case 2:
      return readElement(it, id, reading, at)
    case 3: {
      if (at.depth === 0 || typeof it['textContent'] !== 'string') return left(reading, id)
      return { id, type: 3, textContent: wordsOf(it['textContent'], longestText), ...inShadow(it) }
    }
    default:
      return left(reading, id)
  }
}

function readElement(
  it: Record<string, unknown>,
  id: number,
  reading: Reading,
  at: { depth: number; isSVG: boolean },
): SerializedNode | null {
  const { tagName } = it
  if (typeof tagName !== 'string') throw new BrokenCapture('an element has no tag')
  const isSVG = it['isSVG'] === true && (at.isSVG || tagName === 'svg')
  if (at.depth === 0 || !isTag(tagName, isSVG)) return left(reading, id)
  const attributes = readAttributes(tagName, isSVG, it['attributes'], reading)
  const isStyle = tagName === 'style'
  if (isStyle && attributes['_cssText'] === undefined) return left(reading, id)
  const childNodes =
    isStyle || isEmptyTag(tagName) || attributes['data-baton-kind'] !== undefined
      ? noChildren(it['childNodes'], reading)
      : // What stands in a foreignObject is HTML again.
        readChildren(it['childNodes'], reading, { ...at, isSVG: isSVG && tagName.toLowerCase() !== 'foreignobject' })
  return {
    id,
    type: 2,
    tagName,
    attributes,
    childNodes,
    ...(isSVG ? { isSVG } : {}),
    ...(it['isShadowHost'] === true ? { isShadowHost: true as const } : {}),
    ...inShadow(it),
  }
}

function readChildren(
  sent: unknown,
  reading: Reading,
  { depth, isSVG }: { depth: number; isSVG: boolean },
): SerializedNode[] {
  if (!Array.isArray(sent)) throw new BrokenCapture('a node has no list of children')
  const children: SerializedNode[] = []
  for (const each of sent) {
    const node = readNode(each, reading, { depth: depth + 1, isSVG })
    if (node) children.push(node)
  }
  return children
}

function noChildren(sent: unknown, reading: Reading): [] {
  if (Array.isArray(sent)) reading.dropped += sent.length
  return []
}

function readAttributes(tag: string, isSVG: boolean, sent: unknown, reading: Reading): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const [name, value] of Object.entries(record(sent ?? {}, 'attributes'))) {
    const text = value === true ? '' : typeof value === 'number' ? String(value) : value
    const css = typeof text === 'string' && isStyling(tag, name) ? cleanCss(text) : null
    if (css !== null) kept[name] = css
    else if (typeof text === 'string' && !isStyling(tag, name) && isAttribute(tag, isSVG, name, text)) kept[name] = text
    else reading.dropped += 1
  }
  return kept
}

const isStyling = (tag: string, name: string) => name === 'style' || (tag === 'style' && name === '_cssText')

/** Left out, with whatever it holds. */
function left(reading: Reading, id: number): null {
  reading.ids.delete(id)
  reading.nodes -= 1
  reading.dropped += 1
  return null
}

function readTargets(sent: unknown, { ids }: Reading): Target[] {
  if (!Array.isArray(sent)) throw new BrokenCapture('it has no list of targets')
  if (sent.length > captureLimits.targets) throw new BrokenCapture(`it has more than ${captureLimits.targets} targets`)
  return sent.flatMap((each) => {
    const it = record(each, 'a target')
    const { id } = it
    if (typeof id !== 'number' || !ids.has(id)) return []
    return [
      {
        id,
        role: /^[a-z]{1,30}$/.test(String(it['role'])) ? String(it['role']) : 'button',
        label: wordsOf(it['label'], 80),
        x: place(it['x']),
        y: place(it['y']),
        width: place(it['width']),
        height: place(it['height']),
      },
    ]
  })
}

const inShadow = (it: Record<string, unknown>) => (it['isShadow'] === true ? { isShadow: true as const } : {})
const modeOf = (mode: unknown) => (mode === 'BackCompat' || mode === 'CSS1Compat' ? { compatMode: mode } : {})

function record(value: unknown, what: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new BrokenCapture(`${what} is no object`)
  return value as Record<string, unknown>
}

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

const wordsOf = (value: unknown, longest: number) =>
  typeof value === 'string' ? value.slice(0, longest).replaceAll(controls, '').toWellFormed() : ''

function timeOf(value: unknown): string {
  const at = typeof value === 'string' && value.length < 40 ? Date.parse(value) : NaN
  if (Number.isNaN(at)) throw new BrokenCapture('takenAt is no time')
  return new Date(at).toISOString()
}

function addressOf(value: unknown): string {
  if (typeof value !== 'string' || value.length > 2000 || !URL.canParse(value))
    throw new BrokenCapture('url is no address')
  const url = new URL(value)
  if (!/^https?:$/.test(url.protocol)) throw new BrokenCapture('url is no address of the web')
  url.username = url.password = ''
  return url.href
}

const finite = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : 0)
const whole = (value: unknown) => Math.min(100_000, Math.max(0, Math.round(finite(value))))
const place = (value: unknown) => Math.min(1e7, Math.max(-1e7, Math.round(finite(value))))
