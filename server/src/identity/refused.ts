import type { ProblemCode } from '@baton/protocol'

/** Identity says no: `code` is of the catalogue of problems, `detail` may be shown to the caller. */
export class Refused extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined

  constructor(code: ProblemCode, detail?: string) {
    super(detail === undefined ? code : `${code}: ${detail}`)
    this.name = 'Refused'
    this.code = code
    this.detail = detail
  }
}
