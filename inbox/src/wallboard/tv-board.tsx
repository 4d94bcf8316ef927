import type { Wallboard } from '@baton/protocol'
import { useEffect } from 'react'
import { createPortal } from 'react-dom'
import { useSession } from '../sync/use-session.ts'
import { classes } from '../ui/classes.ts'
import { lengthWords, shortLength, timeWords } from '../ui/clock-words.ts'
import { AgentFace } from '../identity/agent-face.tsx'
import { Bar } from './case-bar.tsx'
import { HourSpark } from './hour-spark.tsx'
import { LoadRing } from './person-face.tsx'
import { rounded, unmanned, usedOf, type Names } from './words.ts'
import { lanesOf } from './lanes.ts'

/** For a screen on the wall: dark, read from across the room, nothing to press. Escape or a click leaves it. */
export function TvBoard({
  board,
  now,
  names,
  onLeave,
}: {
  board: Wallboard
  now: number
  names: Names
  onLeave: () => void
}) {
  const { workspace } = useSession()
  useEffect(() => {
    const leave = () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined)
      onLeave()
    }
    const onKey = (event: KeyboardEvent) => event.key === 'Escape' && leave()
    const onChange = () => {
      if (!document.fullscreenElement) onLeave()
    }
    window.addEventListener('keydown', onKey)
    document.addEventListener('fullscreenchange', onChange)
    return () => {
      window.removeEventListener('keydown', onKey)
      document.removeEventListener('fullscreenchange', onChange)
    }
  }, [onLeave])
  const { waiting, longest, expectedMisses, capacity, load } = board.total
  const lanes = lanesOf(board)
  return createPortal(
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Escape does the same
    <div
      data-tv
      onClick={onLeave}
      style={{ colorScheme: 'dark' }}
      className="fixed inset-0 z-30 flex cursor-none flex-col gap-[2vh] overflow-hidden bg-canvas p-[2.5vmin] text-text"
    >
      <header className="flex items-baseline justify-between text-[2.6vmin] leading-tight text-text-2">
        <h2 className="font-semibold">{workspace.name}</h2>
        <p className="tabular-nums">{timeWords(now)}</p>
      </header>
      <div className="grid grid-cols-2 gap-[2vmin] desk:grid-cols-4">
        <Figure name="waiting">{waiting}</Figure>
        <Figure name="longest wait">{longest ? shortLength(now - Date.parse(longest.since)) : '–'}</Figure>
        <Figure name="room left" loud={capacity - load <= 0}>
          {rounded(Math.max(0, capacity - load))}
        </Figure>
        <Figure name="to be missed" loud={expectedMisses >= 0.5}>
          {Math.round(expectedMisses)}
        </Figure>
      </div>
      <div className="grid min-h-0 flex-1 auto-rows-fr gap-[1.5vmin] overflow-hidden">
        {lanes.slice(0, 5).map((team) => (
          <Lane key={team.team} team={team} board={board} now={now} />
        ))}
      </div>
      <Foot board={board} now={now} names={names} />
    </div>,
    document.body,
  )
}

function Figure({ name, loud = false, children }: { name: string; loud?: boolean; children: React.ReactNode }) {
  return (
    <div className="rounded-card bg-surface px-[2vmin] py-[1.4vmin]">
      <p className={classes('text-[9vmin] leading-none font-semibold tabular-nums', loud && 'text-red-text')}>
        {children}
      </p>
      <p className="mt-[0.8vmin] text-[2.2vmin] leading-tight text-text-2">{name}</p>
    </div>
  )
}

function Lane({ team, board, now }: { team: Wallboard['teams'][number]; board: Wallboard; now: number }) {
  const waiting = board.waiting.filter((each) => each.team === team.team)
  const people = board.people.filter(({ teams, presence }) => teams.includes(team.team) && presence === 'online')
  return (
    <section
      aria-label={team.name}
      className="grid min-h-0 grid-cols-[30vmin_minmax(0,1fr)] items-center gap-[2vmin] overflow-hidden rounded-card bg-surface px-[2vmin] py-[1vmin] desk:grid-cols-[30vmin_minmax(0,1fr)_minmax(0,1fr)]"
    >
      <div className="min-w-0">
        <p className="truncate text-[2.6vmin] leading-tight text-text-2">{team.name}</p>
        <p className="text-[8vmin] leading-none font-semibold tabular-nums">{team.waiting}</p>
      </div>
      <div className="flex min-w-0 items-end gap-[1.6vmin] overflow-hidden pt-[1vmin] pl-[0.6vmin]">
        {waiting.slice(0, 14).map((each) => {
          const used = usedOf(each, now)
          return (
            <Bar
              key={each.conversationId}
              used={used}
              broken={each.dueAt !== null && used >= 1}
              asked={each.agentId !== null}
              wall
            />
          )
        })}
        {waiting.length === 0 && <p className="text-[2.2vmin] text-text-3">Nobody waits.</p>}
      </div>
      <div className="hidden min-w-0 flex-wrap gap-2 overflow-hidden [zoom:1.7] desk:flex">
        {people.slice(0, 12).map(({ agentId, name, load, capacity }) => (
          <LoadRing key={agentId} share={load / Math.max(1, capacity)}>
            <AgentFace id={agentId} name={name} />
          </LoadRing>
        ))}
        {people.length === 0 && <p className="text-[1.4vmin] text-text-3">Nobody is online.</p>}
      </div>
    </section>
  )
}

/** What needs somebody, in words; the last hour where nothing does. */
function Foot({ board, now, names }: { board: Wallboard; now: number; names: Names }) {
  const { stranded, unanswered, skillsShort } = board
  const first = unanswered.cases[0]
  const lines = [
    ...(stranded.count > 0 ? [`${stranded.count} stranded: nothing will reach them by itself`] : []),
    ...(first
      ? [
          `${unanswered.count} without a word; ${names.team(first.team ?? '')} for ${lengthWords(now - Date.parse(first.since))}`,
        ]
      : []),
    ...unmanned(board)
      .slice(0, 2)
      .map(({ name, waiting }) => `${name}: ${waiting} ${waiting === 1 ? 'waits' : 'wait'}, nobody is online`),
    ...skillsShort.slice(0, 2).map(({ skill, waiting }) => `${skill} is short: ${waiting} wait, nobody with room`),
  ]
  return (
    <footer className="flex items-center justify-between gap-[2vmin] rounded-card bg-surface px-[2vmin] py-[1.2vmin]">
      <ul className="min-w-0 text-[2.6vmin] leading-tight">
        {lines.map((line) => (
          <li key={line} className="truncate font-medium text-red-text">
            <span aria-hidden>▲ </span>
            {line}
          </li>
        ))}
        {lines.length === 0 && (
          <li className="text-text-2">Nobody is stranded, nobody without a word, no skill short.</li>
        )}
      </ul>
      <span className="hidden shrink-0 desk:block">
        <HourSpark hour={board.lastHour} width={240} height={48} />
      </span>
    </footer>
  )
}
