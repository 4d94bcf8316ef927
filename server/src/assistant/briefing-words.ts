import type { Briefing, Conversation, Promised } from '@baton/engine'

/** The texts that a briefing refers to. */
export const briefingTextIds = ({ briefing, briefingTextId }: Pick<Conversation, 'briefing' | 'briefingTextId'>) => [
  ...(briefingTextId ? [briefingTextId] : []),
  ...(briefing?.done.map(({ titleTextId }) => titleTextId) ?? []),
  ...(briefing?.promised.map(({ textId }) => textId) ?? []),
]

/**
 * A briefing as the assistant reads it: what a person wrote, then what is done, what was promised and what to watch, a line each. Words
 * that were erased are left out; null where nothing is left to say.
 */
export function briefingWords(
  { briefing, briefingTextId }: Pick<Conversation, 'briefing' | 'briefingTextId'>,
  text: (id: string) => string | null | undefined,
): string | null {
  const note = briefingTextId ? text(briefingTextId) : null
  const { done = [], promised = [], watch = [] } = briefing ?? {}
  const titles = [...new Set(done.flatMap(({ titleTextId }) => text(titleTextId) ?? []))]
  const promises = promised.flatMap((each) => promiseWords(each, text) ?? [])
  const lines = [
    note ?? '',
    titles.length > 0 ? `Done: ${titles.join('; ')}.` : '',
    promises.length > 0 ? `Promised: ${promises.join(' ')}` : '',
    watch.length > 0 ? `To watch: ${watch.map(watchWords).join('; ')}.` : '',
  ].filter(Boolean)
  return lines.length === 0 ? null : lines.join('\n')
}

function promiseWords({ textId, from, to, dueAt }: Promised, text: (id: string) => string | null | undefined) {
  const words = text(textId)?.slice(from, to).trim()
  if (!words) return null
  return `“${words}”${dueAt === null ? '' : ` (by ${new Date(dueAt).toISOString().slice(0, 16)}Z)`}`
}

function watchWords(watch: Briefing['watch'][number]): string {
  switch (watch.kind) {
    case 'upset':
      return 'the customer was upset'
    case 'asked-again':
      return 'the customer was asked for what they had said already'
    case 'conflict':
      return `different values were given for ${watch.slot.replaceAll('-', ' ')}`
    case 'overdue':
      return 'what was promised is overdue'
  }
}
