import { loadsCss, unescapedCss } from '@baton/protocol/loads-css'
import { mask } from './mask.ts'

/** What a rule refers to, gathered while it is cleaned: nothing else of a page's classes, ids and attributes says anything about its look. */
export interface References {
  classes: Set<string>
  ids: Set<string>
  /** By the name of an attribute: selectors on it, and the class that stands for an element that fits. */
  marks: Map<string, { selector: string; mark: string }[]>
}

export const noReferences = (): References => ({ classes: new Set(), ids: new Set(), marks: new Map() })

/** Attributes that are captured themselves, so that selectors on them work as they are. */
const captured = new Set(['type', 'dir', 'lang', 'hidden', 'open', 'disabled'])
const attribute =
  /\[\s*(?:[\w-]*\|)?([\w-]+)\s*(?:[~|^$*]?=\s*(?:"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|[^\]\s]+)\s*[is]?)?\s*\]/gi
const name = String.raw`((?:[\w-]|[^\0-\x7f]|\\[\da-f]{1,6}\s?|\\.)+)`
const classNames = new RegExp(String.raw`\.${name}`, 'gi')
const idNames = new RegExp(String.raw`#${name}`, 'gi')

/**
 * A selector list without values of attributes: `[data-state="open"]` becomes a class that stands for it. Selectors that can match nothing of
 * the page, because no element has their classes, are left out; null where none stays.
 */
export function cleanSelector(selector: string, used: ReadonlySet<string>, to: References): string | null {
  const kept = topLevel(selector, ',').filter(
    (each) =>
      /:(?:not|is|where|has)\(/.test(each) ||
      namesIn(each.replace(attribute, ''), classNames).every((c) => used.has(c)),
  )
  if (kept.length === 0) return null
  const plain = kept.join(',').replace(attribute, (found, attributeName: string) => {
    const key = attributeName.toLowerCase()
    if (captured.has(key)) return found
    const marks = to.marks.get(key) ?? []
    const known = marks.find((each) => each.selector === found)
    const mark = known?.mark ?? `b-${key.slice(0, 12)}-${marks.length}`
    if (!known) to.marks.set(key, [...marks, { selector: found, mark }])
    return `.${mark}`
  })
  if (loadsCss(plain)) return null
  for (const each of namesIn(plain, classNames)) to.classes.add(each)
  for (const each of namesIn(plain, idNames)) to.ids.add(each)
  return plain
}

function namesIn(selector: string, pattern: RegExp): string[] {
  return Array.from(selector.matchAll(pattern), ([, found = '']) =>
    found.includes('\\') ? unescapedCss(found) : found,
  )
}

/** Numbers, lengths, colours and functions of these: what a custom property of one element may be, without saying a word. */
const measures =
  /^(?:[-+]?[\d.]+[a-z%]*|#[\da-f]{3,8}|(?:rgba?|hsla?|oklch|calc|var|min|max|clamp)\(|--[\w-]+|[\s,/)(*+-]+)+$/i

/** Declarations without anything that loads, and with their words masked. `inline`: of one element, so that they may be about a person. */
export function cleanDeclarations(text: string, inline: boolean): string {
  return topLevel(text, ';')
    .flatMap((each) => {
      const colon = each.indexOf(':')
      if (colon < 0) return []
      const property = each.slice(0, colon).trim().toLowerCase()
      const value = each.slice(colon + 1).trim()
      if (property === 'src' || property === 'behavior' || value === '') return []
      if (inline && property.startsWith('--') && (!measures.test(value) || /\d{6}/.test(value))) return []
      const clean = `${property}:${cleanValue(value, property === 'font-family' || property === 'font' || property.startsWith('grid'))}`
      return loadsCss(clean) ? [] : [clean]
    })
    .join(';')
}

const parts = /"(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?|(?:[\w-]|\\[^])+\(?|[^]/g
const loading = /^(?:url|src|image|element|cross-fade|-webkit-cross-fade|(?:-webkit-)?image-set|attr)\($/i

/** `url(…)` and its like become `none`; strings are masked, but for the names of fonts and of places in a grid. */
function cleanValue(value: string, keepStrings: boolean): string {
  let out = ''
  /** Within a function that loads: this many brackets are open. */
  let inside = 0
  for (const [part] of value.matchAll(parts)) {
    const opens = part.endsWith('(')
    if (inside > 0) inside += opens ? 1 : part === ')' ? -1 : 0
    else if (opens && loading.test(unescapedCss(part))) {
      inside = 1
      out += 'none'
    } else if (part.startsWith('"') || part.startsWith("'")) out += keepStrings ? part : mask(unescapedCss(part))
    else out += part
  }
  return out
}

/** Split where no string and no bracket is open. */
function topLevel(text: string, at: ',' | ';'): string[] {
  const found: string[] = []
  let depth = 0
  let current = ''
  for (const [part] of text.matchAll(/"(?:[^"\\]|\\[^])*"?|'(?:[^'\\]|\\[^])*'?|\\[^]|[^"'\\()[\]{},;]+|[^]/g)) {
    if (part === at && depth === 0) {
      found.push(current)
      current = ''
      continue
    }
    if (part === '(' || part === '[' || part === '{') depth += 1
    if (part === ')' || part === ']' || part === '}') depth -= 1
    current += part
  }
  return [...found, current].filter((each) => each.trim() !== '')
}
