import type { ConversationRow } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { teamsQuery } from '../sync/queries.ts'
import { useColleagues } from '../sync/use-colleagues.ts'
import { useDesk } from '../sync/use-desk.ts'
import { SettingField } from '../settings/setting-field.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choices, WordsBox } from '../ui/form.tsx'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'

/** As many colleagues as fit a list that is read at a glance; the others are found by their name, or asked by their team. */
const mostColleagues = 6

/** Asks a colleague who is there, or a team, inside the thread. */
export function ConsultDialog({ row, onClose }: { row: ConversationRow; onClose: () => void }) {
  const desk = useDesk()
  const teams = useQuery(teamsQuery).data ?? []
  const [whom, setWhom] = useState<string | null>(null)
  const [question, setQuestion] = useState('')
  const [search, setSearch] = useState('')
  const { there, more, missing } = useColleagues(search, mostColleagues)
  const ready = whom !== null && question.trim() !== ''
  // Who is found may not be who was chosen: nobody is asked who is not seen.
  const changeSearch = (value: string) => {
    setSearch(value)
    setWhom(null)
  }
  const send = () => {
    if (!ready) return
    onClose()
    const [kind, id = ''] = [whom.slice(0, 1), whom.slice(1)]
    void desk.consult(row, kind === 'a' ? { ask: id } : { team: id }, question.trim())
  }
  return (
    <Dialog
      title="Ask a colleague"
      about={`They see the whole case and answer among you. ${capital(firstName(row))} sees nothing of it.`}
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <WordsBox
          label="Question"
          hint="It stands in the thread, for colleagues alone."
          value={question}
          onChange={setQuestion}
          onSend={send}
        />
        {more && <SettingField label="Find a colleague" value={search} onChange={changeSearch} />}
        {missing && <p className="text-text-2">Nobody of that name is online.</p>}
        <Choices
          label="Whom"
          value={whom}
          onChange={setWhom}
          choices={[
            ...there.map(({ id, name, load, capacity }) => ({
              value: `a${id}`,
              name,
              about: `${load} of ${capacity}`,
            })),
            ...teams.map(({ id, name }) => ({ value: `t${id}`, name, about: 'whoever of the team answers' })),
          ]}
        />
        <Button type="submit" look="primary" disabled={!ready} className="self-end">
          Ask
        </Button>
      </form>
    </Dialog>
  )
}

/** Answers what a colleague asks. */
export function AnswerDialog({ row, asker, onClose }: { row: ConversationRow; asker: string; onClose: () => void }) {
  const desk = useDesk()
  const [answer, setAnswer] = useState('')
  const send = () => {
    if (answer.trim() === '') return
    onClose()
    void desk.answerConsult(row, answer.trim())
  }
  return (
    <Dialog title={`Answer ${asker}`} about={`${capital(firstName(row))} sees nothing of it.`} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <WordsBox
          label="Answer"
          hint="It stands in the thread, for colleagues alone."
          value={answer}
          onChange={setAnswer}
          onSend={send}
        />
        <Button type="submit" look="primary" disabled={answer.trim() === ''} className="self-end">
          Answer
        </Button>
      </form>
    </Dialog>
  )
}
