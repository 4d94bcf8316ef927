import { nameOf, pressable } from '../trail/name-of.ts'

/**
 * What is called so on the page and can be pressed or filled in: what is on the screen before what is not, and nothing that is not shown or that
 * the site hides. Null where there is none.
 */
export function findNamed(name: string): Element | null {
  const wanted = folded(name)
  if (wanted === '') return null
  let further: Element | null = null
  for (const element of document.querySelectorAll(pressable)) {
    if (element.localName === 'label' || folded(nameOf(element)?.label ?? '') !== wanted) continue
    const { width, height, top, bottom } = element.getBoundingClientRect()
    if (width === 0 || height === 0 || element.checkVisibility?.() === false) continue
    if (bottom > 0 && top < innerHeight) return element
    further ??= element
  }
  return further
}

const folded = (name: string) => name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
