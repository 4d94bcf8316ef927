import { BrokenPicture, part } from './broken-picture.ts'
import type { CleanPicture } from './clean-picture.ts'

const start = Buffer.from([0xff, 0xd8])
const end = Buffer.from([0xff, 0xd9])

/** Tables, and the interval of restarts: what is needed to unpack the pixels. */
const tables = new Set([0xc4, 0xcc, 0xdb, 0xdd])
/** Baseline, extended and progressive: what browsers show. */
const frames = new Set([0xc0, 0xc1, 0xc2])

export function cleanJpeg(bytes: Buffer): CleanPicture {
  if (!part(bytes, 0, 2).equals(start)) throw new BrokenPicture('it does not begin as a JPEG')
  const kept: Buffer[] = []
  let head: Buffer | null = null
  let adobe: Buffer | null = null
  let turn = 1
  let size: { width: number; height: number } | null = null
  let scans = 0
  for (let at = 2; ;) {
    if (bytes[at] !== 0xff) throw new BrokenPicture('a part is not where it should be')
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at += 1 // filled up
      continue
    }
    if (marker === 0xd9) break
    const length = bytes.readUInt16BE(at + 2)
    if (length < 2) throw new BrokenPicture('a part has no length')
    const segment = part(bytes, at, length + 2)
    at += length + 2
    if (tables.has(marker)) kept.push(segment)
    else if (frames.has(marker)) {
      if (size) throw new BrokenPicture('it has two sizes')
      size = { height: segment.readUInt16BE(5), width: segment.readUInt16BE(7) }
      kept.push(segment)
    } else if (marker === 0xda) {
      if (!size) throw new BrokenPicture('its pixels come before its size')
      const to = endOfScan(bytes, at)
      kept.push(segment, bytes.subarray(at, to))
      at = to
      scans += 1
    } else if (marker === 0xe0) head = jfifOf(segment) ?? head
    else if (marker === 0xee) adobe = adobeOf(segment) ?? adobe
    else if (marker === 0xe1) turn = turnOf(segment) ?? turn
    else if ((marker >= 0xc0 && marker <= 0xcf) || marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8))
      throw new BrokenPicture('it is of a kind that is not shown')
    // Everything else says something about the picture, and is left out.
  }
  if (!size || scans === 0) throw new BrokenPicture('it has no pixels')
  const notes = [head, turn === 1 ? null : turned(turn), adobe].filter((each) => each !== null)
  const written = [start, ...notes, ...kept, end]
  const lies = turn >= 5
  return {
    bytes: Buffer.concat(written),
    width: lies ? size.height : size.width,
    height: lies ? size.width : size.height,
  }
}

/** Where the packed pixels of a scan end: at the first mark that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; ; at += 2) {
    at = bytes.indexOf(0xff, at)
    if (at < 0 || at + 1 >= bytes.length) throw new BrokenPicture('it ends too early')
    const next = bytes.readUInt8(at + 1)
    if (next === 0xff) at -= 1
    else if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at
  }
}

/** How dense its pixels are, without the preview that may stand behind. */
const jfif = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0])

function jfifOf(segment: Buffer): Buffer | null {
  if (segment.length < 18 || segment.toString('latin1', 4, 9) !== 'JFIF\0') return null
  const head = Buffer.from(jfif)
  segment.copy(head, 9, 9, 16)
  return head
}

/** How its colours are written: without it they turn out wrong. */
function adobeOf(segment: Buffer): Buffer | null {
  return segment.length === 16 && segment.toString('latin1', 4, 9) === 'Adobe' ? segment : null
}

/** Which way is up, 1 to 8: the one thing of what a camera notes that is needed to see it. */
function turnOf(segment: Buffer): number | null {
  if (segment.toString('latin1', 4, 10) !== 'Exif\0\0') return null
  const tiff = segment.subarray(10)
  if (tiff.length < 14) return null
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const directory = long(4)
  if (directory + 2 > tiff.length) return null
  const entries = short(directory)
  for (let i = 0; i < entries && directory + 14 + i * 12 <= tiff.length; i += 1) {
    const at = directory + 2 + i * 12
    if (short(at) !== 0x0112) continue
    const turn = short(at + 8)
    return turn >= 1 && turn <= 8 ? turn : null
  }
  return null
}

/** A note of a camera that says which way is up, and nothing else. */
function turned(turn: number): Buffer {
  const note = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000000000000000000', 'hex')
  note.writeUInt16LE(turn, 28)
  return note
}
