import { block } from '@baton/protocol'
import { isShownAttribute, isShownTag, voidTags } from './allowed.ts'
import { cleanDeclarations, cleanSheet } from './clean-style.ts'

const svgNamespace = 'http://www.w3.org/2000/svg'

/**
 * The elements below `root` as markup. Every `<` in it begins an element of the list: what stands in texts and attributes is escaped,
 * and style sheets are written anew. So whatever a parser makes of it, it makes it of nothing else.
 */
export function writeChildren(root: ParentNode & Node): string {
  let markup = ''
  for (const node of root.childNodes) markup += writeNode(node)
  return markup
}

function writeNode(node: Node): string {
  if (node instanceof Text) return writeText(node)
  return node instanceof Element ? writeElement(node) : ''
}

function writeElement(element: Element): string {
  const isSvg = element.namespaceURI === svgNamespace
  const name = element.localName
  if (!isShownTag(name, isSvg)) return ''
  if (name === 'style') return writeSheet(element)
  const head = `<${name}${writeAttributes(element)}>`
  if (!isSvg && voidTags.has(name)) return head
  const shadow = element.shadowRoot
  const inner = `${shadow ? `<template shadowrootmode="open">${writeChildren(shadow)}</template>` : ''}${writeChildren(element)}`
  // The parser drops a line break that comes first in these.
  const first = (name === 'pre' || name === 'textarea') && inner.startsWith('\n') ? '\n' : ''
  return `${head}${first}${inner}</${name}>`
}

/** What is drawn of an element's attributes. */
export function writeAttributes(element: Element): string {
  const isSvg = element.namespaceURI === svgNamespace
  const name = element.localName
  let written = ''
  for (const { name: key, value } of element.attributes) {
    if (key === 'style' || !isShownAttribute(name, key, value, isSvg)) continue
    written += ` ${key}="${escapeAttribute(value)}"`
  }
  const style = 'style' in element ? cleanDeclarations((element as HTMLElement).style) : ''
  return style === '' ? written : `${written} style="${escapeAttribute(style)}"`
}

/** Within a drawing a style sheet would be read as markup: there it is not written at all. */
function writeSheet(element: Element): string {
  if (element.namespaceURI === svgNamespace || element.closest('svg')) return ''
  const css = cleanSheet(element.textContent ?? '')
  return css === '' ? '' : `<style>${css.replace(/<(?![=\s\d])/g, '\\3c ')}</style>`
}

/** Elements that hold text and nothing else. */
const textOnly = new Set(['option', 'textarea', 'text', 'tspan'])
const masked = new RegExp(`${block}+`, 'g')

/** Masked words are calm bars, about as long as the words were. Together they stay one piece, as the text was. */
function writeText({ data, parentNode }: Text): string {
  const text = escapeText(data)
  if (!data.includes(block)) return text
  if (parentNode instanceof Element && textOnly.has(parentNode.localName)) return text.replaceAll(block, '░')
  return `<baton-words>${text.replace(masked, (blocks) => `<baton-bar>${quiet(blocks)}</baton-bar>`)}</baton-words>`
}

/** A block is as wide as two letters in most fonts: what keeps the width of the words is a letter of usual width. */
const quiet = (blocks: string) => 'n'.repeat(blocks.length)

function escapeText(text: string): string {
  return text.replace(/\0/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('`', '&#96;')
}
