import { isTag, isText, type AnyNode, type Element } from 'domhandler'
import { deepest, isAround, textOfNode } from './main-content.ts'

const blocks = new Set(
  'address article blockquote body center dd details div dl dt fieldset figcaption figure footer form header hgroup hr html legend li main nav ol p pre section summary table tbody td tfoot th thead tr ul br'.split(
    ' ',
  ),
)
/** More of a page than this is not kept. Characters. */
export const longestPage = 180_000

/**
 * What a part of a page says, as Markdown of headings, paragraphs, lists and tables. Only words come through: links, pictures and markup stay
 * behind, and what looks like Markdown in the words is escaped. `title` is left out where it stands as the first heading;
 * what is longer than `longest` characters is cut.
 */
export function toMarkdown(top: AnyNode, title: string, longest = longestPage): string {
  const written: string[] = []
  let size = 0
  let line = ''
  let mark = ''
  const push = (text: string) => {
    if (size > longest) return
    written.push(text)
    size += text.length
  }
  const endLine = () => {
    const text = line.replace(/\s+/g, ' ').trim()
    line = ''
    if (text === '') return
    push(mark === '' ? `\n${escaped(text)}\n` : `${mark}${escaped(text)}`)
    // Another paragraph of the same point is a point of its own: it is told on its own line.
    if (mark !== '') mark = '- '
  }

  function walk(node: AnyNode, depth: number): void {
    if (isText(node)) line += node.data
    if (depth > deepest || size > longest) return
    if (!isTag(node)) {
      if ('children' in node) walkIn(node.children, depth)
    } else if (!isAround(node)) element(node, depth)
  }
  const walkIn = (children: readonly AnyNode[], depth: number) => {
    for (const child of children) walk(child, depth + 1)
  }

  function element(node: Element, depth: number): void {
    const level = /^h([1-6])$/.exec(node.name)?.[1]
    if (level !== undefined || node.name === 'summary') return heading(node, Number(level ?? 3))
    if (node.name === 'pre') return literal(node)
    if (node.name === 'tr') return row(node)
    if (node.name === 'ul' || node.name === 'ol') return list(node, depth)
    if (!blocks.has(node.name)) return walkIn(node.children, depth)
    endLine()
    walkIn(node.children, depth)
    endLine()
  }

  function heading(node: Element, level: number): void {
    endLine()
    const text = allText(node)
    if (text !== '' && !(level === 1 && text === title)) push(`\n${'#'.repeat(level)} ${escaped(text).slice(0, 300)}\n`)
  }

  function literal(node: Element): void {
    endLine()
    const text = textOfNode(node).replaceAll('```', "'''").trimEnd()
    if (text.trim() !== '') push(`\n\`\`\`\n${text}\n\`\`\`\n`)
  }

  function row(node: Element): void {
    endLine()
    const cells = node.children.filter((each) => isTag(each) && /^t[dh]$/.test(each.name)).map(allText)
    if (cells.some((cell) => cell !== '')) push(`| ${cells.map(escaped).join(' | ')} |`)
  }

  function list(node: Element, depth: number): void {
    endLine()
    const outer = mark
    let number = 0
    push('')
    for (const child of node.children) {
      if (!isTag(child) || child.name !== 'li') continue
      number += 1
      mark = node.name === 'ol' ? `${number}. ` : '- '
      walkIn(child.children, depth + 1)
      endLine()
    }
    mark = outer
    push('')
  }

  walk(top, 0)
  endLine()
  return written
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** An element's words in one line; of a heading also those on a button, as in a list that unfolds. */
function allText(node: AnyNode): string {
  let text = ''
  const read = (each: AnyNode, depth: number): void => {
    if (isText(each)) text += each.data
    else if (
      depth < deepest &&
      'children' in each &&
      !(isTag(each) && /^(?:script|style|svg|template)$/.test(each.name))
    )
      for (const child of each.children) read(child, depth + 1)
    if (isTag(each) && blocks.has(each.name)) text += ' '
  }
  read(node, 0)
  return text.replace(/[\s\u00b6\u200b]+/g, ' ').trim()
}

/** Words that stay words when they are read as Markdown. */
export function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|~!]/g, '\\$&')
    .replace(/^(\s*)([#+-]|\d{1,9}[.)])(?=\s|$)/, (_all, space, sign) =>
      /\d/.test(sign) ? `${space}${sign.slice(0, -1)}\\${sign.slice(-1)}` : `${space}\\${sign}`,
    )
}
