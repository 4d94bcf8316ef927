import type { Agreement } from '@baton/protocol'
import { countWords, shareWords } from '../insights/words.ts'
import { partWords } from '../handoff/missing-words.ts'
import type { CallAnswer } from '../sync/call-api.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'

/** How far people agree with what was computed: this week, and the twelve weeks up to it. Said once somebody has graded. */
export function AgreementPanel({ audit: { agreement, overall } }: { audit: CallAnswer<'getAudit'> }) {
  return (
    <Panel
      title="Agreement"
      about="How far people who graded say what was computed."
      aside={
        <WhyNote about="what agreement means">
          <p>Equal: the share of grades that say what was computed.</p>
          <p className="mt-2">
            Kappa: agreement beyond what chance would give, 1 at most. Above 0.6 is usually called good; below 0.4 the
            score should not be trusted yet.
          </p>
          <p className="mt-2">Correlation: of the computed score with the one from the grades, over handoffs.</p>
        </WhyNote>
      }
    >
      {overall.handoffs === 0 ? (
        <p className="text-text-2">
          Nobody has graded yet. Grade the first handoff, and what was computed is told beside it.
        </p>
      ) : (
        <>
          <table className="w-full max-w-140 text-left tabular-nums">
            <thead className="text-11 text-text-3">
              <tr>
                <th className="py-1 font-medium">Span</th>
                <th className="py-1 text-right font-medium">Readings</th>
                <th className="py-1 text-right font-medium">Equal</th>
                <th className="py-1 text-right font-medium">Kappa</th>
                <th className="py-1 text-right font-medium">Correlation</th>
              </tr>
            </thead>
            <tbody>
              <Line name="This week" of={agreement} />
              <Line name="Twelve weeks" of={overall} />
            </tbody>
          </table>
          <p className="mt-2 text-text-2" data-verdict>
            {verdict(overall)}
          </p>
          <Parts parts={overall.parts} />
        </>
      )}
    </Panel>
  )
}

function Line({ name, of }: { name: string; of: Agreement }) {
  return (
    <tr className="border-t border-line">
      <td className="py-1.5">{name}</td>
      <td className="py-1.5 text-right">{of.handoffs}</td>
      <td className="py-1.5 text-right">{of.handoffs === 0 ? '–' : shareWords(of.equal)}</td>
      <td className="py-1.5 text-right">{of.kappa?.toFixed(2) ?? '–'}</td>
      <td className="py-1.5 text-right">{of.correlation?.toFixed(2) ?? '–'}</td>
    </tr>
  )
}

/** The parts on which people and score differ, the most first. */
function Parts({ parts }: { parts: Agreement['parts'] }) {
  const differing = parts.filter(({ equal }) => equal < 1).sort((a, b) => a.equal - b.equal)
  if (differing.length === 0) return <p className="mt-2 text-text-2">On every part people say what was computed.</p>
  return (
    <ul aria-label="Where they differ" className="mt-3 flex flex-col gap-1">
      {differing.map(({ part, equal, tooGood, tooBad, wrong }) => (
        <li key={part} className="flex flex-wrap gap-x-2">
          <span className="font-medium">{partWords(part)}</span>
          <span className="text-text-2 tabular-nums">
            {[
              `${shareWords(equal)} equal`,
              tooGood > 0 ? `computed as more than was found: ${tooGood}` : '',
              tooBad > 0 ? `as less: ${tooBad}` : '',
              wrong > 0 ? `there and wrong: ${wrong}` : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What the figures say, in a sentence: kappa by the bands of Landis and Koch (1977), where there are readings enough. */
export function verdict({ handoffs, kappa }: Agreement): string {
  if (kappa === null || handoffs < 5)
    return `${countWords(handoffs, 'reading')} so far: too few to say whether the score is right.`
  if (kappa > 0.6) return 'People mostly say what was computed: the score can be used.'
  return kappa > 0.4
    ? 'People and score agree in part: look at where they differ before acting on it.'
    : 'People and score differ too often: do not act on the score alone.'
}
