import { Link } from '@tanstack/react-router'
import { Repeat } from 'lucide-react'
import { missingWords } from './missing-words.ts'
import { PastConversations } from './past-conversations.tsx'
import { safeHref } from '../ui/split-links.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'

type Account = NonNullable<PackageOnWire['account']>

const sources: Readonly<Record<string, string>> = {
  pushed: 'From your system',
  identity: 'From the sign-in',
  http: 'Looked up in your system',
  mcp: 'Looked up in your system',
}

/** The account in one line, its traits as chips to copy, and what is open with this customer elsewhere. */
export function AccountPart({
  account,
  now,
  late = false,
}: {
  account: Account
  now: number
  /** The answer came after the package was written. */
  late?: boolean
}) {
  const data = account
  const told = [data.plan, data.value === null || data.value === undefined ? null : `worth ${data.value}`].filter(
    Boolean,
  )
  const lifted = new Set(['plan', 'since', 'value'])
  const traits = Object.entries(data.attributes).filter(([name, value]) => value !== null && !lifted.has(name))
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-1.5">
        {data.externalId ? (
          <Link
            to="/customers/$externalId"
            params={{ externalId: data.externalId }}
            title="All that is known of them"
            className="rounded-control font-medium decoration-line-strong underline-offset-2 hover:underline"
          >
            {data.name ?? data.externalId}
          </Link>
        ) : (
          <span className="font-medium">{data.name ?? 'The customer'}</span>
        )}
        {data.tier && <Chip>{data.tier}</Chip>}
        {data.email && <span className="min-w-0 truncate text-text-2">{data.email}</span>}
      </p>
      {(told.length > 0 || data.since) && (
        <p className="text-text-2">
          {told.join(' · ')}
          {data.since && (
            <>
              {told.length > 0 && ' · '}customer since <span className="whitespace-nowrap">{data.since}</span>
            </>
          )}
        </p>
      )}
      {data.repeat && (
        <p className="mt-1 flex items-center gap-1.5 text-amber-text">
          <Repeat size={14} aria-hidden />
          {data.repeat.sameTopic
            ? `Here again about the same within ${data.repeat.withinHours} hours`
            : `Contact ${data.repeat.count + 1} within ${Math.round(data.repeat.withinHours / 24)} days`}
        </p>
      )}
      {data.openIssues.length > 0 && (
        <ul className="mt-1.5 flex flex-col gap-1">
          {data.openIssues.map((issue) => {
            const href = safeHref(issue.url)
            return (
              <li key={issue.title} className="flex items-start gap-2">
                <span className="mt-2 size-1 shrink-0 rounded-full bg-amber" aria-hidden />
                <span className="min-w-0">
                  <span className="text-text-3">open: </span>
                  {href ? (
                    <a
                      href={href}
                      target="_blank"
                      rel="noopener noreferrer"
                      className="text-accent-text underline decoration-line-strong underline-offset-2"
                    >
                      {issue.title}
                    </a>
                  ) : (
                    issue.title
                  )}
                  {issue.status && <span className="text-text-3"> · {issue.status}</span>}
                </span>
              </li>
            )
          })}
        </ul>
      )}
      <div className="mt-2 flex flex-wrap gap-1">
        {data.externalId && <CopyChip name="id" value={data.externalId} />}
        {traits.map(([name, value]) => (
          <CopyChip key={name} name={name} value={String(value)} />
        ))}
      </div>
      {data.history && data.history.length > 0 && <PastConversations history={data.history} now={now} />}
      <p className="mt-1.5 text-11 text-text-3">
        {isBare(data) && !data.lookup ? 'Nothing else is known. ' : ''}
        {sources[account.source] ?? account.source}, {whenWords(Date.parse(account.fetchedAt), now)}
        {late && ', after the handoff'}
        {data.lookup &&
          ` · ${missingWords({ part: 'account', cause: data.lookup.cause, ms: data.lookup.ms ?? undefined }).cause}`}
      </p>
    </>
  )
}

/** Nothing is known but the id. */
function isBare({ name, email, tier, attributes, openIssues, since, value, plan, history }: Account): boolean {
  const said = [name, email, tier, since, value, plan].some((each) => each !== null && each !== undefined)
  return !said && Object.keys(attributes).length === 0 && openIssues.length === 0 && !history?.length
}
