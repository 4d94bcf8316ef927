import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { callApi, CallRefused, type CallAnswer } from '../sync/call-api.ts'
import { asideMailQuery, mostAside } from '../sync/mail-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { whenWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { sizeWords } from '../ui/size-words.ts'
import { toast } from '../ui/toaster.tsx'
import { asideWords } from './aside-words.ts'

type AsideMail = CallAnswer<'listAsideMail'>['mails'][number]

/** Mails that came in and are nobody's words in a thread: a person looks at each, and takes it in or drops it. */
export function AsideMails() {
  const mails = useQuery(asideMailQuery)
  if (mails.isPending) return <PanelsLoading label="Loading what was put aside" heights={[220]} />
  if (mails.isError)
    return (
      <LoadError
        what="What was put aside could not be loaded"
        error={mails.error}
        onAgain={() => void mails.refetch()}
      />
    )
  const { length } = mails.data
  return (
    <Panel
      flush
      title="Put aside"
      about={
        length === 0
          ? 'Mails that are not a customer’s words.'
          : `${length >= mostAside ? `The newest ${mostAside} mails` : length === 1 ? 'One mail' : `${length} mails`} that nobody has answered. Taken in, a mail opens a conversation with its sender, who stays unknown.`
      }
    >
      {length === 0 ? (
        <div className="flex min-h-40 border-t border-line" data-ready>
          <Empty title="Nothing is put aside">
            <p>Absence notes, forged senders and mails that cannot be read come here, and stay for ninety days.</p>
          </Empty>
        </div>
      ) : (
        <ul aria-label="Mails put aside" data-ready>
          {mails.data.map((mail) => (
            <Row key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Row({ mail }: { mail: AsideMail }) {
  const { id, because, from, subject, text, bytes, conversationId, receivedAt, canBeTakenIn } = mail
  const desk = useDesk()
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const [asked, setAsked] = useState(false)
  const [open, setOpen] = useState(false)
  const { word, why } = asideWords(because)
  const isLong = (text ?? '').length > 160 || (text ?? '').split('\n').length > 2

  async function settle(what: string, deed: () => Promise<unknown>, done: string, detail: string) {
    setBusy(true)
    try {
      await deed()
      toast('plain', done, detail)
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', what, `${error.problem.title}. ${error.problem.next}`)
    } finally {
      setBusy(false)
      setAsked(false)
      await queries.invalidateQueries({ queryKey: asideMailQuery.queryKey })
    }
  }
  const takeIn = () =>
    settle(
      'It was not taken in',
      () => callApi('takeInAsideMail', { params: { id }, body: {} }),
      'It is taken in',
      'A conversation by e-mail has it as its message.',
    )
  const drop = () =>
    settle(
      'It was not dropped',
      () => callApi('dropAsideMail', { params: { id } }),
      'It is dropped',
      'Its words are deleted.',
    )

  return (
    <li className="flex flex-col gap-1 border-t border-line px-4 py-3">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <span dir="auto" className="min-w-0 truncate font-semibold">
          {from ?? 'From nobody'}
        </span>
        <Chip tone="amber">{word}</Chip>
        <span className="ml-auto text-11 text-text-3 tabular-nums">
          {sizeWords(bytes)} · <time dateTime={receivedAt}>{whenWords(Date.parse(receivedAt), desk.now())}</time>
        </span>
      </div>
      <p className="text-11 text-text-3">{why}</p>
      {subject && (
        <p dir="auto" className="mt-1 font-medium [overflow-wrap:anywhere]">
          {subject}
        </p>
      )}
      {text && (
        <p
          dir="auto"
          className={classes('text-text-2 [overflow-wrap:anywhere]', open ? 'whitespace-pre-wrap' : 'line-clamp-2')}
        >
          {text}
        </p>
      )}
      <div className="mt-1 flex flex-wrap items-center gap-2">
        {asked ? (
          <>
            <span className="text-text-2">Drop it? Its words are deleted.</span>
            <Button look="danger" disabled={busy} onClick={() => void drop()}>
              Drop the mail
            </Button>
            <Button look="ghost" disabled={busy} onClick={() => setAsked(false)}>
              Keep it
            </Button>
          </>
        ) : (
          <>
            {canBeTakenIn && (
              <Button disabled={busy} onClick={() => void takeIn()}>
                Take it in
              </Button>
            )}
            <Button look={canBeTakenIn ? 'ghost' : 'plain'} disabled={busy} onClick={() => setAsked(true)}>
              Drop
            </Button>
            {isLong && (
              <Button look="ghost" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? 'Show less' : 'Show all'}
              </Button>
            )}
            {conversationId && (
              <Link
                to="/c/$conversationId"
                params={{ conversationId }}
                className="inline-flex h-8 items-center rounded-control px-3 font-medium text-accent-text hover:bg-hover"
              >
                What it answers
              </Link>
            )}
          </>
        )}
      </div>
    </li>
  )
}
