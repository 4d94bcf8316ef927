import { BrokenPicture, part } from './broken-picture.ts'
import type { CleanPicture } from './clean-picture.ts'

export function cleanGif(bytes: Buffer): CleanPicture {
  const name = part(bytes, 0, 6).toString('latin1')
  if (name !== 'GIF87a' && name !== 'GIF89a') throw new BrokenPicture('it does not begin as a GIF')
  const colours = coloursIn(bytes.readUInt8(10))
  const kept: Buffer[] = [part(bytes, 0, 13 + colours)]
  let images = 0
  let [width, height] = [bytes.readUInt16LE(6), bytes.readUInt16LE(8)]
  for (let at = 13 + colours; ;) {
    const kind = bytes.readUInt8(at)
    if (kind === 0x3b) break
    if (kind === 0x2c) {
      const data = at + 11 + coloursIn(bytes.readUInt8(at + 9))
      const to = endOfBlocks(bytes, data)
      kept.push(bytes.subarray(at, to))
      // A frame may be larger than the whole says that it is.
      width = Math.max(width, bytes.readUInt16LE(at + 5))
      height = Math.max(height, bytes.readUInt16LE(at + 7))
      at = to
      images += 1
    } else if (kind === 0x21) {
      const to = endOfBlocks(bytes, at + 2)
      if (isNeeded(bytes, at)) kept.push(bytes.subarray(at, to))
      at = to
    } else throw new BrokenPicture('a part is of no known kind')
  }
  if (images === 0) throw new BrokenPicture('it has no pixels')
  kept.push(Buffer.from([0x3b]))
  return { bytes: Buffer.concat(kept), width, height }
}

/** Bytes of the table of colours that these flags tell of. */
const coloursIn = (flags: number): number => ((flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1))

/** How long a frame stands, and how often they are played. Comments and other programs' notes are left out. */
function isNeeded(bytes: Buffer, at: number): boolean {
  const label = bytes.readUInt8(at + 1)
  if (label === 0xf9) return bytes.readUInt8(at + 2) === 4 && bytes.readUInt8(at + 7) === 0
  // Its one block of three bytes alone: more could hold anything.
  return (
    label === 0xff &&
    bytes.toString('latin1', at + 2, at + 14) === '\u000bNETSCAPE2.0' &&
    bytes.readUInt8(at + 14) === 3 &&
    bytes.readUInt8(at + 18) === 0
  )
}

/** Blocks say their own length each; an empty one ends them. */
function endOfBlocks(bytes: Buffer, from: number): number {
  for (let at = from; ;) {
    const length = bytes.readUInt8(at)
    at += length + 1
    if (length === 0) return at
  }
}
