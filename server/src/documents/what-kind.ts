import type { DocumentKind } from '@baton/protocol'
import { Unreadable } from './document.ts'

/** What a file is, and its text where it is text. */
export type Known = { kind: 'pdf' } | { kind: Exclude<DocumentKind, 'pdf'>; text: string }

const signatures: readonly [RegExp, string][] = [
  [/^PK\u0003\u0004/, 'it is a ZIP file, or an Office document'],
  [/^\u00d0\u00cf\u0011\u00e0/, 'it is an old Office document'],
  [/^\u0089PNG|^\u00ff\u00d8\u00ff|^GIF8|^RIFF....WEBP/s, 'it is a picture'],
  [/^\{\\rtf/, 'it is Rich Text'],
]

/** Decides by what is in a file; its name is only somebody's word for it. Throws `Unreadable` of what is none of the kinds. */
export function whatKind(bytes: Buffer): Known {
  if (bytes.length === 0) throw new Unreadable('document_empty')
  const head = bytes.subarray(0, 1024).toString('latin1')
  // Readers of PDF take one whose first line stands a little further down.
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  const other = signatures.find(([signature]) => signature.test(head))
  if (other) throw new Unreadable('document_type_refused', other[1])
  const text = decode(bytes, head)
  if (text.trim() === '') throw new Unreadable('document_empty')
  return { kind: isHtml(text) ? 'html' : isMarkdown(text) ? 'markdown' : 'text', text }
}

/** By its mark, as what an HTML page says that it is, as UTF-8 where it is that, else as Western European. */
function decode(bytes: Buffer, head: string): string {
  const mark = head.startsWith('\u00ff\u00fe') ? 'utf-16le' : head.startsWith('\u00fe\u00ff') ? 'utf-16be' : null
  const said = /<meta[^>]{0,200}charset=["']?([\w-]{1,40})/i.exec(head)?.[1]
  const text =
    mark !== null
      ? new TextDecoder(mark).decode(bytes)
      : (tryAs('utf-8', bytes) ?? tryAs(said, bytes) ?? tryAs('windows-1252', bytes) ?? '')
  // oxlint-disable-next-line no-control-regex
  const controls = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  if (controls > text.length / 1000) throw new Unreadable('document_type_refused', 'it is not text')
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, ' ').toWellFormed()
}

function tryAs(encoding: string | undefined, bytes: Buffer): string | null {
  if (encoding === undefined) return null
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function isHtml(text: string): boolean {
  const start = text.slice(0, 4000).replace(/^\s*(?:<!--[^]*?-->\s*|<\?xml[^>]{0,200}\?>\s*)*/, '')
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return true
  // Markdown may begin with an element, too: a picture in the middle, for example.
  return /^<(?:main|article|section|div|h[1-6]|p|table|ul|ol)\b/i.test(start) && !/^ {0,3}#{1,6}[ \t]+\S/m.test(text)
}

/** Headings, fences, front matter, links: one of them is enough. */
function isMarkdown(text: string): boolean {
  return /^---[ \t]*\r?\n[^]{0,4000}?^---|^ {0,3}#{1,6}[ \t]+\S|^ {0,3}(?:```|~~~)|\S.{0,200}\r?\n(?:===+|---+)[ \t]*$|\[[^\]\n]{1,200}\]\((?:https?:|[/#])/m.test(
    text,
  )
}
