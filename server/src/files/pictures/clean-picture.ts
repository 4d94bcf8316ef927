import { fileLimits } from '@baton/protocol'
import { BrokenPicture, TooManyPixels } from './broken-picture.ts'
import { cleanGif } from './clean-gif.ts'
import { cleanJpeg } from './clean-jpeg.ts'
import { cleanPng } from './clean-png.ts'
import { cleanWebp } from './clean-webp.ts'

/** A picture written anew from what is needed to see it. */
export interface CleanPicture {
  bytes: Buffer
  width: number
  height: number
}

const cleaners: Readonly<Record<string, (bytes: Buffer) => CleanPicture>> = {
  'image/png': cleanPng,
  'image/jpeg': cleanJpeg,
  'image/gif': cleanGif,
  'image/webp': cleanWebp,
}

/**
 * The picture without what it does not need: where and with what it was taken, comments, previews, what hangs behind its end. Its parts are
 * read by an allow-list and written one after the other; its pixels stay as they were compressed, so that it loses nothing and nothing is
 * unpacked here. Throws BrokenPicture where it is not what it says, TooManyPixels where it would fill who looks at it.
 */
export function cleanPicture(type: string, bytes: Buffer): CleanPicture {
  const clean = cleaners[type]
  if (!clean) throw new BrokenPicture(`${type} is no picture`)
  try {
    const picture = clean(bytes)
    const { width, height } = picture
    if (width === 0 || height === 0) throw new BrokenPicture('it has no size')
    if (Math.max(width, height) > fileLimits.side || width * height > fileLimits.pixels)
      throw new TooManyPixels(`${width} × ${height}`)
    return picture
  } catch (error) {
    // A length that leads beyond the end.
    if (error instanceof RangeError) throw new BrokenPicture('it ends too early')
    throw error
  }
}
