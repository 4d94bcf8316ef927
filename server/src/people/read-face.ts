import { faceLimits, isFaceType } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import { BrokenPicture, TooManyPixels } from '../files/pictures/broken-picture.ts'
import { cleanPicture } from '../files/pictures/clean-picture.ts'
import { whatIsIt } from '../files/what-is-it.ts'
import type { Picture } from './pictures.ts'

/** What somebody sent as a person's picture, by what it is, without what only a camera knows. Throws problems. */
export async function readFace(sent: Buffer): Promise<Picture> {
  if (sent.length === 0) throw new ProblemError('file_empty')
  const type = (await whatIsIt(sent))?.type
  if (type === undefined || !isFaceType(type)) throw new ProblemError('face_type_refused')
  const { side } = faceLimits
  try {
    const { bytes: content, width, height } = cleanPicture(type, sent)
    if (width > side || height > side) throw new ProblemError('face_too_wide', { detail: `${width} × ${height}` })
    return { type, content }
  } catch (error) {
    if (error instanceof BrokenPicture) throw new ProblemError('file_broken', { detail: error.message })
    if (error instanceof TooManyPixels) throw new ProblemError('face_too_wide', { detail: error.message })
    throw error
  }
}
