import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import { likelyTeamsQuery } from '../sync/queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choices, WordsBox } from '../ui/form.tsx'

const unknown = '?'

/** "Not ours: it is …". The likeliest team stands first and is chosen already: Enter sends it. */
export function WrongTeamDialog({
  row,
  team,
  onClose,
  onUnknown,
}: {
  row: ConversationRow
  /** The team that it came to, by its name. */
  team: string
  onClose: () => void
  /** For an offer: it is declined, and nobody says whose it is. */
  onUnknown?: () => void
}) {
  const desk = useDesk()
  const teams = useQuery({ ...likelyTeamsQuery(row.handoffId ?? ''), enabled: row.handoffId !== null })
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const value = chosen ?? teams.data?.[0]?.id ?? null
  const send = () => {
    if (value === null) return
    onClose()
    if (value === unknown) onUnknown?.()
    else void desk.wrongTeam(row, value, note)
  }
  return (
    <Dialog
      title={`Not ${team}’s: it is …`}
      about={`It goes on as urgent and as old as it is: ${firstName(row)} does not wait anew, and hears where it goes.`}
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
            value={value}
            onChange={setChosen}
            choices={[
              ...(teams.data ?? []).map(({ id, name, said }) => ({
                value: id,
                name,
                ...(said > 0
                  ? { about: said === 1 ? 'said once of such cases' : `said ${said} times of such cases` }
                  : {}),
              })),
              ...(onUnknown ? [{ value: unknown, name: 'I do not know', about: 'the next person is asked' }] : []),
            ]}
          />
        )}
        <WordsBox
          label="What they should know"
          hint="They see it at the top of the handoff card. The customer does not."
          value={note}
          onChange={setNote}
          onSend={send}
        />
        <Button type="submit" look="primary" disabled={value === null} className="self-end">
          {value === unknown ? 'Decline' : 'Send it there'}
        </Button>
      </form>
    </Dialog>
  )
}
