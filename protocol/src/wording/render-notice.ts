import type { Notice } from '@baton/engine'
import { momentIn, rangeIn, waitIn } from './amounts.ts'
import type { Language, Telling, Wording } from './wording.ts'
import { wordings } from './wordings.ts'

export interface NoticeOptions {
  /** IANA name of the reader's time zone; without one it is that of this machine. */
  timeZone?: string | undefined
  /** Ms UTC: what "today" means. */
  now: number
}

/** The sentence for a notice in the locale. Says what the outcome says and no more; empty for a key it does not know. */
export function renderNotice(notice: Notice, locale: Language, options: NoticeOptions): string {
  return renderNoticeIn(wordings[locale], notice, options)
}

/** The same in one language's wording, for who has loaded only that one. */
export function renderNoticeIn(wording: Wording, notice: Notice, { now, timeZone }: NoticeOptions): string {
  const { language, notices } = wording
  const telling: Telling = {
    wait: (seconds) => waitIn(language, seconds),
    range: (from, to) => rangeIn(wording, from, to),
    moment: (at) => momentIn(language, at, now, timeZone),
  }
  // A widget that is older than the server meets keys that it has never heard of.
  if (!Object.hasOwn(notices, notice.key)) return ''
  const sentence = notices[notice.key] as (params: unknown, telling: Telling) => string
  return sentence(withPlainNames(notice.params), telling)
}

/** Names come from people and other systems: one line, no direction marks, at most 80 characters. */
function withPlainNames(params: Notice['params']): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]: [string, unknown]) => [
      name,
      typeof value === 'string' ? plain(value) : value,
    ]),
  )
}

function plain(name: string): string {
  const line = name
    .slice(0, 400)
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  return Array.from(line).slice(0, 80).join('')
}
