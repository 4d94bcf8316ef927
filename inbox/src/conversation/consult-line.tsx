import type { ConversationRow } from '@baton/protocol'
import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { Button } from '../ui/button.tsx'
import { AnswerDialog } from './consult-dialogs.tsx'
import { isAskedOf } from './is-asked-of.ts'

/** Over the box while a colleague is asked: who, whether they answered, and what can be done. The customer knows nothing of it. */
export function ConsultLine({ row, team }: { row: ConversationRow; team: (id: string) => string }) {
  const desk = useDesk()
  const agents = useDeskState((state) => state.agents)
  const nameOf = useNames()
  const [answering, setAnswering] = useState(false)
  const it = row.consult ?? null
  if (!it || row.status !== 'open') return null
  const name = (id: string) => (id === desk.me.id ? 'you' : nameOf(id))
  const mine = it.by === desk.me.id
  const asked = isAskedOf(row, desk.me.id, agents.get(desk.me.id)?.teams ?? [])
  const whom = it.agentId ? name(it.agentId) : team(it.team ?? '')
  const answered = it.answeredBy.map(name)
  const mayTake = [...new Set([...it.answeredBy, ...(it.agentId ? [it.agentId] : [])])].filter((id) => id !== it.by)
  return (
    <section
      aria-label="A colleague is asked"
      data-consult
      className="mb-1.5 flex min-h-9 flex-wrap items-center gap-x-2 gap-y-1 rounded-card border border-paper-line bg-paper px-3 py-1"
    >
      <MessagesSquare size={14} className="shrink-0 text-text-2" aria-hidden />
      <p className="min-w-0 flex-1">
        <span className="font-medium">
          {mine
            ? `You asked ${whom}.`
            : asked
              ? `${name(it.by)} asks ${it.agentId ? 'you' : whom}.`
              : `${name(it.by)} asked ${whom}.`}
        </span>{' '}
        <span className="text-text-2">
          {answered.length > 0 ? `Answered by ${answered.join(', ')}.` : 'Not answered yet.'}
        </span>
      </p>
      {asked && (
        <Button look="ghost" onClick={() => setAnswering(true)}>
          {it.answeredBy.includes(desk.me.id) ? 'Add to it' : 'Answer'}
        </Button>
      )}
      {mine &&
        mayTake.map((id) => (
          <Button key={id} look="ghost" onClick={() => void desk.endConsult(row, id)}>
            Hand over to {name(id).split(' ')[0]}
          </Button>
        ))}
      {mine && (
        <Button look="ghost" onClick={() => void desk.endConsult(row, null)}>
          Close
        </Button>
      )}
      {answering && <AnswerDialog row={row} asker={name(it.by)} onClose={() => setAnswering(false)} />}
    </section>
  )
}
