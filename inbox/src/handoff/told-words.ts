import type { Notice } from '@baton/engine'
import { renderNotice } from '@baton/protocol'

/** The sentence that the customer was told, worded for the reader here. Empty where a newer server says what this build does not know. */
export function toldWords(notice: Notice, now: number): string {
  return renderNotice(notice, 'en', { now })
}
