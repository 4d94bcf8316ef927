const minute = 60_000

/** Times that one may be back by, on whole five minutes; tomorrow morning where this is not soon. In the reader's own zone. */
export function holdTimes(now: number): { at: number; words: string }[] {
  const soon = [
    { at: now + 10 * minute, words: 'Ten minutes' },
    { at: now + 30 * minute, words: 'Half an hour' },
    { at: now + 60 * minute, words: 'An hour' },
    { at: now + 180 * minute, words: 'Three hours' },
  ].map(({ at, words }) => ({ at: Math.ceil(at / (5 * minute)) * 5 * minute, words }))
  const morning = new Date(now)
  morning.setDate(morning.getDate() + 1)
  morning.setHours(9, 0, 0, 0)
  const last = soon.at(-1)?.at ?? now
  // A day is as far as a promise goes as shipped.
  return morning.getTime() > last && morning.getTime() <= now + 24 * 60 * minute
    ? [...soon, { at: morning.getTime(), words: 'Tomorrow morning' }]
    : soon
}
