import type { CustomerPage } from '@baton/protocol'
import { whenWords } from '../ui/clock-words.ts'
import { CopyChip } from '../ui/copy-chip.tsx'
import { Panel } from '../ui/panel.tsx'
import { safeHref } from '../ui/split-links.ts'

/** What your own systems say of them: plan and value in a line, what is open elsewhere, and attributes to copy. */
export function AccountPanel({ page, now }: { page: CustomerPage; now: number }) {
  const { customer, lookedUp } = page
  const attributes = Object.entries({ ...customer.attributes, ...lookedUp?.attributes })
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => a.localeCompare(b))
  const issues = [...customer.openIssues, ...(lookedUp?.openIssues ?? [])].filter(
    (issue, i, all) => all.findIndex(({ title }) => title === issue.title) === i,
  )
  const line = lookedUp
    ? [
        lookedUp.plan,
        lookedUp.value === null ? null : `worth ${lookedUp.value}`,
        lookedUp.since === null ? null : `customer since ${lookedUp.since}`,
      ]
        .filter(Boolean)
        .join(' · ')
    : ''
  return (
    <Panel title="Account">
      {line && <p>{line}</p>}
      {issues.length > 0 && (
        <ul className="mt-1 flex flex-col gap-1" aria-label="Open issues">
          {issues.map((issue) => {
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
      {attributes.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1" aria-label="Attributes">
          {attributes.map(([name, value]) => (
            <li key={name} className="max-w-full">
              <CopyChip name={name} value={String(value)} />
            </li>
          ))}
        </ul>
      )}
      {!line && issues.length === 0 && attributes.length === 0 && (
        <p className="text-text-2">
          Nothing yet. Your system tells it by API, an admin names where it is looked up, or you edit it here.
        </p>
      )}
      <p className="mt-2 text-11 text-text-3">
        Told {whenWords(Date.parse(customer.updatedAt), now)}
        {lookedUp && ` · looked up ${whenWords(Date.parse(lookedUp.at), now)}`}
      </p>
    </Panel>
  )
}
