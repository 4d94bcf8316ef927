import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamsQuery } from '../sync/queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choices, WordsBox } from '../ui/form.tsx'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'

/** Passes the conversation on to a team, with words for whoever takes it. */
export function TransferDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const teams = useQuery({ ...teamsQuery, staleTime: 0 })
  const self = useDeskState((state) => state.agents.get(desk.me.id))
  const [team, setTeam] = useState<string | null>(null)
  const [note, setNote] = useState('')
  // Counted by the server, as it was when this was opened; whoever transfers it is not one of those it goes to.
  const others = ({ id, online }: { id: string; online: number }) =>
    online - (self?.presence === 'online' && self.teams.includes(id) ? 1 : 0)
  const send = () => {
    if (!team) return
    onClose()
    void desk.transfer(row, team, note)
  }
  return (
    <Dialog
      title="Transfer to a team"
      about={`${capital(firstName(row))} hears that the case goes on to the team. The whole thread goes along.`}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {teams.isError ? (
          <p role="alert" className="text-red-text">
            The teams could not be loaded.{' '}
            <button type="button" className="font-medium underline" onClick={() => void teams.refetch()}>
              Try again
            </button>
          </p>
        ) : (
          <Choices
            label="Team"
            value={team}
            onChange={setTeam}
            choices={(teams.data ?? []).map((each) => ({
              value: each.id,
              name: each.name,
              about: others(each) <= 0 ? 'nobody else online' : `${others(each)} online`,
            }))}
          />
        )}
        <WordsBox
          label="What the next person should know"
          hint="They see it at the top of the handoff card. The customer does not."
          value={note}
          onChange={setNote}
          onSend={send}
        />
        <Button type="submit" look="primary" disabled={!team} className="self-end">
          Transfer
        </Button>
      </form>
    </Dialog>
  )
}
