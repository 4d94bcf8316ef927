import type { ConversationRow } from '@baton/protocol'
import { Eye, Ear } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { useSession } from '../sync/use-session.ts'
import { readEvent } from '../sync/wire-event.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { WordsBox } from '../ui/form.tsx'
import { readBeside } from './beside.ts'
import { firstName } from './customer-name.ts'
import { capital } from '../ui/capital.ts'

/** Over the box: who follows along, what was whispered to you, and for a lead the ways to do both. The customer knows nothing of it. */
export function BesideLine({ row }: { row: ConversationRow }) {
  const desk = useDesk()
  const leads = useSession().agent.role !== 'agent'
  const nameOf = useNames()
  const events = useDeskState((state) => state.timelines.get(row.id)?.events)
  const [whispering, setWhispering] = useState(false)
  const { people, whisper } = useMemo(() => readBeside((events ?? []).map(readEvent), desk.me.id), [events, desk.me.id])
  const { holder } = row
  const mine = holder.kind === 'agent' && holder.id === desk.me.id
  const hears = holder.kind === 'assistant' || (holder.kind === 'agent' && !mine)
  const may = leads && !mine && row.status === 'open'
  const here = people.includes(desk.me.id)
  const others = people.filter((id) => id !== desk.me.id)
  if (row.status !== 'open' || (!may && others.length === 0 && !whisper)) return null
  const name = (id: string) => nameOf(id, 'a lead')
  const whom = holder.kind === 'agent' ? holder.name : 'the assistant'
  return (
    <>
      {whisper && mine && (
        <section
          aria-label="Whispered to you"
          data-whisper
          className="mb-1.5 flex gap-2 rounded-card border border-paper-line bg-paper px-3 py-2"
        >
          <Ear size={14} className="mt-0.5 shrink-0 text-text-2" aria-hidden />
          <p className="min-w-0 break-words">
            <span className="font-medium">{name(whisper.by)} whispers:</span> {whisper.text}
          </p>
        </section>
      )}
      {(may || others.length > 0) && (
        <section aria-label="Beside you" data-beside className="mb-1.5 flex min-h-8 flex-wrap items-center gap-x-2">
          {(here || others.length > 0) && (
            <p className="flex min-w-0 items-center gap-1.5 text-text-2">
              <Eye size={14} aria-hidden className="shrink-0" />
              {here ? ['You', ...others.map(name)].join(', ') : others.map(name).join(', ')} follow
              {!here && others.length === 1 ? 's' : ''} along; {firstName(row)} does not see it.
            </p>
          )}
          <span className="flex-1" />
          {may && (
            <>
              <Button look="ghost" onClick={() => void (here ? desk.leave(row) : desk.join(row))}>
                {here ? 'Follow no longer' : 'Follow along'}
              </Button>
              {hears && (
                <Button look="ghost" onClick={() => setWhispering(true)}>
                  Whisper to {whom}
                </Button>
              )}
            </>
          )}
        </section>
      )}
      {whispering && <WhisperDialog row={row} whom={whom} onClose={() => setWhispering(false)} />}
    </>
  )
}

function WhisperDialog({ row, whom, onClose }: { row: ConversationRow; whom: string; onClose: () => void }) {
  const desk = useDesk()
  const [words, setWords] = useState('')
  const person = row.holder.kind === 'agent'
  const send = () => {
    if (words.trim() === '') return
    onClose()
    void desk.whisper(row, words.trim())
  }
  return (
    <Dialog title={`Whisper to ${whom}`} about={`${capital(firstName(row))} sees nothing of it.`} onClose={onClose}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <WordsBox
          label={person ? 'What you would say into their ear' : 'How the assistant should go on'}
          hint={
            person
              ? 'It stands over their box until they have answered, and in the thread for colleagues.'
              : 'It goes by it in this conversation, as far as its rules allow, until somebody else has it.'
          }
          value={words}
          onChange={setWords}
          onSend={send}
        />
        <Button type="submit" look="primary" disabled={words.trim() === ''} className="self-end">
          Whisper to {whom}
        </Button>
      </form>
    </Dialog>
  )
}
