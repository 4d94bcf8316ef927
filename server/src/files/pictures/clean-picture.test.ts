import { describe, expect, test } from 'vitest'
import { exif, gif, jpeg, jpegWith, png, pngChunk, webp, webpChunk, webpWith } from '../testing/pictures.ts'
import { BrokenPicture } from './broken-picture.ts'
import { cleanPicture } from './clean-picture.ts'

describe('a picture is written anew', () => {
  test.each([
    ['image/png', png({ extra: [pngChunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f]))] }), 8, 4],
    ['image/gif', gif, 1, 1],
    ['image/webp', webp, 8, 4],
    ['image/jpeg', jpeg, 8, 4],
  ])('%s with its size, and cleaned twice it is the same', (type, bytes, width, height) => {
    const once = cleanPicture(type, bytes)
    expect([once.width, once.height]).toEqual([width, height])
    expect(cleanPicture(type, once.bytes).bytes.equals(once.bytes)).toBe(true)
  })

  test('a PNG and a GIF that hold nothing else stay as they are, byte for byte', () => {
    expect(cleanPicture('image/png', png()).bytes.equals(png())).toBe(true)
    expect(cleanPicture('image/gif', gif).bytes.equals(gif)).toBe(true)
  })

  test.each([
    ['image/png', png({ extra: [pngChunk('eXIf', Buffer.from('52.5200 N'))] })],
    ['image/jpeg', jpegWith(exif(1, '52.5200 N'))],
    ['image/webp', webpWith(webpChunk('EXIF', Buffer.from('52.5200 N')))],
  ])('%s no longer says where it was taken', (type, bytes) => {
    expect(bytes.includes('52.5200 N')).toBe(true)
    expect(cleanPicture(type, bytes).bytes.includes('52.5200 N')).toBe(false)
  })

  test('the head of a WebP no longer says that it has a profile or a place', () => {
    expect(webp.readUInt8(20) & 0x2c).toBe(0x20)
    expect(cleanPicture('image/webp', webp).bytes.readUInt8(20) & 0x2c).toBe(0)
  })

  test('a JPEG keeps which way is up, and nothing else of what the camera noted', () => {
    const { bytes, width, height } = cleanPicture('image/jpeg', jpegWith(exif(6, '52.5200 N')))
    expect([width, height]).toEqual([4, 8])
    const note = bytes.indexOf('Exif')
    expect(bytes.subarray(note - 4, note).toString('hex')).toBe('ffe10022')
    expect(bytes.readUInt16LE(note + 24)).toBe(6)
    expect(bytes.indexOf('Exif', note + 1)).toBe(-1)
  })

  test('cut off at any byte a picture is broken, or whole; nothing else is thrown', () => {
    for (const [type, whole] of [
      ['image/png', png()],
      ['image/jpeg', jpegWith(exif(6, 'x'))],
      ['image/gif', gif],
      ['image/webp', webp],
    ] as const) {
      for (let length = 0; length < whole.length; length += 1) {
        expect(() => cleanPicture(type, whole.subarray(0, length)), `${type}, ${length} bytes`).toThrow(BrokenPicture)
      }
    }
  })
})
