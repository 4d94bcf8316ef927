import { lengthWords, momentWords, shortLength } from '../ui/clock-words.ts'
import type { Wait } from './wait.ts'

/** How long the customer waits: a figure, and a bar that grows towards what was promised. */
export function WaitBar({ wait, now, promisedAt }: { wait: Wait; now: number; promisedAt: string | null }) {
  const red = wait.tone === 'red'
  return (
    <span className="flex shrink-0 items-center gap-1.5" title={about(wait, now, promisedAt)}>
      <span className="sr-only">{about(wait, now, promisedAt)}</span>
      <span className="h-1 w-8 overflow-hidden rounded-full bg-line" aria-hidden>
        <span
          className="block h-full rounded-full"
          style={{ width: `${Math.max(8, wait.share * 100)}%`, background: red ? 'var(--red)' : 'var(--amber)' }}
        />
      </span>
      <span
        aria-hidden
        className={`min-w-7 text-right text-11 font-medium tabular-nums ${red ? 'text-red-text' : 'text-text-2'}`}
      >
        {shortLength(now - wait.since)}
      </span>
    </span>
  )
}

function about(wait: Wait, now: number, promisedAt: string | null): string {
  const waits = `waits ${lengthWords(now - wait.since)}`
  if (wait.promise === 'none' || promisedAt === null) return `${waits}; no time was promised`
  const promised = momentWords(Date.parse(promisedAt))
  return wait.promise === 'broken'
    ? `overdue: ${waits}; an answer was promised by ${promised}`
    : `${waits}; an answer is promised by ${promised}`
}
