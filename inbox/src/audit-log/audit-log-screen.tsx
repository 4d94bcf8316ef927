import type { AuditEntry } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Bot, KeyRound, UserRound } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { peopleQuery } from '../sync/people-queries.ts'
import { apiKeysQuery, auditQuery, type AuditFilter } from '../sync/workspace-queries.ts'
import { Button } from '../ui/button.tsx'
import { momentWords, whenWords } from '../ui/clock-words.ts'
import { Panel } from '../ui/panel.tsx'
import { useNow } from '../ui/use-now.ts'
import { actionWords, detailWords, kinds } from './words.ts'

/** Who changed what, and when. Nothing of it can be changed. */
export function AuditLogScreen() {
  return (
    <PlaceFrame>
      <Body />
    </PlaceFrame>
  )
}

const field = 'h-9 rounded-control border border-line-strong bg-surface px-2 pointer-coarse:text-[16px]'
/** The day in this browser's time zone, as a moment. */
const startOf = (day: string) => new Date(`${day}T00:00`).toISOString()
const dayAfter = (day: string) => {
  const end = new Date(`${day}T00:00`)
  end.setDate(end.getDate() + 1)
  return end.toISOString()
}

function Body() {
  const [{ by, action, from, to }, setFilter] = useState({ by: '', action: '', from: '', to: '' })
  const filter: AuditFilter = {
    ...(by ? { by } : {}),
    ...(action ? { action } : {}),
    ...(from ? { from: startOf(from) } : {}),
    ...(to ? { to: dayAfter(to) } : {}),
  }
  const set = (part: Partial<{ by: string; action: string; from: string; to: string }>) =>
    setFilter({ by, action, from, to, ...part })
  const pages = useInfiniteQuery(auditQuery(filter))
  const people = useQuery(peopleQuery).data?.people ?? []
  const keys = useQuery(apiKeysQuery).data ?? []
  const now = useNow(Date.now, 30_000)
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const filtered = Object.keys(filter).length > 0
  return (
    <div className="flex flex-col gap-4" {...(pages.data ? { 'data-ready': true } : {})}>
      <div className="flex flex-wrap items-end gap-3">
        <Choice label="Who" value={by} onChange={(next) => set({ by: next })}>
          <option value="">Everybody</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
          {keys.map((key) => (
            <option key={key.id} value={key.id}>
              Key: {key.name}
            </option>
          ))}
        </Choice>
        <Choice label="What" value={action} onChange={(next) => set({ action: next })}>
          <option value="">Everything</option>
          {kinds.map(({ begins, name }) => (
            <option key={begins} value={begins}>
              {name}
            </option>
          ))}
        </Choice>
        {(['from', 'to'] as const).map((end) => (
          <label key={end} className="flex flex-col">
            <span className="mb-1 text-11 font-semibold text-text-3">{end === 'from' ? 'From' : 'Until'}</span>
            <input
              type="date"
              value={end === 'from' ? from : to}
              onChange={(event) => set({ [end]: event.target.value })}
              className={field}
            />
          </label>
        ))}
      </div>
      {pages.isError ? (
        <LoadError what="The log could not be loaded" error={pages.error} onAgain={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <PanelsLoading label="Loading the log" heights={[480]} />
      ) : (
        <Panel title="Newest first" flush>
          {entries.length === 0 && (
            <p className="px-4 pb-4 text-text-2">
              {filtered ? 'Nothing that fits. Choose less.' : 'Nothing has been changed yet.'}
            </p>
          )}
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.id} entry={entry} now={now} nameOf={(id) => people.find((p) => p.id === id)?.name} />
            ))}
          </ul>
          {pages.hasNextPage && (
            <div className="border-t border-line p-2">
              <Button look="ghost" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {pages.isFetchingNextPage ? 'Loading …' : 'Show older ones'}
              </Button>
            </div>
          )}
        </Panel>
      )}
    </div>
  )
}

function Choice({
  label,
  value,
  onChange,
  children,
}: {
  label: string
  value: string
  onChange: (value: string) => void
  children: ReactNode
}) {
  return (
    <label className="flex flex-col">
      <span className="mb-1 text-11 font-semibold text-text-3">{label}</span>
      <select value={value} onChange={(event) => onChange(event.target.value)} className={`${field} w-46`}>
        {children}
      </select>
    </label>
  )
}

function Entry({ entry, now, nameOf }: { entry: AuditEntry; now: number; nameOf: (id: string) => string | undefined }) {
  const { by, at, action, target, detail } = entry
  const Icon = by.kind === 'agent' ? UserRound : by.kind === 'key' ? KeyRound : Bot
  const { conversation, ...rest } = detail
  const about = typeof conversation === 'string' ? conversation : null
  const more = detailWords(about === null ? detail : rest)
  return (
    <li className="flex items-start gap-2.5 border-t border-line px-4 py-2 first:border-t-0">
      <Icon size={14} aria-hidden className="mt-1 shrink-0 text-text-3" />
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{by.name ?? (by.kind === 'system' ? 'Baton' : (by.id ?? by.kind))}</span>{' '}
          <span className="text-text-2">{actionWords(action)}</span>{' '}
          {target && (
            <span className="[overflow-wrap:anywhere]">
              {target.startsWith('cnv_') ? (
                <ConversationLink id={target} />
              ) : (
                (nameOf(target) ?? <code className="text-11">{target}</code>)
              )}
            </span>
          )}
        </p>
        {(more || about) && (
          <p className="text-11 [overflow-wrap:anywhere] text-text-3">
            {more}
            {more && about && ' · '}
            {about && <ConversationLink id={about} />}
          </p>
        )}
      </div>
      <time
        dateTime={at}
        title={momentWords(Date.parse(at))}
        className="shrink-0 text-11 whitespace-nowrap text-text-3 tabular-nums"
      >
        {whenWords(Date.parse(at), now)}
      </time>
    </li>
  )
}

function ConversationLink({ id }: { id: string }) {
  return (
    <Link
      to="/c/$conversationId"
      params={{ conversationId: id }}
      title={id}
      className="underline decoration-line-strong underline-offset-2 hover:text-accent-text"
    >
      a conversation
    </Link>
  )
}
