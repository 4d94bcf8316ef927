import type { Wallboard, WallboardCase } from '@baton/protocol'
import { classes } from '../ui/classes.ts'
import { lengthWords, shortLength } from '../ui/clock-words.ts'
import { CaseMenu } from './case-menu.tsx'
import { useDraggable, useHands } from './giving.tsx'
import { usedOf } from './words.ts'

/** A customer who waits: a bar that grows towards what was promised, with a cap once it is broken. Dragged to somebody, or given by its menu. */
export function CaseBar({
  what,
  board,
  now,
  asked,
}: {
  what: WallboardCase
  board: Wallboard
  now: number
  /** Who is asked for it now; for a held case, who holds it. */
  asked: string | null
}) {
  const { pending } = useHands()
  const drag = useDraggable(what)
  const used = usedOf(what, now)
  const broken = what.dueAt !== null && used >= 1
  const leaving = pending?.what.conversationId === what.conversationId
  return (
    <CaseMenu
      what={what}
      board={board}
      renderTrigger={(opens) => (
        <button
          type="button"
          {...opens}
          {...drag}
          data-case={what.conversationId}
          title={aboutWords(what, now, asked)}
          aria-label={aboutWords(what, now, asked)}
          className={classes(
            'flex w-9 shrink-0 cursor-grab flex-col items-center gap-1 rounded-control px-0.5 py-1 hover:bg-hover data-[state=open]:bg-hover',
            leaving && 'opacity-40',
          )}
        >
          <Bar used={used} broken={broken} asked={asked !== null} />
          <span
            className={classes('text-11 leading-3 tabular-nums', broken ? 'font-medium text-red-text' : 'text-text-2')}
          >
            {shortLength(now - Date.parse(what.since))}
          </span>
        </button>
      )}
    />
  )
}

/** Striped while somebody is asked, full with a cap when the promise is broken: shapes that differ without colour. */
export function Bar({
  used,
  broken,
  asked,
  wall = false,
}: {
  used: number
  broken: boolean
  asked: boolean
  /** Seen from across a room. */
  wall?: boolean
}) {
  const fill = broken ? 'var(--red)' : 'var(--amber)'
  return (
    <span
      aria-hidden
      className={classes(
        'relative flex shrink-0 items-end rounded-[3px] bg-sunken',
        wall ? 'h-[14vmin] w-[2.6vmin]' : 'h-11 w-3',
      )}
    >
      <span
        className="block w-full rounded-[3px]"
        style={{
          height: `${Math.min(1, Math.max(0.08, used)) * 100}%`,
          background: asked
            ? `repeating-linear-gradient(135deg, ${fill} 0 3px, color-mix(in oklch, ${fill} 45%, transparent) 3px 6px)`
            : fill,
        }}
      />
      {broken && <span className="absolute -inset-x-1 -top-0.5 h-1 rounded-full bg-red" />}
    </span>
  )
}

function aboutWords({ customer, tier, since, dueAt }: WallboardCase, now: number, asked: string | null): string {
  const waits = `${customer ?? 'The visitor'}${tier ? `, ${tier},` : ''} waits ${lengthWords(now - Date.parse(since))}`
  const left = dueAt === null ? null : Date.parse(dueAt) - now
  const promise =
    left === null ? 'no time is promised' : left > 0 ? `${lengthWords(left)} left` : `${lengthWords(-left)} late`
  return `${waits}; ${promise}${asked ? `; with ${asked}` : ''}`
}
