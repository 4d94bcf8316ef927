import type { Wallboard, WallboardCase } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck, Clock, TriangleAlert, UserX, Wrench } from 'lucide-react'
import type { ReactNode } from 'react'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { Button } from '../ui/button.tsx'
import { lengthWords } from '../ui/clock-words.ts'
import { CaseMenu } from './case-menu.tsx'
import { useDraggable } from './giving.tsx'
import { helpWords, unmanned, type Names } from './words.ts'

const mostShown = 3

/** What needs somebody now, and what to do about it. One quiet line where nothing does. */
export function Alarms({ board, names, now }: { board: Wallboard; names: Names; now: number }) {
  const { data } = useQuery(incidentsQuery)
  const { stranded, unanswered, skillsShort } = board
  const alone = unmanned(board)
  // It is told above, by itself.
  const overdue = (data?.incidents ?? []).some((each) => each.state !== 'resolved' && each.overdue)
  const ago = (since: string) => lengthWords(now - Date.parse(since))
  if (stranded.count + unanswered.count + skillsShort.length + alone.length === 0)
    return overdue ? null : (
      <p
        className="flex items-center gap-2 rounded-card border border-line bg-surface px-4 py-2.5 text-text-2"
        data-quiet
      >
        <CircleCheck size={16} aria-hidden className="shrink-0 text-green-text" />
        Nothing needs you: nobody is stranded, every customer has had a word, no team that is waited for is empty, no
        skill is short.
      </p>
    )
  const call = [...new Set(skillsShort.flatMap(({ couldCome }) => couldCome))].slice(0, 3)
  return (
    <section aria-label="What needs somebody" className="grid gap-3 desk:grid-cols-2 wide:grid-cols-3" data-alarms>
      {stranded.count > 0 && (
        <Alarm
          tone="red"
          icon={<TriangleAlert size={16} aria-hidden />}
          title={`${stranded.count} stranded`}
          what="Nothing will reach them by itself. Open it and take over; tell whoever runs Baton."
        >
          {stranded.cases.slice(0, mostShown).map((each) => (
            <Line key={each.conversationId} {...each}>
              waits {ago(each.since)}
            </Line>
          ))}
        </Alarm>
      )}
      {unanswered.count > 0 && (
        <Alarm
          tone="red"
          icon={<Clock size={16} aria-hidden />}
          title={`${unanswered.count} without a word`}
          what={`Held for longer than ${unanswered.afterMinutes} min without an answer. Ask who holds it, or give it to somebody with room.`}
        >
          {unanswered.cases.slice(0, mostShown).map((each) => (
            <HeldLine key={each.conversationId} what={caseOf(each, board)} board={board}>
              {names.agent(each.agentId)} has it, {ago(each.since)}
            </HeldLine>
          ))}
        </Alarm>
      )}
      {alone.length > 0 && (
        <Alarm
          tone="amber"
          icon={<UserX size={16} aria-hidden />}
          title="Nobody is online"
          what="What waits for these teams is offered to nobody of theirs until somebody goes online. Ask who can, or give it to another team."
        >
          {alone.slice(0, mostShown).map(
            ({ team, name, waiting, longest }) =>
              longest && (
                <Line key={team} conversationId={longest.conversationId} customer={name}>
                  {waiting} {waiting === 1 ? 'waits' : 'wait'}, up to {ago(longest.since)}
                </Line>
              ),
          )}
        </Alarm>
      )}
      {skillsShort.length > 0 && (
        <Alarm
          tone="amber"
          icon={<Wrench size={16} aria-hidden />}
          title={`${skillsShort.length} ${skillsShort.length === 1 ? 'skill' : 'skills'} short`}
          what={
            call.length > 0
              ? `${helpWords({ kind: 'call-in', people: call }, names)}.`
              : 'Nobody with room has it online. Free somebody who can, or widen what will do.'
          }
        >
          {skillsShort.slice(0, mostShown).map(({ skill, waiting, longest }) => (
            <Line key={skill} conversationId={longest.conversationId} customer={skill}>
              {waiting} {waiting === 1 ? 'waits' : 'wait'}, up to {ago(longest.since)}
            </Line>
          ))}
        </Alarm>
      )}
    </section>
  )
}

function Alarm({
  tone,
  icon,
  title,
  what,
  children,
}: {
  tone: 'red' | 'amber'
  icon: ReactNode
  title: string
  what: string
  children: ReactNode
}) {
  const edge = tone === 'red' ? 'before:bg-red' : 'before:bg-amber'
  return (
    <section
      aria-label={title}
      className={`relative rounded-card border border-line bg-surface py-3 pr-3 pl-4 before:absolute before:inset-y-2 before:left-0 before:w-1 before:rounded-full ${edge}`}
    >
      <h3 className={`flex items-center gap-1.5 font-semibold ${tone === 'red' ? 'text-red-text' : 'text-amber-text'}`}>
        {icon}
        {title}
      </h3>
      <p className="mt-0.5 text-text-2">{what}</p>
      <ul className="mt-1.5">{children}</ul>
    </section>
  )
}

function Line({
  conversationId,
  customer,
  children,
}: {
  conversationId: string
  customer: string | null
  children: ReactNode
}) {
  return (
    <li>
      <Link
        to="/c/$conversationId"
        params={{ conversationId }}
        className="flex min-h-8 items-center gap-2 rounded-control hover:bg-hover"
      >
        <bdi className="min-w-0 flex-1 truncate font-medium">{customer ?? 'The visitor'}</bdi>
        <span className="shrink-0 text-text-2 tabular-nums">{children}</span>
      </Link>
    </li>
  )
}

/** A held case: dragged to somebody, or given by its menu. */
function HeldLine({ what, board, children }: { what: WallboardCase; board: Wallboard; children: ReactNode }) {
  const drag = useDraggable(what)
  return (
    <li {...drag} data-case={what.conversationId} className="flex min-h-8 cursor-grab items-center gap-2">
      <Link
        to="/c/$conversationId"
        params={{ conversationId: what.conversationId }}
        draggable={false}
        className="min-w-0 flex-1 truncate font-medium hover:underline"
      >
        <bdi>{what.customer ?? 'The visitor'}</bdi>
      </Link>
      <span className="shrink-0 text-text-2 tabular-nums">{children}</span>
      <CaseMenu
        what={what}
        board={board}
        renderTrigger={(opens) => (
          <Button {...opens} look="ghost" className="-mr-1 px-2">
            Give to …
          </Button>
        )}
      />
    </li>
  )
}

/** The held case behind an alarm; as much of it as the alarm says where there are too many to list. */
function caseOf(each: Wallboard['unanswered']['cases'][number], { held }: Wallboard): WallboardCase {
  return (
    held.find(({ conversationId }) => conversationId === each.conversationId) ?? {
      ...each,
      tier: null,
      priority: 'normal',
      weight: 1,
      epoch: 0,
      dueAt: null,
    }
  )
}
