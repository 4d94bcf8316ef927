import { maskWords } from '@baton/protocol/mask-words'
import type { NodeIds } from './node-ids.ts'
import { readStyles } from './read-styles.ts'
import { createSlices } from './slices.ts'
import { writeTargets } from './targets.ts'
import { writeNodes } from './write-nodes.ts'

export interface Freezing {
  ids: NodeIds
  /** The address as it may be told. */
  url: string
  title: string
  /** Selectors of the workspace's for parts that need not be masked, beside `data-baton-show`. */
  allow: readonly string[]
  /** Values that have stood in a field for a password. */
  secrets: readonly string[]
}

export interface Frozen {
  /** A capture, version 1. */
  json: string
  nodes: number
  /** How long the page's own thread was held: the longest stretch, and all of it. Milliseconds. */
  longest: number
  total: number
}

/** A page that takes longer than this is sent as far as it got. Milliseconds. */
const limitMs = 5000

/** The page as the customer sees it, and nothing of what they have written in it. Takes its time in slices that nobody feels. */
export async function freeze({ ids, url, title, allow, secrets }: Freezing): Promise<Frozen> {
  const slices = createSlices(limitMs)
  const takenAt = new Date().toISOString()
  const isOwn = ({ id }: Element) => id.startsWith('baton-') && own.has(id)
  const roots: (Document | ShadowRoot)[] = [document]
  const used = new Set<string>()
  const values = new Set(secrets)

  for (let n = 0; n < roots.length; n++) {
    for (const element of roots[n]?.querySelectorAll('*') ?? []) {
      const pause = slices.breathe()
      if (pause) await pause
      if (slices.isLate()) break
      for (const each of element.classList) used.add(each)
      if (element.shadowRoot && !isOwn(element)) roots.push(element.shadowRoot)
      if (isTyped(element)) values.add(element.value.trim())
    }
  }
  const styles = await readStyles(roots, used, slices)
  const written = await writeNodes(document, {
    ids,
    styles,
    slices,
    isOwn,
    marksShown: shownBy(allow),
    // Shorter ones are in every other word.
    values: [...values].filter((value) => value.length > 3),
  })
  const targets = await writeTargets(written.targets, { ids, slices, tell: written.tell })
  const { clientWidth: width, clientHeight: height } = document.documentElement
  const about = JSON.stringify({
    version: 1,
    takenAt,
    url,
    title: maskWords(title),
    viewport: { width, height },
    scroll: { x: Math.round(scrollX), y: Math.round(scrollY) },
    nodes: written.nodes,
    masked: written.masked,
    truncated: written.truncated || slices.isLate(),
  })
  const json = `${about.slice(0, -1)},"targets":${targets},"root":${written.json}}`
  const { longest, total } = slices.spent()
  return { json, nodes: written.nodes, longest, total }
}

/** What we have drawn on the page ourselves. */
const own = new Set(['baton-widget', 'baton-pointer', 'baton-indicator'])

const isTyped = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !/^(?:checkbox|radio|button|submit|reset|image|file)$/.test(element.type))

/** Whether an element is marked as one whose text may be shown. A selector that is none marks nothing. */
function shownBy(allow: readonly string[]): (element: Element) => boolean {
  const valid = allow.filter((selector) => {
    try {
      return document.createDocumentFragment().querySelector(selector) === null
    } catch {
      return false
    }
  })
  const selector = ['[data-baton-show]', ...valid].join(',')
  return (element) => element.matches(selector)
}
