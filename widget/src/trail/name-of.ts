/** Something that can be pressed or filled in, by what it is called. */
export interface Named {
  label: string
  role: string
}

/** What can be pressed or filled in. */
export const pressable =
  'a[href],button,summary,label,input,select,textarea,[role=button],[role=link],[role=tab],[role=menuitem],[role=checkbox],[role=radio],[role=switch],[role=option]'

/** The element that was meant, and its own words; null where nothing that is called something was meant, or the site hides it. */
export function nameOf(target: EventTarget | null): Named | null {
  const element = target instanceof Element ? target.closest(pressable) : null
  if (!element || isHidden(element)) return null
  const label = labelOf(element)
  return label === '' ? null : { label, role: roleOf(element) }
}

/** What a field is called; by its sort, where it is called nothing. */
export function fieldName(field: Element): string {
  return labelOf(field) || field.getAttribute('type') || field.localName
}

export const isHidden = (element: Element) => element.closest('[data-baton-hide]') !== null

function labelOf(element: Element): string {
  const { labels } = element as HTMLInputElement
  const named =
    element
      .getAttribute('aria-labelledby')
      ?.split(/\s+/)
      .map((id) => document.getElementById(id)) ?? []
  const sources = [...named, ...(labels ?? [])].filter((each) => each !== null && !isHidden(each)) as Element[]
  if (sources.length > 0) return sources.map(wordsIn).join(' ').trim()
  return element.getAttribute('aria-label')?.trim() || (isField(element) ? '' : wordsIn(element))
}

/** Own words, without what is in fields: a list's choices and a text area's first content are theirs. */
function wordsIn(element: Element): string {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let words = ''
  while (words.length < 200 && walker.nextNode()) {
    const parent = walker.currentNode.parentElement
    if (parent && !parent.closest('script,style,textarea,select,[contenteditable],[data-baton-hide]'))
      words += ` ${walker.currentNode.nodeValue}`
  }
  return words.replace(/\s+/g, ' ').trim()
}

const isField = ({ localName }: Element) => /^(?:input|select|textarea)$/.test(localName)

const roles = new Set('button link tab menuitem checkbox radio switch option'.split(' '))

function roleOf(element: Element): string {
  const said = element.getAttribute('role') ?? ''
  if (roles.has(said)) return said
  const tag = element.localName
  if (tag === 'a') return 'link'
  if (tag === 'button' || tag === 'summary') return 'button'
  const type = element.getAttribute('type') ?? ''
  return roles.has(type) ? type : /^(?:submit|reset|image)$/.test(type) ? 'button' : 'field'
}
