import type { PackagePart } from '@baton/engine'
import { useQuery } from '@tanstack/react-query'
import { AccountPart } from '../handoff/account-part.tsx'
import { AttemptList } from '../handoff/attempt-list.tsx'
import { FactChips } from '../handoff/fact-chips.tsx'
import { reasonSentence, subjectOf, type ReasonNames } from '../handoff/reason-sentence.ts'
import { ToneLine } from '../handoff/tone-line.tsx'
import { Wanted } from '../handoff/wanted.tsx'
import { countWords } from '../insights/words.ts'
import { PagePart } from '../page/page-part.tsx'
import { PagePicture } from '../page/page-picture.tsx'
import type { PackageOnWire } from '../sync/package-on-wire.ts'
import { captureQuery } from '../sync/queries.ts'

/** What came along of one part, without a word on how it was counted. */
export function PartContent({
  part,
  package: pkg,
  names,
  now,
  onPicture,
}: {
  part: PackagePart
  package: PackageOnWire
  names: ReasonNames
  now: number
  onPicture: () => void
}) {
  switch (part) {
    case 'transcript':
      return <p>{countWords(pkg.whole.transcript.messages, 'message')} came along: compare the thread.</p>
    case 'wanted':
      return pkg.summary.wanted || pkg.summary.problem.length > 0 || subjectOf(pkg.reason) ? (
        <Wanted summary={pkg.summary} subject={subjectOf(pkg.reason)} now={now} />
      ) : (
        <Nothing />
      )
    case 'attempts':
      return pkg.attempts.length > 0 ? (
        <AttemptList attempts={pkg.attempts} />
      ) : (
        <Nothing>Nothing that was tried came along.</Nothing>
      )
    case 'reason':
      return <p>{reasonSentence(pkg.reason, names)}</p>
    case 'account':
      return pkg.account ? <AccountPart account={pkg.account} now={now} /> : <Nothing />
    case 'page':
      return pkg.page ? <PagePart page={pkg.page} now={now} /> : <Nothing />
    case 'facts':
      return pkg.facts.length > 0 ? <FactChips facts={pkg.facts} now={now} /> : <Nothing />
    case 'intent':
      return pkg.intent?.name ? <p>{pkg.intent.name}</p> : <Nothing />
    case 'tone':
      return <Tone tone={pkg.tone} />
    case 'capture':
      return pkg.page?.captureId ? <Picture id={pkg.page.captureId} onOpen={onPicture} /> : <Nothing />
  }
}

function Nothing({ children = 'Nothing came along.' }: { children?: string }) {
  return <p className="text-text-3">{children}</p>
}

function Tone({ tone }: { tone: PackageOnWire['tone'] }) {
  if (!tone) return <Nothing />
  if (tone.frustration < 0.5 && tone.urgency < 0.5) return <p>Calm, and not urgent.</p>
  return <ToneLine tone={tone} />
}

function Picture({ id, onOpen }: { id: string; onOpen: () => void }) {
  const frozen = useQuery(captureQuery(id))
  if (frozen.isPending) return <p className="text-text-3">The picture is on its way.</p>
  if (frozen.isError) return <Nothing>A picture came along, and is not there any more.</Nothing>
  return (
    <div className="max-w-80">
      <PagePicture capture={frozen.data.capture} name="Page of the customer" onOpen={onOpen} />
    </div>
  )
}
