/** Something that somebody wrote cannot be read: what is wrong, and in which line (from 1). */
export class ContentError extends Error {
  readonly line: number

  constructor(message: string, line: number) {
    super(message)
    this.name = 'ContentError'
    this.line = line
  }
}
