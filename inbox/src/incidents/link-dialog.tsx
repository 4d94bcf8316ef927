import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { incidentsQuery } from '../sync/incident-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choices } from '../ui/form.tsx'
import { useLink } from './case-lists.tsx'
import { NewIncident } from './new-incident.tsx'
import { cases, promiseWords } from './words.ts'

/** Which incident a case belongs to; leads may begin one with it. */
export function LinkDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const navigate = useNavigate()
  const leads = useSession().agent.role !== 'agent'
  const { data, isPending } = useQuery(incidentsQuery)
  const open = data?.incidents.filter(({ state }) => state !== 'resolved') ?? []
  const current = row.incident?.id ?? null
  const [chosen, setChosen] = useState<string | null>(current)
  const [making, setMaking] = useState(false)
  const link = useLink(chosen ?? current ?? '')
  const out = useLink(current ?? '')
  if (making)
    return (
      <NewIncident
        begin={{ conversationIds: [row.id] }}
        onClose={onClose}
        onMade={(id) => {
          onClose()
          void navigate({ to: '/insights/incidents', search: { incident: id } })
        }}
      />
    )
  return (
    <Dialog title={`Link ${customerName(row)} to an incident`} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!chosen || chosen === current) return
          void link({ link: [row.id] })
          onClose()
        }}
      >
        {open.length > 0 ? (
          <Choices
            label="Incident"
            value={chosen}
            choices={open.map((each) => ({
              value: each.id,
              name: each.title,
              about: `${cases(each.cases)} · ${promiseWords(each, desk.now())}`,
            }))}
            onChange={setChosen}
          />
        ) : (
          <p className="text-text-2">
            {isPending ? 'Looking.' : 'No incident is open.'}
            {!leads && !isPending && ' A lead can open one.'}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          {open.length > 0 && (
            <Button type="submit" look="primary" disabled={!chosen || chosen === current}>
              Link
            </Button>
          )}
          {leads && <Button onClick={() => setMaking(true)}>Open a new incident with it</Button>}
          {current && (
            <Button
              look="ghost"
              onClick={() => {
                void out({ unlink: [row.id] })
                onClose()
              }}
            >
              Take it out
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
