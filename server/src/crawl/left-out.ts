import type { PageLeftOut } from '@baton/protocol'

/** Why a page is not among the articles. */
export class LeftOut extends Error {
  readonly because: PageLeftOut
  readonly status: number | undefined
  constructor(because: PageLeftOut, status?: number) {
    super(because)
    this.because = because
    this.status = status
  }
}
