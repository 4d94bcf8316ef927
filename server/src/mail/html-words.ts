import { Parser } from 'htmlparser2'

/** As much HTML as is looked at. */
const longest = 4_000_000
const unseen = new Set(['head', 'script', 'style', 'template', 'title', 'noscript', 'object', 'svg'])
const blocks = new Set([
  'address',
  'blockquote',
  'br',
  'dd',
  'div',
  'dt',
  'h1',
  'h2',
  'h3',
  'h4',
  'hr',
  'li',
  'p',
  'pre',
  'table',
  'tr',
])

/**
 * The words of an HTML mail that the parser gives up on: too long, or nested too deep. They are read as they come and nothing is built, so that
 * depth costs nothing. What they answer keeps its mark, and is left out by whoever leaves out quotes.
 */
export function htmlWords(html: string, most: number): string {
  let words = ''
  let hidden = 0
  let quoted = 0
  const line = () => {
    if (!/\n(> )*$/.test(words)) words += `\n${'> '.repeat(Math.min(quoted, 5))}`
  }
  const parser = new Parser({
    onopentag(name) {
      if (unseen.has(name)) hidden += 1
      if (name === 'blockquote') quoted += 1
      if (blocks.has(name)) line()
    },
    onclosetag(name) {
      if (unseen.has(name)) hidden = Math.max(0, hidden - 1)
      if (name === 'blockquote') quoted = Math.max(0, quoted - 1)
      if (blocks.has(name) && name !== 'br') line()
    },
    ontext(text) {
      if (hidden === 0 && words.length < most) words += text.replaceAll(/\s+/g, ' ')
    },
  })
  parser.end(html.slice(0, longest))
  return words.slice(0, most).trim()
}
