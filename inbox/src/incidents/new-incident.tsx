import type { Burst } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { TextField } from '../ui/text-field.tsx'
import { toast } from '../ui/toaster.tsx'
import { useNow } from '../ui/use-now.ts'
import { atIn, WhenField, type Minutes } from './when-field.tsx'
import { WordsField } from './words-field.tsx'
import { intentWords, written, type Words } from './words.ts'

/** What a new incident begins with: a burst, a case, or nothing. */
export interface Begin {
  burst?: Burst | undefined
  conversationIds?: readonly string[] | undefined
}

const lists = (words: string): string[] => [...new Set(words.split(',').map((each) => each.trim()))].filter(Boolean)

/** Opens an incident: from then on what it explains is held back. */
export function NewIncident({
  begin,
  onClose,
  onMade,
}: {
  begin: Begin
  onClose: () => void
  onMade: (id: string) => void
}) {
  const desk = useDesk()
  const now = useNow(desk.now, 10_000)
  const queries = useQueryClient()
  const { burst } = begin
  const [title, setTitle] = useState(burst ? `Trouble with ${intentWords(burst.intent)}` : '')
  const [intents, setIntents] = useState(burst?.intent ?? '')
  const [phrases, setPhrases] = useState('')
  const [pages, setPages] = useState('')
  const [tiers, setTiers] = useState('')
  const [words, setWords] = useState<Words>({})
  const [minutes, setMinutes] = useState<Minutes>('60')
  const [busy, setBusy] = useState(false)
  const conversationIds = [...(burst?.conversationIds ?? begin.conversationIds ?? [])]
  const nothing = lists(intents).length + lists(phrases).length === 0

  const make = async () => {
    setBusy(true)
    try {
      const made = await callApi('createIncident', {
        body: {
          title: title.trim(),
          signs: { intents: lists(intents), words: lists(phrases), pages: lists(pages), tiers: lists(tiers) },
          words: written(words),
          nextUpdateAt: new Date(atIn(minutes, desk.now())).toISOString(),
          ...(conversationIds.length > 0 ? { conversationIds } : {}),
        },
      })
      void queries.invalidateQueries({ queryKey: ['incidents'] })
      onMade(made.id)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The incident was not opened', `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      title="Open an incident"
      about="One cause behind many cases: all of them are told at once, and the queue is kept for whoever needs a person."
      width="broad"
      onClose={onClose}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (title.trim() && !busy) void make()
        }}
      >
        <TextField label="What is wrong, for the team" value={title} onChange={setTitle} maxLength={200} />
        <div className="grid gap-3 desk:grid-cols-2">
          <TextField
            label="Recognised by words"
            value={phrases}
            onChange={setPhrases}
            hint="Commas between them: cannot log in, code does not arrive"
          />
          <TextField label="Or by intents" value={intents} onChange={setIntents} hint="Names of Settings → Intents" />
          <TextField
            label="Only on pages"
            value={pages}
            onChange={setPages}
            hint="Paths, * is anything; none: anywhere"
          />
          <TextField label="Only for tiers" value={tiers} onChange={setTiers} hint="None: everybody" />
        </div>
        {nothing && (
          <p className="text-text-2">Without words or intents no handoff is held back, and no case is suggested.</p>
        )}
        <WordsField
          label="What is known, for customers"
          value={words}
          onChange={setWords}
          hint="Where a language is left out, its customers read that we know of the problem and are working on it."
        />
        <WhenField label="Customers hear more within" value={minutes} now={now} onChange={setMinutes} />
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" look="primary" disabled={!title.trim() || busy}>
            Open the incident
          </Button>
          <span className="text-text-2">
            {conversationIds.length > 0 &&
              `Links ${conversationIds.length === 1 ? 'this case' : `${conversationIds.length} cases`}.`}
          </span>
        </div>
      </form>
    </Dialog>
  )
}
