import type { TrailEntry } from '@baton/protocol'
import { Bug, CircleSlash, FileText, MousePointerClick, ServerCrash, Zap, type LucideIcon } from 'lucide-react'
import { useId, useState } from 'react'
import { classes } from '../ui/classes.ts'
import { momentWords, shortLength } from '../ui/clock-words.ts'
import { MaskedText } from './masked-text.tsx'
import { trailLine, type TrailLine } from './trail-words.ts'

const icons: Record<TrailEntry['kind'], { Icon: LucideIcon; label: string }> = {
  page: { Icon: FileText, label: 'Page' },
  click: { Icon: MousePointerClick, label: 'Click' },
  'rage-click': { Icon: Zap, label: 'Rage click' },
  invalid: { Icon: CircleSlash, label: 'Field not accepted' },
  'console-error': { Icon: Bug, label: 'Error on the page' },
  'failed-request': { Icon: ServerCrash, label: 'Failed request' },
}
const tones: Record<TrailLine['tone'], string> = {
  plain: 'text-text-3',
  amber: 'text-amber-text',
  red: 'text-red-text',
}

/** So many of the newest stand there at first. */
const shownAtFirst = 6

/** What the customer did and what went wrong, oldest first; the newest few until more is asked for. */
export function TrailList({ trail, now }: { trail: readonly TrailEntry[]; now: number }) {
  const [all, setAll] = useState(false)
  const heading = useId()
  const hidden = all ? 0 : Math.max(0, trail.length - shownAtFirst)
  return (
    <div className="mt-3">
      <h4 id={heading} className="mb-1 text-11 font-semibold text-text-3">
        What happened before
      </h4>
      {hidden > 0 && (
        <button
          type="button"
          onClick={() => setAll(true)}
          className="-ml-1 flex min-h-8 items-center rounded-control px-1 text-11 font-medium text-text-2 hover:bg-hover hover:text-text"
        >
          Show {hidden} earlier
        </button>
      )}
      <ol aria-labelledby={heading} className="flex flex-col">
        {trail.slice(hidden).map((entry, index) => (
          <TrailRow key={`${entry.at} ${entry.kind} ${hidden + index}`} entry={entry} now={now} />
        ))}
      </ol>
    </div>
  )
}

/** One entry: a picture, words, and how long ago. */
export function TrailRow({ entry, now, as: Row = 'li' }: { entry: TrailEntry; now: number; as?: 'li' | 'p' }) {
  const { words, detail, tone } = trailLine(entry)
  const { Icon, label } = icons[entry.kind]
  const at = Date.parse(entry.at)
  return (
    <Row className="flex items-start gap-2 py-0.5">
      <Icon size={14} aria-label={label} className={classes('mt-[3px] shrink-0', tones[tone])} />
      <span className="min-w-0 flex-1 break-words [overflow-wrap:anywhere]">
        <span
          className={classes(
            entry.kind === 'page' ? 'font-medium text-text' : tone === 'plain' ? 'text-text-2' : tones[tone],
          )}
        >
          <MaskedText text={words} />
        </span>
        {detail && (
          <span className="text-text-3">
            {' · '}
            <MaskedText text={detail} />
          </span>
        )}
      </span>
      <time dateTime={entry.at} title={momentWords(at)} className="shrink-0 text-11 leading-5 text-text-3 tabular-nums">
        {shortLength(now - at)}
        <span className="sr-only"> ago</span>
      </time>
    </Row>
  )
}
