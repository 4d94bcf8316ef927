import type { FeedbackFigures } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import type { SaidWhich } from '../sync/feedback-queries.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

/** What was said where a person had it, or where none had: the two shares, what they are shares of, and the way to what is behind them. */
export function Figures({
  about,
  figures,
  onOpen,
}: {
  about: 'handoff' | 'assistant'
  figures: FeedbackFigures
  onOpen: (which: SaidWhich) => void
}) {
  const { asked, rated, satisfied, csat, answered, repeated, repeatedALittle, repeatRate } = figures
  const unhappy = rated - satisfied
  return (
    <Panel
      title={about === 'handoff' ? 'After a handoff' : 'The assistant alone'}
      aside={
        <WhyNote about={about === 'handoff' ? 'who was asked about the handoff' : 'who was asked about the assistant'}>
          <p>
            {about === 'handoff'
              ? 'Customers whose conversation a person had before it ended. They are asked about that person taking over, by name.'
              : 'Customers whose conversation ended without a person.'}
          </p>
          <p className="mt-2">
            {asked} were asked at the end, {rated} said how good it was. Spam, duplicates and drills are not asked.
          </p>
        </WhyNote>
      }
    >
      <dl className="grid grid-cols-2 gap-4">
        <Share
          name="Satisfied (CSAT)"
          definition="4 or 5 of 5, of those who gave a mark. The last mark of each end counts."
          value={csat}
          of={rated}
          kind={`${about}-csat`}
        >
          {unhappy > 0 && (
            <Button look="ghost" className="-ml-3" onClick={() => onOpen({ about, satisfied: 'false' })}>
              {unhappy} not satisfied
            </Button>
          )}
        </Share>
        <Share
          name="Had to repeat"
          definition="“Yes” or “a little” to “Did you have to repeat yourself?”, of those who answered it."
          value={repeatRate}
          of={answered}
          kind={`${about}-repeat`}
        >
          {repeated > 0 ? (
            <Button look="ghost" className="-ml-3" onClick={() => onOpen({ about, repeated: 'yes' })}>
              {repeated} yes, {repeatedALittle} a little
            </Button>
          ) : (
            <span className="text-11 text-text-3">{repeatedALittle} a little</span>
          )}
        </Share>
      </dl>
      <Button look="ghost" className="mt-2 -ml-3" disabled={rated === 0} onClick={() => onOpen({ about })}>
        All that was said
      </Button>
    </Panel>
  )
}

function Share({
  name,
  definition,
  value,
  of,
  kind,
  children,
}: {
  name: string
  definition: string
  value: number | null
  of: number
  kind: string
  children: React.ReactNode
}) {
  return (
    <div className="min-w-0">
      <dt className="flex items-center gap-1 text-text-2">
        <span className="min-w-0">{name}</span>
        <WhyNote about={name}>
          <p>{definition}</p>
        </WhyNote>
      </dt>
      <dd>
        <span className="block text-24 font-semibold tabular-nums" data-figure={kind}>
          {shareWords(value)}
        </span>
        <span className="block text-11 text-text-3 tabular-nums">of {of}</span>
        {children}
      </dd>
    </div>
  )
}
