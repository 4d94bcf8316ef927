import { Clock3 } from 'lucide-react'
import { classes } from '../ui/classes.ts'
import { momentWords, shortLength } from '../ui/clock-words.ts'
import { comingWords, nearnessOf } from './words.ts'

const tones = { far: 'text-text-2', near: 'text-amber-text', due: 'text-red-text' } as const

/** When it is, and how soon once it is near. */
export function BookedTime({ at, now }: { at: number; now: number }) {
  const nearness = nearnessOf(at, now)
  const words = { far: comingWords(at, now), near: `in ${shortLength(at - now)}`, due: 'due now' }[nearness]
  return (
    <time
      dateTime={new Date(at).toISOString()}
      title={momentWords(at)}
      className={classes('flex shrink-0 items-center gap-1 text-11 font-medium tabular-nums', tones[nearness])}
    >
      <Clock3 size={12} aria-hidden />
      {words}
    </time>
  )
}
