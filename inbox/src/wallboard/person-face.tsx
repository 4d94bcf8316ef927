import type { Wallboard } from '@baton/protocol'
import { AgentFace } from '../identity/agent-face.tsx'
import { presenceWords, PresenceMark } from '../identity/presence-mark.tsx'
import { classes } from '../ui/classes.ts'
import { receiverOf } from './case-menu.tsx'
import { useDropOn } from './giving.tsx'
import { rounded } from './words.ts'

type Person = Wallboard['people'][number]

/** Who is there and what they carry: a face with a ring of load. A case dropped on it is given to them. */
export function PersonFace({ person, me }: { person: Person; me: boolean }) {
  const { over, invites, handlers } = useDropOn(receiverOf(person))
  const { name, presence, load, capacity } = person
  const about = `${name}: ${presenceWords[presence].line}, carries ${rounded(load)} of ${capacity}`
  return (
    <li
      {...handlers}
      data-person={person.agentId}
      title={about}
      className={classes(
        'flex w-14 flex-col items-center gap-0.5 rounded-control py-1',
        over ? 'bg-accent-tint outline-2 outline-accent' : invites && 'bg-hover',
      )}
    >
      <span className="sr-only">{about}</span>
      <LoadRing share={capacity === 0 ? 1 : load / capacity}>
        {/* Without its colours, not faded: initials that are faded cannot be read by everybody. */}
        <span className={classes('inline-flex', presence !== 'online' && 'grayscale')}>
          <AgentFace id={person.agentId} name={name} />
        </span>
        <span className="absolute -right-0.5 -bottom-0.5 rounded-full bg-surface p-0.5">
          <PresenceMark status={presence} />
        </span>
      </LoadRing>
      <span aria-hidden className="w-full truncate text-center text-11 text-text-2">
        {me ? 'you' : name.split(' ')[0]}
      </span>
    </li>
  )
}

const radius = 19
const round = 2 * Math.PI * radius

/** What somebody carries, as a ring that closes when they have no room. */
export function LoadRing({ share, children }: { share: number; children: React.ReactNode }) {
  const full = share >= 1
  return (
    <span className="relative inline-flex size-10.5 items-center justify-center">
      <svg viewBox="0 0 42 42" className="absolute inset-0 -rotate-90" aria-hidden>
        <circle cx="21" cy="21" r={radius} fill="none" stroke="var(--line)" strokeWidth="3" />
        <circle
          cx="21"
          cy="21"
          r={radius}
          fill="none"
          stroke={full ? 'var(--amber)' : 'var(--text-3)'}
          strokeWidth={full ? 4 : 3}
          strokeDasharray={round}
          strokeDashoffset={round * (1 - Math.min(1, Math.max(0, share)))}
        />
      </svg>
      {children}
    </span>
  )
}
