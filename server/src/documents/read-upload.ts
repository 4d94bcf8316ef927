import type { Readable } from 'node:stream'
import { ProblemError } from '../api/problem-error.ts'

/** As long as an upload may take to arrive. Milliseconds. */
const longestMs = 5 * 60 * 1000

/** All bytes of an upload, and no more of them than are taken. */
export async function readUpload(upload: Readable | undefined, most: number, withinMs = longestMs): Promise<Buffer> {
  if (!upload) throw new ProblemError('document_empty')
  const parts: Buffer[] = []
  let length = 0
  let late = false
  const timer = setTimeout(() => {
    late = true
    upload.destroy()
  }, withinMs)
  try {
    for await (const part of upload as AsyncIterable<Buffer>) {
      length += part.length
      if (length > most) throw new ProblemError('document_too_large')
      parts.push(part)
    }
  } catch (error) {
    if (late || !(error instanceof ProblemError)) throw new ProblemError('document_too_slow')
    throw error
  } finally {
    clearTimeout(timer)
  }
  if (late) throw new ProblemError('document_too_slow')
  return Buffer.concat(parts)
}
