import { isTag, isText, type AnyNode, type Element } from 'domhandler'

/** Deeper nesting than this is nobody's page. */
export const deepest = 150

const neverText = new Set(
  'script style noscript template iframe object embed svg canvas video audio map head select option textarea input button dialog'.split(
    ' ',
  ),
)
const aroundText = new Set(['nav', 'footer', 'aside', 'header'])
const aroundRoles = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary', 'menu', 'dialog'])
/** What the parts around the text are called, as a whole class or id. */
const aroundNames =
  /^(?:(?:site|page|main|global|top|bottom)[-_]?)?(?:nav|navbar|navigation|menu|sidebar|side-bar|footer|header|masthead|breadcrumbs?|toc|table-of-contents|share|sharing|social|related(?:[-_](?:articles|posts|links|pages))?|pagination|pager|skip(?:-to-content|-link)?|feedback|helpful|was-this-helpful|article-votes?|votes?|comments?|search(?:-form|-box)?|newsletter|promo|advert|ads?|cookie[-_\w]*|consent[-_\w]*|gdpr[-_\w]*)$/i

export const textOfNode = (node: AnyNode): string => {
  let text = ''
  eachNode(node, (each) => {
    if (isText(each)) text += each.data
    return !isTag(each) || !neverText.has(each.name)
  })
  return text
}

/** Visits a tree from its top, without recursion: it may be as deep as somebody likes. `visit` says whether to go into a node. */
export function eachNode(top: AnyNode, visit: (node: AnyNode, depth: number) => boolean): void {
  const stack: { node: AnyNode; depth: number }[] = [{ node: top, depth: 0 }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { node, depth } = next
    if (!visit(node, depth) || depth > deepest || !('children' in node)) continue
    for (let i = node.children.length - 1; i >= 0; i -= 1) {
      const child = node.children[i]
      if (child) stack.push({ node: child, depth: depth + 1 })
    }
  }
}

export function findFirst(top: AnyNode, wanted: (element: Element) => boolean): Element | null {
  let found: Element | null = null
  eachNode(top, (node) => {
    if (!found && isTag(node) && wanted(node)) found = node
    return found === null
  })
  return found
}

/** Where a page's own text stands: what says so, or all of it. */
export function mainOf(document: AnyNode): AnyNode {
  const main = findFirst(document, ({ name, attribs }) => name === 'main' || attribs['role'] === 'main')
  if (main && hasWords(main)) return main
  const articles: Element[] = []
  eachNode(document, (node) => {
    if (isTag(node) && node.name === 'article') articles.push(node)
    return true
  })
  if (articles.length === 1 && articles[0] && hasWords(articles[0])) return articles[0]
  return findFirst(document, ({ name }) => name === 'body') ?? document
}

const hasWords = (node: AnyNode) => (textOfNode(node).match(/\S+/g)?.length ?? 0) >= 8

/** Whether an element is no part of what the page says: not shown, around the text, or a list that only leads elsewhere. */
export function isAround(element: Element): boolean {
  const { name, attribs } = element
  if (neverText.has(name) || 'hidden' in attribs || attribs['aria-hidden'] === 'true') return true
  if (/(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs['style'] ?? '')) return true
  const names = `${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`.split(/\s+/)
  const around =
    aroundText.has(name) || aroundRoles.has(attribs['role'] ?? '') || names.some((each) => aroundNames.test(each))
  // A header above an article has its title, and a wrapper may be called anything: what has the title is not around it.
  if (around) return !findFirst(element, (inner) => inner.name === 'h1' || inner.name === 'main')
  return (name === 'ul' || name === 'ol') && isOnlyLinks(element)
}

function isOnlyLinks(list: Element): boolean {
  let links = 0
  let linked = 0
  eachNode(list, (node) => {
    if (!isTag(node) || node.name !== 'a') return true
    links += 1
    linked += textOfNode(node).trim().length
    return false
  })
  return links >= 3 && linked >= 0.8 * textOfNode(list).replace(/\s+/g, ' ').trim().length
}
