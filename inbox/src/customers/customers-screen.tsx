import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BadgeCheck, Upload, UserRound } from 'lucide-react'
import { useState } from 'react'
import { TierChip } from '../conversation/tier-chip.tsx'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { PlaceFrame } from '../places/place-frame.tsx'
import { customersQuery } from '../sync/customer-queries.ts'
import type { CallAnswer } from '../sync/call-api.ts'
import { searchQuery } from '../sync/search-queries.ts'
import { useSession } from '../sync/use-session.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { Empty } from '../ui/empty.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useNow } from '../ui/use-now.ts'
import { CustomerImport } from './customer-import.tsx'
import { counted } from './words.ts'

type Listed = CallAnswer<'listCustomers'>['customers'][number]

/** Everybody who is known, and the way in for a table of more. */
export function CustomersScreen() {
  const [importing, setImporting] = useState(false)
  const mayImport = useSession().agent.role !== 'agent'
  return (
    <PlaceFrame
      tools={
        mayImport && (
          <Button onClick={() => setImporting(true)}>
            <Upload size={14} aria-hidden /> From a table
          </Button>
        )
      }
    >
      <Body onImport={mayImport ? () => setImporting(true) : undefined} />
      {importing && <CustomerImport onClose={() => setImporting(false)} />}
    </PlaceFrame>
  )
}

function Body({ onImport }: { onImport: (() => void) | undefined }) {
  const [query, setQuery] = useState('')
  const words = query.trim()
  const pages = useInfiniteQuery(customersQuery)
  const found = useQuery(searchQuery(words, 'all', null))
  const now = useNow(Date.now, 60_000)
  if (pages.isError)
    return (
      <LoadError what="The customers could not be loaded" error={pages.error} onAgain={() => void pages.refetch()} />
    )
  if (pages.isPending) return <PanelsLoading label="Loading the customers" heights={[480]} />
  const all = pages.data.pages.flatMap(({ customers }) => customers)
  if (all.length === 0)
    return (
      <div className="flex min-h-60" data-ready>
        <Empty title="No customer yet" icon={<UserRound size={24} aria-hidden />}>
          <p>They come when your system names them in a chat, tells of them by API, or with a table.</p>
          {onImport && (
            <Button className="mt-3" onClick={onImport}>
              Bring a table
            </Button>
          )}
        </Empty>
      </div>
    )
  const shown = words === '' ? all : (found.data?.customers ?? [])
  return (
    <div className="flex flex-col gap-4" data-ready>
      <div className="max-w-90">
        <TextField label="Find" value={query} onChange={setQuery} maxLength={200} />
      </div>
      <Panel title={words === '' ? 'Last changed first' : 'Found'} flush>
        {words !== '' && shown.length === 0 && (
          <p className="px-4 pb-4 text-text-2">
            {found.isFetching ? 'Looking …' : 'Nobody’s name, id or address begins with these words.'}
          </p>
        )}
        <ul>
          {shown.map((customer) => (
            <Row key={customer.externalId} customer={customer} now={now} />
          ))}
        </ul>
        {words === '' && pages.hasNextPage && (
          <div className="border-t border-line p-2">
            <Button look="ghost" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
              {pages.isFetchingNextPage ? 'Loading …' : 'Show more'}
            </Button>
          </div>
        )}
      </Panel>
    </div>
  )
}

function Row({ customer, now }: { customer: Omit<Listed, 'verified'> & { verified?: boolean }; now: number }) {
  const { externalId, name, email, tier, conversations, latest, verified } = customer
  return (
    <li className="border-t border-line first:border-t-0">
      <Link
        to="/customers/$externalId"
        params={{ externalId }}
        className="flex min-h-11 flex-wrap items-center gap-x-2 px-4 py-1.5 outline-offset-[-2px] hover:bg-hover"
      >
        <bdi className="truncate font-medium">{name ?? externalId}</bdi>
        {verified && (
          <span className="text-green-text">
            <BadgeCheck size={14} aria-hidden />
            <span className="sr-only">verified</span>
          </span>
        )}
        <TierChip tier={tier} />
        <span className="min-w-0 flex-1 truncate text-text-3">
          {[email, name && externalId].filter(Boolean).join(' · ')}
        </span>
        <span className="text-11 text-text-3 tabular-nums">
          {latest === null
            ? 'has not written'
            : `${counted(conversations, 'conversation', 'conversations')} · ${whenWords(Date.parse(latest.updatedAt), now)}`}
        </span>
      </Link>
    </li>
  )
}
