import type { Loose } from './nodes.ts'

/** A capture written as markup by somebody who trusts it: what a replay without any guard would show. */
export function naiveMarkup(node: Loose): string {
  if (typeof node !== 'object' || node === null) return ''
  const { type, tagName, attributes, childNodes, textContent } = node as Record<string, Loose>
  const inside = Array.isArray(childNodes) ? childNodes.map(naiveMarkup).join('') : ''
  switch (type) {
    case 0:
      return inside
    case 1:
      return `<!doctype html>`
    case 3:
    case 4:
      return plain(textContent)
    case 5:
      return `<!--${plain(textContent)}-->`
    case 2: {
      const own = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : []
      const written = own.map(([name, value]) => ` ${name}="${plain(value)}"`).join('')
      const css = own.find(([name]) => name === '_cssText')?.[1]
      return `<${plain(tagName)}${written}>${typeof css === 'string' ? css : ''}${inside}</${plain(tagName)}>`
    }
    default:
      return inside
  }
}

const plain = (value: Loose) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
