import type { Capture, CaptureRefusal } from '@baton/protocol'
import { whenWords } from '../ui/clock-words.ts'
import type { Undrawable } from './read-tree.ts'

/** Why there is no picture of the page. `who` is the customer's first name, or "the visitor". */
export function refusalWords(because: CaptureRefusal, who: string): string {
  switch (because) {
    case 'customer-declined':
      return `${who} would rather not show the page.`
    case 'switched-off':
      return 'No picture: looking at pages is switched off for this workspace.'
    case 'too-large':
      return 'No picture: the page is too large to be frozen.'
    case 'timeout':
      return 'No picture: the page took too long to freeze.'
    case 'failed':
      return 'No picture: the page could not be frozen.'
  }
}

/** Why a picture that came is not shown. */
export function undrawableWords(because: Undrawable): string {
  switch (because) {
    case 'too-large':
      return 'The picture of the page is too large to be shown.'
    case 'too-deep':
      return 'The page is nested too deeply to be shown.'
    case 'unreadable':
      return 'The picture of the page cannot be read.'
  }
}

/** When it was frozen, how much of it is masked, and whether it is all of the page. */
export function frozenWords(capture: Pick<Capture, 'takenAt' | 'masked' | 'truncated'>, now: number): string {
  const { takenAt, masked, truncated } = capture
  const parts = [
    `Frozen ${whenWords(Date.parse(takenAt), now)}`,
    masked > 0 ? `${masked} ${masked === 1 ? 'text' : 'texts'} masked` : 'nothing masked',
    ...(truncated ? ['not all of the page'] : []),
  ]
  return parts.join(' · ')
}

/** Whether the customer has gone to another page since: what was frozen is not what they see any more. */
export function hasMovedOn(
  capture: Pick<Capture, 'takenAt' | 'url'>,
  page: { url: string; at: string } | null,
): boolean {
  return page !== null && page.url !== capture.url && Date.parse(page.at) > Date.parse(capture.takenAt)
}
