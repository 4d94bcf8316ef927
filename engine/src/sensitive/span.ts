import type { MaskedSpan } from '../conversation/facts.ts'

/** Something in a text that nobody needs to read. UTF-16 units, `to` exclusive. */
export type SensitiveSpan = MaskedSpan
