import type { HandIn } from '@baton/protocol'
import type * as z from 'zod'

/** What `POST /v1/handoffs` takes, before its defaults. */
export type Canonical = z.input<typeof import('@baton/protocol').HandIn>
export type { HandIn }

export type Line = NonNullable<Canonical['transcript']>[number]

/** A line with its words, where there are any. As much as a message may hold. */
export function line(
  role: Line['role'],
  text: string | undefined,
  more: { id?: string | undefined; at?: string | undefined } = {},
): Line[] {
  if (!text) return []
  return [{ role, text, ...(more.id ? { id: more.id } : {}), ...(more.at ? { at: more.at } : {}) }]
}

/** Something to tell the caller: the payload lacks what nothing can be done without. */
export interface Fault {
  path: string
  message: string
}
