import type { Readable } from 'node:stream'
import type { ProblemCode } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'

/** Whoever sends nothing for so long, or is not done by then, is not waited for. Milliseconds. */
export interface UploadTimes {
  idleMs: number
  wholeMs: number
}
export const uploadTimes: UploadTimes = { idleMs: 15_000, wholeMs: 120_000 }

/** Reads a body of at most so many bytes. What is more, or does not come in time, is not kept, and the rest is not read. */
export function receiveBytes(
  stream: Readable,
  most: number,
  { idleMs, wholeMs }: UploadTimes,
  tooLarge: ProblemCode = 'file_too_large',
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = []
    let length = 0
    const tooSlow = () => end(() => reject(new ProblemError('file_too_slow')))
    const whole = setTimeout(tooSlow, wholeMs)
    const idle = setTimeout(tooSlow, idleMs)

    function end(settle: () => void): void {
      clearTimeout(whole)
      clearTimeout(idle)
      stream.off('data', take).off('end', done).off('error', brokeOff).off('close', brokeOff)
      // An error that comes later is nobody's any more.
      stream.on('error', () => {}).pause()
      settle()
    }
    function take(piece: Buffer): void {
      idle.refresh()
      length += piece.length
      if (length > most) end(() => reject(new ProblemError(tooLarge)))
      else pieces.push(piece)
    }
    function done(): void {
      end(() => resolve(Buffer.concat(pieces)))
    }
    function brokeOff(): void {
      end(() => reject(new ProblemError('file_too_slow', { detail: 'it broke off' })))
    }
    stream.on('data', take).on('end', done).on('error', brokeOff).on('close', brokeOff)
  })
}
