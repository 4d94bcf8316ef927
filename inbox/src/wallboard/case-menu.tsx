import type { Wallboard, WallboardCase } from '@baton/protocol'
import { useNavigate } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import type { ReactNode } from 'react'
import { PresenceMark } from '../identity/presence-mark.tsx'
import { MenuItem, MenuLabel, MenuLine, MenuOnClick, type OpensMenu } from '../ui/menu.tsx'
import { useHands } from './giving.tsx'
import type { Receiver } from './use-give.ts'
import { rounded } from './words.ts'

/** As many people as a menu holds; the others are dragged to, or reached by their team. */
const mostPeople = 12

type Person = Wallboard['people'][number]

export const isFull = ({ load, capacity }: Person, weight = 1): boolean => load > 0 && load + weight > capacity

/** A person as somebody who can be given the case; null where they are not there. */
export function receiverOf(person: Person, weight = 1): Extract<Receiver, { kind: 'agent' }> | null {
  if (person.presence !== 'online') return null
  return { kind: 'agent', id: person.agentId, name: person.name, full: isFull(person, weight) }
}

/** What can be done with a case, from the keyboard too: open it, or give it to somebody. The same as dragging it. */
export function CaseMenu({
  what,
  board,
  renderTrigger,
}: {
  what: WallboardCase
  board: Wallboard
  renderTrigger: (opens: OpensMenu) => ReactNode
}) {
  const { give } = useHands()
  const navigate = useNavigate()
  const people = board.people
    .filter(({ presence, agentId }) => presence === 'online' && agentId !== what.agentId)
    .sort((a, b) => Number(isFull(a)) - Number(isFull(b)) || Number(!inTeam(a, what)) - Number(!inTeam(b, what)))
    .slice(0, mostPeople)
  const teams = board.teams.filter(({ team }) => team !== what.team || what.agentId !== null)
  return (
    <MenuOnClick renderTrigger={renderTrigger}>
      <MenuItem
        onSelect={() => void navigate({ to: '/c/$conversationId', params: { conversationId: what.conversationId } })}
      >
        Open the conversation
      </MenuItem>
      <MenuLine />
      <MenuLabel>Give to …</MenuLabel>
      {people.map((person) => (
        <MenuItem
          key={person.agentId}
          icon={<PresenceMark status={person.presence} />}
          onSelect={() => {
            const to = receiverOf(person, what.weight)
            if (to) give(what, to)
          }}
        >
          {person.name}
          <span className="block text-11 text-text-3 tabular-nums">
            {isFull(person, what.weight) ? 'no room: ' : ''}
            {rounded(person.load)} of {person.capacity}
          </span>
        </MenuItem>
      ))}
      {people.length === 0 && <p className="px-2 py-1 text-text-3">Nobody else is online.</p>}
      <MenuLine />
      {teams.map(({ team, name }) => (
        <MenuItem
          key={team}
          icon={<Users size={14} aria-hidden className="text-text-3" />}
          onSelect={() => give(what, { kind: 'team', id: team, name })}
        >
          {name}
        </MenuItem>
      ))}
    </MenuOnClick>
  )
}

const inTeam = ({ teams }: Person, { team }: WallboardCase): boolean => team !== null && teams.includes(team)
