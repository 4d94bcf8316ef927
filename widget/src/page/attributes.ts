import { cleanDeclarations } from './clean-css.ts'
import { isField, staysAsBox, toldAs } from './kinds.ts'
import type { Styles } from './read-styles.ts'

export type Attributes = Record<string, string | number>

/** Of one element's own style, what names something of the site's or is written in words. */
const named =
  /^(?:animation|view-transition|counter|container|anchor|position-anchor|font-family|font$|quotes|list-style$|content$|will-change|grid-(?:area|row|column|template))/

/** The attributes of an element that its look depends on, and of each of them no more than that. */
export function attributesOf(element: Element, styles: Styles, slots: Map<string, string>): Attributes {
  const attributes: Attributes = {}
  const classes: string[] = []
  const tag = element.localName
  const isSVG = element instanceof SVGElement
  for (const { name, value } of element.attributes) {
    if (name === 'class') classes.push(...value.split(/\s+/).filter((each) => styles.classes.has(each)))
    else if (name === 'id') {
      if (styles.ids.has(value)) attributes['id'] = value
    } else if (name === 'style') {
      const text = ownStyle(element as HTMLElement)
      if (text) attributes['style'] = text
    } else if (name === 'slot' || (name === 'name' && tag === 'slot')) attributes[name] = slotOf(value, slots)
    else if (name === 'type' && tag === 'button') attributes['type'] = 'button'
    else {
      const told = toldAs(isSVG, name, value)
      if (told !== null) attributes[name] = told
    }
    if (name === 'href' && tag === 'a') classes.push('b-link')
    for (const { selector, mark } of styles.marks.get(name) ?? []) if (fits(element, selector)) classes.push(mark)
  }
  if (classes.length > 0) attributes['class'] = classes.join(' ')
  return attributes
}

/** As the browser has understood it: what is no style is not in it. */
function ownStyle(element: HTMLElement): string {
  return cleanDeclarations(element.style.cssText, true)
    .split(';')
    .filter((each) => !named.test(each))
    .join(';')
}

/** Slots by number: what a site calls them is nobody's matter. */
function slotOf(name: string, slots: Map<string, string>): string {
  const known = slots.get(name) ?? `s${slots.size}`
  slots.set(name, known)
  return known
}

/** The size that something has on the screen, because what gives it that size is not there. */
export function boxOf(element: Element, style: string | number | undefined): Attributes {
  const { width, height } = element.getBoundingClientRect()
  const tag = element.localName
  const inline = !isField(tag) && !staysAsBox(tag) && getComputedStyle(element).display.startsWith('inline')
  return {
    rr_width: `${rounded(width)}px`,
    rr_height: `${rounded(height)}px`,
    style: [style, 'box-sizing:border-box', inline ? 'display:inline-block' : ''].filter(Boolean).join(';'),
  }
}

const rounded = (n: number) => Math.round(n * 100) / 100

/** Whether it takes a place on the page. Elements without a box of their own, such as options, count by what they are told to be. */
export function isDrawn(element: Element): boolean {
  if (!('checkVisibility' in element) || element.checkVisibility()) return true
  return getComputedStyle(element).display !== 'none'
}

/** Where something stands in the drawing that it is part of. */
export function placeInDrawing(element: Element): { x: number; y: number; width: number; height: number } {
  try {
    const { x, y, width, height } = (element as SVGGraphicsElement).getBBox()
    return { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) }
  } catch {
    return { x: 0, y: 0, width: 0, height: 0 }
  }
}

function fits(element: Element, selector: string): boolean {
  try {
    return element.matches(selector)
  } catch {
    return false
  }
}
