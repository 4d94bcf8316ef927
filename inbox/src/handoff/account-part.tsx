import { safeHref } from '../ui/split-links.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { Chip } from '../ui/chip.tsx'
import { whenWords } from '../ui/clock-words.ts'
import type { PackageOnWire } from '../sync/package-on-wire.ts'

/** The account in one line, its traits as chips to copy, and what is open with this customer elsewhere. */
export function AccountPart({ account, now }: { account: NonNullable<PackageOnWire['account']>; now: number }) {
  const data = account
  const traits = Object.entries(data.attributes).filter(([, value]) => value !== null)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-1.5">
        <span className="font-medium">{data.name ?? data.externalId}</span>
        {data.tier && <Chip>{data.tier}</Chip>}
        {data.email && <span className="min-w-0 truncate text-text-2">{data.email}</span>}
      </p>
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
        <CopyChip name="id" value={data.externalId} />
        {traits.map(([name, value]) => (
          <CopyChip key={name} name={name} value={String(value)} />
        ))}
      </div>
      <p className="mt-1.5 text-11 text-text-3">
        {account.source === 'pushed' ? 'From your system' : 'From the sign-in'},{' '}
        {whenWords(Date.parse(account.fetchedAt), now)}
      </p>
    </>
  )
}
