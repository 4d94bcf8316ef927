import { isPicture, type FileType } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import { fileName } from './file-name.ts'
import { BrokenPicture, TooManyPixels } from './pictures/broken-picture.ts'
import { cleanPicture } from './pictures/clean-picture.ts'
import { whatIsIt } from './what-is-it.ts'

/** A file as it may be kept. */
export interface ReadFile {
  name: string
  type: FileType
  content: Buffer
  width: number | null
  height: number | null
}

/** What somebody sent, by what it is: named after it, and a picture without what only its sender's camera knows. Throws problems. */
export async function readUpload(sent: Buffer, name: string): Promise<ReadFile> {
  if (sent.length === 0) throw new ProblemError('file_empty')
  const what = await whatIsIt(sent)
  if (!what) throw new ProblemError('file_type_refused')
  const { type, bytes } = what
  if (!isPicture(type)) return { name: fileName(name, type), type, content: bytes, width: null, height: null }
  try {
    const { bytes: content, width, height } = cleanPicture(type, bytes)
    return { name: fileName(name, type), type, content, width, height }
  } catch (error) {
    if (error instanceof BrokenPicture) throw new ProblemError('file_broken', { detail: error.message })
    if (error instanceof TooManyPixels) throw new ProblemError('picture_too_large', { detail: error.message })
    throw error
  }
}
