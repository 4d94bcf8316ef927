/** A picture that is not built as its kind is. */
export class BrokenPicture extends Error {}

/** A picture whose head promises more than anybody looks at. */
export class TooManyPixels extends Error {}

/** So many bytes from there; what is not there breaks the picture. */
export function part(bytes: Buffer, from: number, length: number): Buffer {
  if (length < 0 || from + length > bytes.length) throw new BrokenPicture('it ends too early')
  return bytes.subarray(from, from + length)
}
