import type { Wallboard, WallboardCase } from '@baton/protocol'
import { useSession } from '../sync/use-session.ts'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { lengthWords } from '../ui/clock-words.ts'
import { CaseBar } from './case-bar.tsx'
import { useDropOn } from './giving.tsx'
import { PersonFace } from './person-face.tsx'
import { rounded } from './words.ts'

type Team = Wallboard['teams'][number]

const mostBars = 16
const mostHeld = 8
const mostFaces = 18

/** One team: who waits for it against what was promised, what its people hold, and who they are. A case dropped on it waits for it. */
export function TeamLane({
  team,
  board,
  now,
  agent,
}: {
  team: Team
  board: Wallboard
  now: number
  agent: (id: string) => string
}) {
  const me = useSession().agent.id
  const { over, invites, handlers } = useDropOn({ kind: 'team', id: team.team, name: team.name })
  const waiting = board.waiting.filter((each) => each.team === team.team)
  const held = board.held.filter((each) => each.team === team.team)
  const { online, away, wrapUp, doNotDisturb } = team.people
  // Of a large team the board has some.
  const there = online + away + wrapUp + doNotDisturb
  const faces = board.people
    .filter(({ teams, presence }) => teams.includes(team.team) && presence !== 'offline')
    .sort((a, b) => order[a.presence] - order[b.presence] || a.name.localeCompare(b.name))
    .slice(0, mostFaces)
  return (
    <section
      aria-label={team.name}
      data-team={team.team}
      className={classes(
        'grid gap-x-5 gap-y-2 rounded-card border bg-surface px-4 py-3 desk:grid-cols-[168px_minmax(0,1fr)] wide:grid-cols-[168px_minmax(0,1fr)_minmax(0,340px)]',
        over ? 'border-accent outline-1 outline-accent' : 'border-line',
      )}
    >
      <header {...handlers} className={classes('-m-1 rounded-control p-1', invites && 'bg-hover')}>
        <h3 className="flex items-baseline gap-2">
          <span className="min-w-0 truncate text-15 font-semibold">{team.name}</span>
          {!team.open && <span className="text-11 text-text-3">closed</span>}
        </h3>
        <p className="mt-0.5 flex items-baseline gap-1.5">
          <span className="text-24 font-semibold tabular-nums" data-waiting>
            {team.waiting}
          </span>
          <span className="text-text-2">{team.waiting === 1 ? 'waits' : 'wait'}</span>
          {team.longest && (
            <span className="text-text-3 tabular-nums">up to {lengthWords(now - Date.parse(team.longest.since))}</span>
          )}
        </p>
        <p className="text-11 text-text-3 tabular-nums">
          {team.held} held · load {rounded(team.load)} of {rounded(team.capacity)}
        </p>
        {team.expectedMisses >= 0.5 && (
          <p className="text-11 font-medium text-red-text tabular-nums">
            about {Math.round(team.expectedMisses)} will be missed
          </p>
        )}
        <p className="mt-1 flex flex-wrap gap-1">
          {team.tiers
            .filter((each) => each.waiting > 0)
            .slice(0, 4)
            .map(({ tier, waiting: count }) => (
              <Chip key={tier ?? ''}>
                {tier ?? 'no tier'} <span className="tabular-nums">{count}</span>
              </Chip>
            ))}
        </p>
      </header>
      <Bars
        label={`Waiting for ${team.name}`}
        cases={waiting}
        of={team.waiting}
        most={mostBars}
        board={board}
        now={now}
        agent={agent}
      >
        {held.length > 0 && (
          <Bars
            label={`Held in ${team.name}`}
            cases={held}
            of={team.held}
            most={mostHeld}
            board={board}
            now={now}
            agent={agent}
          />
        )}
      </Bars>
      <ul
        aria-label={`People of ${team.name}`}
        className="flex flex-wrap content-start gap-y-1 desk:col-span-2 wide:col-span-1"
      >
        {faces.map((person) => (
          <PersonFace key={person.agentId} person={person} me={person.agentId === me} />
        ))}
        {there > faces.length && <li className="self-center px-2 text-text-3 tabular-nums">+{there - faces.length}</li>}
        {there === 0 && <li className="self-center text-text-3">Nobody is there.</li>}
      </ul>
    </section>
  )
}

const order = { online: 0, 'wrap-up': 1, 'do-not-disturb': 2, away: 3, offline: 4 } as const

function Bars({
  label,
  cases,
  of,
  most,
  board,
  now,
  agent,
  children,
}: {
  label: string
  cases: readonly WallboardCase[]
  of: number
  most: number
  board: Wallboard
  now: number
  agent: (id: string) => string
  children?: React.ReactNode
}) {
  const held = label.startsWith('Held')
  return (
    <div className={classes(held ? 'border-line pl-3 desk:border-l' : 'flex flex-wrap items-start gap-x-3 gap-y-2')}>
      <div>
        <p className="text-11 text-text-3">{held ? 'held, longest without a word first' : 'waiting, longest first'}</p>
        <ul aria-label={label} className="mt-1 flex flex-wrap items-end">
          {cases.slice(0, most).map((each) => (
            <li key={each.conversationId}>
              <CaseBar what={each} board={board} now={now} asked={each.agentId === null ? null : agent(each.agentId)} />
            </li>
          ))}
          {of > Math.min(most, cases.length) && (
            <li className="self-center px-2 text-text-3 tabular-nums">+{of - Math.min(most, cases.length)}</li>
          )}
          {of === 0 && <li className="flex h-11 items-center text-text-3">Nobody waits.</li>}
        </ul>
      </div>
      {children}
    </div>
  )
}
