import { captureLimits } from './limits.ts'
import { inputType } from './kinds.ts'
import type { NodeIds } from './node-ids.ts'
import type { Slices } from './slices.ts'

/** Words that stand in an element, as they are told. */
type Tell = (text: string, within: Element) => string

/** The things of the page that can be pointed at, as JSON: what is on the screen first, each with its place in the document. */
export async function writeTargets(
  candidates: readonly Element[],
  { ids, slices, tell }: { ids: NodeIds; slices: Slices; tell: Tell },
): Promise<string> {
  const found: { element: Element; near: boolean; box: DOMRect }[] = []
  for (const element of candidates) {
    const pause = slices.breathe()
    if (pause) await pause
    if (slices.isLate()) break
    const box = element.getBoundingClientRect()
    // What a closed part holds has a size all the same.
    if (box.width === 0 || box.height === 0 || element.checkVisibility?.() === false) continue
    const near = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
    found.push({ element, near, box })
  }
  const first = [...found.filter(({ near }) => near), ...found.filter(({ near }) => !near)].slice(
    0,
    captureLimits.targets,
  )
  const written: string[] = []
  for (const { element, box } of first) {
    const pause = slices.breathe()
    if (pause) await pause
    written.push(
      JSON.stringify({
        id: ids.of(element),
        role: roleOf(element),
        label: labelOf(element, tell),
        x: Math.round(box.left + scrollX),
        y: Math.round(box.top + scrollY),
        width: Math.round(box.width),
        height: Math.round(box.height),
      }),
    )
  }
  return `[${written.join(',')}]`
}

const roles = new Set('button link tab menuitem checkbox radio switch option textbox'.split(' '))
const ofTags: Record<string, string> = { a: 'link', summary: 'button', select: 'listbox', textarea: 'textbox' }
const ofTypes: Record<string, string> = {
  submit: 'button',
  reset: 'button',
  button: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
}

function roleOf(element: Element): string {
  const said = element.getAttribute('role') ?? ''
  if (roles.has(said)) return said
  const tag = element.localName
  if (tag === 'input') return ofTypes[inputType(element)] ?? 'textbox'
  return ofTags[tag] ?? (tag === 'button' ? 'button' : 'textbox')
}

/** What it is called: its own words, or a field's label; masked where the page's text is. */
function labelOf(element: Element, tell: Tell): string {
  const labels = (element as HTMLInputElement).labels
  const source = labels ? [...labels] : isTyped(element) ? [] : [element]
  return source
    .map((each) => wordsIn(each, tell))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 80)
}

const isTyped = (element: Element) =>
  /^(?:input|select|textarea)$/.test(element.localName) || (element as HTMLElement).isContentEditable

function wordsIn(element: Element, tell: Tell): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const words: string[] = []
  for (let n = 0, text = walker.nextNode(); text && n < 50; n++, text = walker.nextNode()) {
    const parent = text.parentElement
    if (
      !parent ||
      /^(?:script|style|textarea|select|option)$/.test(parent.localName) ||
      parent.closest('[data-baton-hide]')
    )
      continue
    words.push(tell((text as Text).data.slice(0, 200), parent))
  }
  return words.join(' ')
}
