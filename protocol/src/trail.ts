import * as z from 'zod'

/** As many entries as a trail keeps; older ones are dropped. */
export const trailEntries = 60
/** As much as it is in memory and on the wire, as JSON in UTF-8. Bytes. */
export const trailBytes = 8 * 1024

const words = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine((text) => text.isWellFormed() && !hasControls(text), 'has characters that no text has')
// oxlint-disable-next-line no-control-regex
const hasControls = (text: string) => /[\u0000-\u001f\u007f]/.test(text)
const at = z.iso.datetime().describe('the first of them, where several are counted')
const count = z.int().min(1).max(10_000).describe('how often in a row')
const label = words(80).describe('what the element is called; never the value of a field')
const url = words(300).describe('without query and fragment')

/** One thing that happened on the customer's page. Values of fields are never in it; numbers, addresses and tokens are masked. */
export const TrailEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('page'),
    at,
    url,
    title: words(120),
    feature: words(100).optional(),
    secondsOnPage: z.int().min(0).max(10_000_000).optional().describe('absent while they are still there'),
  }),
  z.strictObject({ kind: z.literal('click'), at, label, role: words(30) }),
  z.strictObject({ kind: z.literal('invalid'), at, label, message: words(160).optional() }),
  z.strictObject({ kind: z.literal('console-error'), at, message: words(300), count }),
  z.strictObject({
    kind: z.literal('failed-request'),
    at,
    method: words(10),
    url,
    status: z.int().min(0).max(599).describe('0: no answer came'),
    count,
  }),
  z.strictObject({ kind: z.literal('rage-click'), at, label, count }),
])
export type TrailEntry = z.infer<typeof TrailEntry>

/** What happened, oldest first. */
export const Trail = z
  .array(TrailEntry)
  .max(trailEntries)
  .refine((trail) => new TextEncoder().encode(JSON.stringify(trail)).length <= trailBytes, 'is more than 8 KB')
export type Trail = z.infer<typeof Trail>

/** What went wrong on the page, newest first. */
export function trailErrors(trail: readonly TrailEntry[]): TrailEntry[] {
  return trail.filter(({ kind }) => failures.has(kind)).toReversed()
}

const failures = new Set<TrailEntry['kind']>(['invalid', 'console-error', 'failed-request'])
