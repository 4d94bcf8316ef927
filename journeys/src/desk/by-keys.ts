import type { Frame, Page } from 'playwright-core'

/** What has the focus, however deep in shadow trees and frames it stands. */
export interface Focused {
  tag: string
  /** What a screen reader calls it, as far as an attribute, a label or its words say. */
  name: string
  /** Something around it can be seen: an outline, or a ring that its box draws. */
  seen: boolean
}

/** A person without a mouse. Whatever they do, the focus must be somewhere, and to be seen there. */
export interface ByKeys {
  press(...keys: string[]): Promise<void>
  type(words: string): Promise<void>
  focused(): Promise<Focused>
  /** Presses Tab, or another key, until this has the focus. Throws where the focus is lost, cannot be seen, or does not move on. */
  goTo(name: RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<Focused>
}

export function byKeys(page: Page): ByKeys {
  const focused = () => focusedIn(page.mainFrame(), page)
  return {
    focused,
    async press(...keys) {
      for (const key of keys) await page.keyboard.press(key)
    },
    type: (words) => page.keyboard.type(words),
    async goTo(name, key = 'Tab') {
      const been: string[] = []
      for (let n = 0; n < 80; n++) {
        await page.keyboard.press(key)
        const now = await focused()
        const told = `${now.tag} "${now.name}"`
        if (now.tag !== 'BODY' && !now.seen) throw new Error(`the focus cannot be seen on ${told}`)
        if (now.tag !== 'BODY' && name.test(now.name)) return now
        been.push(told)
        if (been.length > 5 && new Set(been.slice(-5)).size === 1) throw new Error(`the focus does not leave ${told}`)
      }
      throw new Error(`${key} never came to ${name}, but to ${[...new Set(been)].join(', ')}`)
    },
  }
}

async function focusedIn(frame: Frame, page: Page): Promise<Focused> {
  const found = (await frame.evaluate(read)) as Focused & { frame: string | null }
  if (found.frame === null) return { tag: found.tag, name: found.name, seen: found.seen }
  const inside = page.frames().find((each) => each.parentFrame() === frame && each.url() === found.frame)
  return inside ? focusedIn(inside, page) : found
}

/** Runs in the browser. */
const read = `(() => {
  let it = document.activeElement ?? document.body
  while (it.shadowRoot?.activeElement) it = it.shadowRoot.activeElement
  const frame = it.tagName === 'IFRAME' ? it.src : null
  const labelled = (it.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '').join(' ')
  const name = it.getAttribute('aria-label') || labelled.trim() || [...(it.labels ?? [])].map((label) => label.textContent).join(' ') || it.placeholder || it.textContent || ''
  const ringed = (element) => {
    const style = getComputedStyle(element)
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 && !/(, 0\\)|transparent)$/.test(style.outlineColor)
    // A box that draws the ring of what stands in it.
    return outline || (element !== it && / 0px 0px 0px \\dpx/.test(style.boxShadow))
  }
  let seen = false
  for (let element = it, up = 0; element && up < 4 && !seen; element = element.parentElement, up++) seen = ringed(element)
  const box = it.getBoundingClientRect()
  const inView = box.width > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth
  return { tag: it.tagName, name: name.trim().replace(/\\s+/g, ' ').slice(0, 120), seen: seen && inView, frame }
})()`
