import { fileTypes, type FileType } from '@baton/protocol'
import { fileTypeFromBuffer } from 'file-type'

/** As much as is looked at to tell a kind by its signature: of an archive that is enough, and little enough to be unpacked by nobody. */
const looked = 256 * 1024

/** Names of the same by others. */
const same: Readonly<Record<string, FileType>> = { 'image/apng': 'image/png', 'video/x-m4v': 'video/mp4' }

export interface WhatItIs {
  type: FileType
  /** As it is kept: text is UTF-8. */
  bytes: Buffer
}

/** What a file is by its content, whatever it is called and whatever its sender says; null where it is nothing that is taken. */
export async function whatIsIt(bytes: Buffer): Promise<WhatItIs | null> {
  const found = await fileTypeFromBuffer(bytes.subarray(0, looked))
  if (found) {
    const type = same[found.mime] ?? found.mime
    return Object.hasOwn(fileTypes, type) ? { type: type as FileType, bytes } : null
  }
  const text = textIn(bytes)
  return text === null || isMarkup(text) ? null : { type: 'text/plain', bytes: Buffer.from(text) }
}

/** The words, in whichever of the usual ways they are written; null where it is no text. */
function textIn(bytes: Buffer): string | null {
  for (const encoding of encodingsOf(bytes)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // oxlint-disable-next-line no-control-regex
      if (!/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/.test(text)) return text
    } catch {
      // written another way
    }
  }
  return null
}

function encodingsOf(bytes: Buffer): string[] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  return ['utf-8', 'windows-1252']
}

/** A page or a drawing: saved and opened it would run what is in it. */
const isMarkup = (text: string): boolean =>
  /^\s*(<\?xml[^>]{0,500}\?>|<!--[\s\S]{0,5000}?-->|<!doctype[^>[]{0,500}(\[[\s\S]{0,5000}?\])?\s*>|\s){0,20}<(\w{1,20}:)?(!doctype|html|head|body|svg|script|iframe|style|meta|link|a|img|object|embed|form|math|base|title|xsl|stylesheet|hta)\b/i.test(
    text.slice(0, 64_000),
  )
