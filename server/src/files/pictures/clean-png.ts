import { crc32 } from 'node:zlib'
import { BrokenPicture, part } from './broken-picture.ts'
import type { CleanPicture } from './clean-picture.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** What is seen of it: pixels, colours, and the frames of one that moves. Texts, times, places and profiles are not among them. */
const needed = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'acTL', 'fcTL', 'fdAT', 'IDAT', 'IEND'])

export function cleanPng(bytes: Buffer): CleanPicture {
  if (!part(bytes, 0, 8).equals(signature)) throw new BrokenPicture('it does not begin as a PNG')
  const kept: Buffer[] = [signature]
  let size: { width: number; height: number } | null = null
  let pixels = false
  for (let at = 8; ;) {
    const length = bytes.readUInt32BE(at)
    const name = part(bytes, at + 4, 4).toString('latin1')
    const chunk = part(bytes, at, length + 12)
    if (crc32(chunk.subarray(4, length + 8)) !== chunk.readUInt32BE(length + 8))
      throw new BrokenPicture(`its ${/^\w{4}$/.test(name) ? name : 'chunk'} is damaged`)
    if ((size === null) !== (name === 'IHDR')) throw new BrokenPicture('its head is not its first chunk')
    if (name === 'IHDR') {
      if (length !== 13) throw new BrokenPicture('its head has another length')
      size = { width: chunk.readUInt32BE(8), height: chunk.readUInt32BE(12) }
    }
    pixels ||= name === 'IDAT' && length > 0
    if (needed.has(name)) kept.push(chunk)
    if (name === 'IEND') break
    at += length + 12
  }
  if (!size || !pixels) throw new BrokenPicture('it has no pixels')
  return { bytes: Buffer.concat(kept), ...size }
}
