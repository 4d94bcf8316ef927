import type { ConversationRow, TrailEntry } from '@baton/protocol'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { firstName } from '../conversation/customer-name.ts'
import type { CaseView } from '../handoff/case-view.ts'
import { PagePart } from './page-part.tsx'
import { captureQuery } from '../sync/queries.ts'
import { useDesk, useDeskState } from '../sync/use-desk.ts'
import { capital } from '../ui/capital.ts'
import { frozenWords, hasMovedOn, refusalWords } from './capture-words.ts'
import { FollowLine } from './follow-line.tsx'
import { PageDialog } from './page-dialog.tsx'
import { NoPicture, PagePicture, PictureLoading } from './page-picture.tsx'
import { TrailList, TrailRow } from './trail-list.tsx'
import { lastFailure } from './trail-words.ts'

/** The customer's page on the card: which it is, how they see it, what went wrong last, and what happened before. */
export function PageSection({
  row,
  view,
  agentName,
  now,
}: {
  row: ConversationRow
  view: CaseView
  agentName: (id: string) => string
  now: number
}) {
  const desk = useDesk()
  const livePage = useDeskState((state) => state.pages.get(row.id))
  const [large, setLarge] = useState(false)
  const page = view.page ?? view.handoff?.package?.page ?? null
  const trail: readonly TrailEntry[] = page?.trail ?? []
  const failure = lastFailure(trail)
  const frozenId = view.capture && 'captureId' in view.capture ? view.capture.captureId : null
  const frozen = useQuery({ ...captureQuery(frozenId ?? ''), enabled: frozenId !== null })
  const followed = view.follow?.status === 'allowed' && view.follow.agentId === desk.me.id
  const live = followed ? livePage : undefined
  const capture = live?.capture ?? frozen.data?.capture ?? null
  const who = firstName(row)
  const mine = row.status === 'open' && row.holder.kind === 'agent' && row.holder.id === desk.me.id
  const movedOn = !live && capture !== null && hasMovedOn(capture, page)

  return (
    <>
      {page && <PagePart page={page} now={now} />}
      <div className="mt-2" data-capture={live ? 'live' : frozenId}>
        {view.follow && view.follow.status !== 'refused' && view.follow.status !== 'ended' && (
          <FollowLine {...followProps()} />
        )}
        {picture()}
        {capture && (
          <p className="mt-1 text-11 text-text-3">
            {live ? (
              <>
                As {who} sees it now · {capture.masked} masked
              </>
            ) : (
              frozenWords(capture, now)
            )}
          </p>
        )}
        {movedOn && (
          <p className="mt-1 text-11 text-amber-text">
            {capital(who)} has gone to another page since. It was frozen on “{capture.title || capture.url}”.
          </p>
        )}
        {failure && (
          <section aria-label="Last error" className="mt-2 rounded-control bg-red-tint px-2 py-1">
            <TrailRow entry={failure} now={now} as="p" />
          </section>
        )}
        {(!view.follow || view.follow.status === 'refused' || view.follow.status === 'ended') && page && (
          <FollowLine {...followProps()} />
        )}
      </div>
      {trail.length > 0 && <TrailList trail={trail} now={now} />}
      {large && capture && (
        <PageDialog
          row={row}
          capture={capture}
          captureId={live ? null : frozenId}
          live={live !== undefined}
          movedOn={movedOn}
          mine={mine}
          trail={trail}
          now={now}
          onStop={() => void desk.stopFollow(row)}
          onClose={() => setLarge(false)}
        />
      )}
    </>
  )

  function followProps() {
    return {
      follow: view.follow,
      who,
      mine,
      myId: desk.me.id,
      agentName,
      onAsk: () => void desk.askToFollow(row),
      onStop: () => void desk.stopFollow(row),
    }
  }

  function picture() {
    if (capture) return <PagePicture capture={capture} name={`Page of ${who}`} onOpen={() => setLarge(true)} />
    if (followed || (frozenId !== null && frozen.isPending)) {
      return (
        <div className="h-36 overflow-hidden rounded-control">
          <PictureLoading />
        </div>
      )
    }
    if (frozen.isError) {
      return (
        <NoPicture>
          The picture of the page could not be loaded.{' '}
          <button type="button" className="font-medium underline" onClick={() => void frozen.refetch()}>
            Try again
          </button>
        </NoPicture>
      )
    }
    if (view.capture && 'refused' in view.capture)
      return <NoPicture>{refusalWords(view.capture.refused, capital(who))}</NoPicture>
    return null
  }
}
