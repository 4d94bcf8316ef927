import type { BulkDeed } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamsQuery } from '../sync/queries.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FindOne } from '../ui/find-one.tsx'

/** Gives many to a team; a lead also to somebody who is online. */
export function GiveDialog({
  count,
  onSend,
  onClose,
}: {
  count: number
  onSend: (deed: BulkDeed, words: string) => void
  onClose: () => void
}) {
  const teams = useQuery(teamsQuery).data ?? []
  const agents = useDeskState((state) => state.agents)
  const isLead = useSession().agent.role !== 'agent'
  const [to, setTo] = useState<{ id: string; name: string; deed: BulkDeed } | null>(null)
  const people = isLead ? [...agents.values()].filter(({ presence }) => presence === 'online') : []
  const choose = (id: string) => {
    const team = teams.find((each) => each.id === id)
    const person = agents.get(id)
    if (team) setTo({ id, name: team.name, deed: { kind: 'team', team: id } })
    else if (person) setTo({ id, name: person.name, deed: { kind: 'person', to: id } })
  }
  return (
    <Dialog
      title={`Give ${count} ${count === 1 ? 'conversation' : 'conversations'}`}
      about={
        isLead
          ? 'A team gets them in its queue; whoever is online is asked by an offer each, as far as they have room.'
          : 'What is yours, or waits, goes on to the team. What colleagues have stays with them.'
      }
      onClose={onClose}
    >
      <FindOne
        label="Team or person"
        placeholder={isLead ? 'Find a team or somebody' : 'Find a team'}
        nothing={() => 'Nobody is called so.'}
        choices={[
          ...teams.map(({ id, name, online }) => ({ id, title: name, about: `Team · ${online} online` })),
          ...people.map(({ id, name }) => ({ id, title: name, about: 'Online' })),
        ]}
        onChoose={choose}
      />
      <div className="mt-3 flex items-center justify-end gap-2">
        <span className="min-w-0 flex-1 truncate text-text-2">{to && `To ${to.name}`}</span>
        <Button look="ghost" onClick={onClose}>
          Cancel
        </Button>
        <Button
          look="primary"
          disabled={!to}
          onClick={() => {
            if (!to) return
            onClose()
            onSend(to.deed, `Given to ${to.name}`)
          }}
        >
          Give
        </Button>
      </div>
    </Dialog>
  )
}
