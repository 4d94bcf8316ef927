import { BrokenPicture, part } from './broken-picture.ts'
import type { CleanPicture } from './clean-picture.ts'

const needed = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF'])
/** In its head: it is transparent, it moves. That it has a profile, or says where it was taken, is no longer so. */
const transparent = 0x10
const moves = 0x02

export function cleanWebp(bytes: Buffer): CleanPicture {
  if (part(bytes, 0, 4).toString('latin1') !== 'RIFF' || part(bytes, 8, 4).toString('latin1') !== 'WEBP')
    throw new BrokenPicture('it does not begin as a WebP')
  const stop = bytes.readUInt32LE(4) + 8
  if (stop > bytes.length) throw new BrokenPicture('it ends too early')
  const kept: Buffer[] = []
  // The head may say less than what is packed has.
  let [width, height] = [0, 0]
  let pixels = false
  for (let at = 12; at + 8 <= stop;) {
    const name = bytes.toString('latin1', at, at + 4)
    const length = bytes.readUInt32LE(at + 4)
    const chunk = part(bytes, at, 8 + length)
    at += 8 + length + (length % 2)
    if (!needed.has(name)) continue
    const size = sizeOf(name, chunk.subarray(8))
    width = Math.max(width, size?.width ?? 0)
    height = Math.max(height, size?.height ?? 0)
    pixels ||= name !== 'VP8X' && name !== 'ANIM'
    const written = name === 'VP8X' ? withoutNotes(chunk) : chunk
    kept.push(written, ...(length % 2 === 1 ? [Buffer.from([0])] : []))
  }
  if (!pixels) throw new BrokenPicture('it has no pixels')
  const body = Buffer.concat(kept)
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(body.length + 4, 4)
  return { bytes: Buffer.concat([head, body]), width, height }
}

function withoutNotes(chunk: Buffer): Buffer {
  const head = Buffer.from(chunk)
  head.writeUInt8(chunk.readUInt8(8) & (transparent | moves), 8)
  return head
}

function sizeOf(name: string, data: Buffer): { width: number; height: number } | null {
  if (name === 'VP8X') return { width: data.readUIntLE(4, 3) + 1, height: data.readUIntLE(7, 3) + 1 }
  if (name === 'VP8 ') {
    if (data.readUIntBE(3, 3) !== 0x9d012a) throw new BrokenPicture('its first frame is none')
    return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
  }
  if (name !== 'VP8L') return null
  if (data.readUInt8(0) !== 0x2f) throw new BrokenPicture('its first frame is none')
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}
