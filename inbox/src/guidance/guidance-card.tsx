import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useAsk } from '../actions/use-ask.ts'
import { callApi, type CallAnswer } from '../sync/call-api.ts'
import { guidanceVersionsQuery, longestGuidance, type GuidanceRow } from '../sync/guidance-queries.ts'
import { useDesk } from '../sync/use-desk.ts'
import { useNames } from '../sync/use-names.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { WordsBox } from '../ui/form.tsx'

/** One correction: what was asked, what was said, what should be, for whom; and what would become of an answer. */
export function GuidanceCard({ guidance }: { guidance: GuidanceRow }) {
  const { id, question, wrong, why, said, status, version } = guidance
  const leads = useSession().agent.role !== 'agent'
  const [busy, ask] = useAsk('guidance')
  const [editing, setEditing] = useState(false)
  const [words, setWords] = useState({ question, said })
  const put = (to: GuidanceRow['status']) =>
    ask('It is as it was', async () => {
      await callApi('changeGuidance', { params: { id }, body: { ...words, status: to, version } })
    })
  return (
    <section aria-label={question} className="rounded-card border border-line bg-surface p-4" data-guidance={id}>
      {editing ? (
        <div className="flex flex-col gap-3">
          <WordsBox
            label="What is asked"
            hint="In the customer’s words."
            onSend={() => void put(status)}
            maxLength={longestGuidance}
            value={words.question}
            onChange={(text) => setWords({ ...words, question: text })}
          />
          <WordsBox
            label="What should be said"
            hint="The answer, as the customer should read it."
            onSend={() => void put(status)}
            maxLength={longestGuidance}
            value={words.said}
            onChange={(text) => setWords({ ...words, said: text })}
          />
        </div>
      ) : (
        <>
          <p className="flex flex-wrap items-start gap-2">
            <span className="min-w-0 flex-1 basis-60 font-semibold [overflow-wrap:anywhere]">“{question}”</span>
            <Chip>{forWhom(guidance)}</Chip>
          </p>
          {wrong && (
            <p className="mt-2 line-clamp-4 whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">
              <span className="text-text-3">was answered: </span>
              {wrong}
            </p>
          )}
          {why && (
            <p className="mt-2 whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">
              <span className="text-text-3">what was wrong: </span>
              {why}
            </p>
          )}
          <p className="mt-2 whitespace-pre-wrap [overflow-wrap:anywhere]">
            <span className="text-text-3">should be: </span>
            {said}
          </p>
        </>
      )}
      <From guidance={guidance} />
      {version > 1 && <Versions guidance={guidance} />}
      {!editing && <Try guidance={guidance} />}
      {leads && (
        <div className="mt-3 flex flex-wrap gap-2">
          {status !== 'active' && (
            <Button look="primary" disabled={busy} onClick={() => void put('active')}>
              {status === 'retired' ? 'Use it again' : 'Approve'}
            </Button>
          )}
          {editing && status === 'active' && (
            <Button look="primary" disabled={busy} onClick={() => void put('active')}>
              Save
            </Button>
          )}
          <Button
            look="ghost"
            onClick={() => (editing ? (setWords({ question, said }), setEditing(false)) : setEditing(true))}
          >
            {editing ? 'As it was' : 'Put it otherwise'}
          </Button>
          {status === 'proposed' && (
            <Button look="ghost" disabled={busy} onClick={() => void put('rejected')}>
              Reject
            </Button>
          )}
          {status === 'active' && (
            <Button look="ghost" disabled={busy} onClick={() => void put('retired')}>
              Use it no longer
            </Button>
          )}
        </div>
      )}
    </section>
  )
}

function forWhom({ scope, customer, company }: GuidanceRow): string {
  if (scope === 'customer') return `only ${customer?.name ?? 'this customer'}`
  return scope === 'company' ? `only ${company}` : 'everybody'
}

/** Who proposed it from where, who decided, and how often it was used. */
function From({ guidance }: { guidance: GuidanceRow }) {
  const desk = useDesk()
  const nameOf = useNames()
  const { proposedBy, decidedBy, conversationId, uses, usedAt, createdAt, version } = guidance
  const when = (at: string) => whenWords(Date.parse(at), desk.now())
  return (
    <p className="mt-2 text-11 text-text-3 tabular-nums">
      {proposedBy ? `${nameOf(proposedBy)} · ` : ''}
      {when(createdAt)}
      {conversationId && (
        <>
          {' · '}
          <Link to="/c/$conversationId" params={{ conversationId }} className="underline">
            from this conversation
          </Link>
        </>
      )}
      {decidedBy && ` · decided by ${nameOf(decidedBy)}`}
      {version > 1 && ` · version ${version}`}
      {` · ${uses === 0 ? 'not used yet' : uses === 1 ? 'used once' : `used ${uses} times`}`}
      {usedAt && `, last ${when(usedAt)}`}
    </p>
  )
}

const statusWords: Readonly<Record<GuidanceRow['status'], string>> = {
  proposed: 'proposed',
  active: 'in use',
  retired: 'no longer used',
  rejected: 'rejected',
}

/** How it was put before, read where somebody asks. */
function Versions({ guidance: { id, version } }: { guidance: GuidanceRow }) {
  const [open, setOpen] = useState(false)
  const nameOf = useNames()
  const now = useDesk().now()
  const versions = useQuery({ ...guidanceVersionsQuery(id, version), enabled: open })
  return (
    <details
      className="group/versions mt-1 text-11 text-text-3"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary className="inline-flex min-h-8 cursor-pointer items-center hover:text-text-2">
        <ChevronRight size={12} aria-hidden className="mr-1 group-open/versions:rotate-90" />
        Earlier versions
      </summary>
      {versions.isError && <p>They could not be loaded.</p>}
      <ol className="flex flex-col gap-2">
        {(versions.data ?? []).slice(1).map((each) => (
          <li key={each.version} className="border-l-2 border-line pl-3">
            <p className="tabular-nums">
              Version {each.version} · {statusWords[each.status]}
              {each.by && ` · ${nameOf(each.by)}`} · {whenWords(Date.parse(each.at), now)}
            </p>
            <p className="text-text-2 [overflow-wrap:anywhere]">“{each.question}”</p>
            <p className="whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">{each.said}</p>
          </li>
        ))}
      </ol>
    </details>
  )
}

/** A question of one's own, answered by the built-in assistant without it and with it. */
function Try({ guidance: { id, question } }: { guidance: GuidanceRow }) {
  const [busy, ask] = useAsk('guidance-try')
  const [asked, setAsked] = useState(question.slice(0, 2000))
  const [answer, setAnswer] = useState<CallAnswer<'tryGuidance'> | null>(null)
  const go = () =>
    ask('It was not tried', async () =>
      setAnswer(await callApi('tryGuidance', { params: { id }, body: { question: asked } })),
    )
  return (
    <form
      className="mt-3 rounded-control bg-sunken p-3"
      onSubmit={(event) => {
        event.preventDefault()
        void go()
      }}
    >
      <div className="flex flex-wrap items-center gap-2">
        <input
          aria-label="A question to try it with"
          value={asked}
          maxLength={2000}
          onChange={(event) => setAsked(event.target.value)}
          className="h-9 min-w-0 flex-1 basis-60 rounded-control border border-line-strong bg-surface px-3 pointer-coarse:text-[16px]"
        />
        <Button type="submit" disabled={busy || asked.trim() === ''}>
          Try it
        </Button>
      </div>
      {answer && (
        <div aria-live="polite" className="mt-2 grid gap-3 desk:grid-cols-2" data-tried>
          {(['before', 'after'] as const).map((side) => (
            <div key={side} className="min-w-0">
              <p className="text-11 font-semibold text-text-2">{side === 'before' ? 'Without it' : 'With it'}</p>
              <p className="whitespace-pre-wrap [overflow-wrap:anywhere]">
                {answer[side]?.text ?? 'It would not know, and a person would answer.'}
              </p>
              {answer[side] && <p className="text-11 text-text-2">from {answer[side].from}</p>}
            </div>
          ))}
        </div>
      )}
    </form>
  )
}
