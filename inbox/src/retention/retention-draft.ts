import { RetentionSettings } from '@baton/protocol'
import type * as z from 'zod'
import { capital } from '../ui/capital.ts'

export type RetentionInput = z.input<typeof RetentionSettings>
export const dayFields = ['resolvedDays', 'openDays', 'fileDays', 'captureDays', 'auditDays', 'deliveryDays'] as const
export type DayField = (typeof dayFields)[number]

/** The settings as the form has them: days as words, empty where everything is kept, and channels as lines such as `email 730`. */
export type RetentionDraft = Record<DayField, string> & { channels: string }

export function draftOf(settings: RetentionSettings): RetentionDraft {
  const days = Object.fromEntries(dayFields.map((field) => [field, String(settings[field] ?? '')]))
  const channels = settings.channels.map(({ channel, days: each }) => `${channel} ${each ?? 'keep'}`).join(', ')
  return { ...(days as Record<DayField, string>), channels }
}

/** What the API takes, or what is wrong by field: the same schema as the server's reads both. */
export function readDraft(
  draft: RetentionDraft,
): { input: RetentionInput } | { errors: Readonly<Record<string, string>> } {
  const number = (text: string) => (text.trim() === '' ? null : Number(text))
  const channels = draft.channels.split(/[,;\n]+/).flatMap((line) => {
    const [channel = '', days = ''] = line.trim().split(/[\s:=]+/)
    return channel === '' ? [] : [{ channel, days: days === 'keep' ? null : Number(days || 'none') }]
  })
  const input = { ...Object.fromEntries(dayFields.map((field) => [field, number(draft[field])])), channels }
  const read = RetentionSettings.safeParse(input)
  if (read.success) return { input }
  return {
    errors: Object.fromEntries(read.error.issues.toReversed().map(({ path, message }) => wordsOf(path, message))),
  }
}

const ranges: Readonly<Record<DayField, string>> = {
  resolvedDays: 'Whole days, one at least. Empty keeps them.',
  openDays: 'Whole days, 30 at least. Empty keeps them.',
  fileDays: 'Whole days, one at least. Empty keeps them.',
  captureDays: 'Whole days, one at least. Empty keeps them.',
  auditDays: 'Whole days, 90 at least. Empty keeps them.',
  deliveryDays: 'Whole days, 1 to 30.',
}

function wordsOf(path: readonly PropertyKey[], message: string): [string, string] {
  const field = String(path[0] ?? '')
  if (field !== 'channels') return [field, ranges[field as DayField] ?? capital(`it ${message}.`)]
  return path.length > 1
    ? [field, 'A channel and its days, or “keep”, as in: email 730, api keep']
    : [field, capital(`it ${message}.`)]
}
