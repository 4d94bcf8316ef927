/** A piece of a line: words, with how they are written and where they lead. */
export interface Inline {
  text: string
  look: 'plain' | 'strong' | 'soft' | 'code' | 'link'
  href?: string
}

/** A part of an article as it is shown. */
export type Block =
  | { kind: 'heading'; level: number; line: Inline[] }
  | { kind: 'paragraph' | 'quote'; line: Inline[] }
  | { kind: 'list'; ordered: boolean; items: Inline[][] }
  | { kind: 'code'; text: string }

const marks =
  /\\([\\`*_[\]()#+.!|~<>-])|`([^`]{1,500})`|\*\*([^*]{1,500})\*\*|(?<![\w*])[*_]([^*_]{1,500})[*_](?!\w)|\[([^\]]{1,300})\]\((\S{1,1000}?)\)/g

/** Reads the Markdown that articles are written in, for a preview. Never fails: what is not understood is words, markup too. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ kind: 'paragraph', line: readInline(paragraph.join(' ')) })
    paragraph = []
  }
  const lines = text.split(/\r?\n/)
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? ''
    const heading = /^ {0,3}(#{1,6})\s+(.+?)\s*#*$/.exec(line)
    const item = /^\s*(?:[-*+]|(\d{1,9})[.)])\s+(.*)$/.exec(line)
    if (/^ {0,3}```/.test(line)) {
      endParagraph()
      const end = lines.findIndex((each, n) => n > i && /^ {0,3}```/.test(each))
      const until = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', text: lines.slice(i + 1, until).join('\n') })
      i = until
    } else if (heading) {
      endParagraph()
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, line: readInline(heading[2] ?? '') })
    } else if (item) {
      endParagraph()
      const ordered = item[1] !== undefined
      const last = blocks.at(-1)
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(readInline(item[2] ?? ''))
      else blocks.push({ kind: 'list', ordered, items: [readInline(item[2] ?? '')] })
    } else if (/^\s*>/.test(line)) {
      endParagraph()
      blocks.push({ kind: 'quote', line: readInline(line.replace(/^\s*>\s?/, '')) })
    } else if (line.trim() === '') endParagraph()
    else paragraph.push(line.trim())
  }
  endParagraph()
  return blocks
}

function readInline(text: string): Inline[] {
  const pieces: Inline[] = []
  let from = 0
  const add = (piece: Inline) => {
    const last = pieces.at(-1)
    if (last?.look === 'plain' && piece.look === 'plain') last.text += piece.text
    else if (piece.text !== '') pieces.push(piece)
  }
  for (const found of text.matchAll(marks)) {
    const [all, escaped, code, strong, soft, label, href] = found
    add({ text: text.slice(from, found.index), look: 'plain' })
    from = found.index + all.length
    if (escaped !== undefined) add({ text: escaped, look: 'plain' })
    else if (code !== undefined) add({ text: code, look: 'code' })
    else if (strong !== undefined) add({ text: strong, look: 'strong' })
    else if (soft !== undefined) add({ text: soft, look: 'soft' })
    else if (href !== undefined && /^(?:https?:\/\/|\/(?!\/))/i.test(href))
      add({ text: label ?? '', look: 'link', href })
    else add({ text: label ?? all, look: 'plain' })
  }
  add({ text: text.slice(from), look: 'plain' })
  return pieces
}
