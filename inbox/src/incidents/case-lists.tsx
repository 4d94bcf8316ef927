import type { Incident, IncidentCase, SuggestedCase } from '@baton/protocol'
import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import { HolderMark } from '../conversation/holder-mark.tsx'
import { callApi, CallRefused } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { whenWords } from '../ui/clock-words.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { becauseWords, cases as casesWords } from './words.ts'

/** Links cases, or takes them out, and says what could not be done. */
export function useLink(id: string) {
  const queries = useQueryClient()
  return async (change: { link?: string[]; unlink?: string[]; suggested?: boolean }): Promise<void> => {
    try {
      const { linked, failed } = await callApi('linkConversations', { params: { id }, body: change })
      if (failed.length > 0)
        toast('red', `${casesWords(failed.length)} could not be changed`, 'They may be resolved by now.')
      else if (linked.length > 0) toast('plain', `${casesWords(linked.length)} linked`, 'The next update reaches them.')
    } catch (error) {
      if (!(error instanceof CallRefused)) throw error
      toast('red', 'The cases were not changed', `${error.problem.title}. ${error.problem.next}`)
    }
    void queries.invalidateQueries({ queryKey: ['incidents'] })
  }
}

/** The cases that belong to it: who holds each, and whether its handoff is held back. */
export function LinkedCases({
  incident,
  cases,
  total,
  now,
}: {
  incident: Incident
  cases: readonly IncidentCase[]
  total: number
  now: number
}) {
  const link = useLink(incident.id)
  return (
    <Panel
      title={total === 0 ? 'Linked cases' : casesWords(total)}
      about={total > cases.length ? `The newest ${cases.length} are shown.` : undefined}
      flush
    >
      {cases.length === 0 ? (
        <p className="px-4 pb-4 text-text-2">
          None yet. Tick some below, or press I in a case. What is held back for it joins by itself.
        </p>
      ) : (
        <ul aria-label="Linked cases" className="max-h-96 overflow-y-auto">
          {cases.map((each) => (
            <li
              key={each.conversationId}
              className="flex min-h-11 items-center gap-2 border-t border-line py-1 pr-2 pl-4 first:border-t-0"
              data-case={each.conversationId}
            >
              <HolderMark kind={each.holder} label={each.status === 'open' ? each.holder : 'resolved'} size={14} />
              <Link
                to="/c/$conversationId"
                params={{ conversationId: each.conversationId }}
                className="min-w-0 flex-1 truncate hover:underline"
              >
                <bdi className="font-medium">{each.customer ?? 'Visitor'}</bdi>{' '}
                <span dir="auto" className="text-text-2">
                  {each.problem}
                </span>
              </Link>
              <span className="shrink-0 text-11 text-text-3 tabular-nums max-desk:hidden">
                {each.language}
                {each.told > 0 && ` · told ${each.told}`}
              </span>
              {each.heldUntil && (
                <span className="shrink-0 text-11 font-medium text-amber-text tabular-nums">
                  held back until {whenWords(Date.parse(each.heldUntil), now)}
                </span>
              )}
              <IconButton
                label={`Take ${each.customer ?? 'this case'} out`}
                onClick={() => void link({ unlink: [each.conversationId] })}
              >
                <X size={14} aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** Open cases that look like it, each with why; ticked ones are linked at once. */
export function SuggestedCases({ incident, suggested }: { incident: Incident; suggested: readonly SuggestedCase[] }) {
  const link = useLink(incident.id)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = suggested.filter(({ conversationId }) => !left.has(conversationId))
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  if (suggested.length === 0) return null
  return (
    <Panel title="These look like it" about="Open cases of the last two days that belong to no incident." flush>
      <ul aria-label="Suggested cases" className="max-h-96 overflow-y-auto">
        {suggested.map((each) => (
          <li
            key={each.conversationId}
            className="border-t border-line first:border-t-0"
            data-suggested={each.conversationId}
          >
            <label className="flex min-h-12 cursor-pointer items-center gap-3 px-4 py-1 hover:bg-hover">
              <input
                type="checkbox"
                aria-label={`Link ${each.customer ?? 'this case'}`}
                checked={!left.has(each.conversationId)}
                onChange={() => toggle(each.conversationId)}
                className="size-4 accent-accent"
              />
              <span className="min-w-0 flex-1">
                <span className="block truncate">
                  <bdi className="font-medium">{each.customer ?? 'Visitor'}</bdi>{' '}
                  <span dir="auto" className="text-text-2">
                    {each.problem}
                  </span>
                </span>
                <span dir="auto" className="block truncate text-11 text-text-3">
                  {becauseWords(each.because)}
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
      <div className="border-t border-line px-4 py-3">
        <Button
          disabled={chosen.length === 0}
          onClick={() => void link({ link: chosen.map(({ conversationId }) => conversationId), suggested: true })}
        >
          Link {casesWords(chosen.length)}
        </Button>
      </div>
    </Panel>
  )
}
