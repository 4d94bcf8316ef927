import type { Simulation, SimulationResult, StaffingFigures } from '@baton/protocol'
import { shareWords } from '../insights/words.ts'
import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { SmallMultiples } from './small-multiples.tsx'
import { formulaWords, honestWords, minutesWords, resultWords, versionWords, type NameOf } from './words.ts'

/** What came of it: one sentence, the figures, the day in small pictures, and how far to believe it. */
export function Outcome({
  simulation,
  result,
  nameOf,
}: {
  simulation: Simulation
  result: SimulationResult
  nameOf: NameOf
}) {
  const { before, after } = result
  const honest = honestWords(result)
  return (
    <>
      <Panel title="What it comes to" flush>
        <p className="px-4 pb-3 text-15" data-result>
          {resultWords(simulation, nameOf)}
        </p>
        <FiguresTable result={result} target={simulation.asked.targetMinutes} />
      </Panel>
      <SmallMultiples before={before} after={after} />
      <Panel title="How far to believe it" aside={<BasisNote result={result} />}>
        <p className={honest.good ? '' : 'border-l-2 border-amber pl-3'} data-honest>
          {honest.words}
        </p>
        <p className="mt-2 text-text-2">{formulaWords(after ?? before)}</p>
      </Panel>
    </>
  )
}

function FiguresTable({
  result: { real, before, after, policies },
  target,
}: {
  result: SimulationResult
  target: number
}) {
  const { ranges } = after ?? before
  const rows: [
    string,
    (figures: StaffingFigures) => string,
    { low: number; high: number } | null,
    (n: number) => string,
  ][] = [
    ['Mean wait', ({ meanWait }) => minutesWords(meanWait), ranges.meanWait, minutesWords],
    ['Four of five wait up to', ({ p80 }) => minutesWords(p80), ranges.p80, minutesWords],
    ['One in twenty waits beyond', ({ p95 }) => minutesWords(p95), null, minutesWords],
    [`Answered within ${minutesWords(target)}`, ({ inTime }) => shareWords(inTime), ranges.inTime, shareWords],
    ['Left unanswered', ({ abandoned }) => shareWords(abandoned), ranges.abandoned, shareWords],
  ]
  return (
    <div className="overflow-x-auto px-4 pb-3">
      <table className="w-full text-left whitespace-nowrap tabular-nums">
        <thead className="text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">{Math.round(before.figures.arrivals)} customers</th>
            <th className="py-1 pl-4 text-right max-desk:pl-2 font-medium max-desk:hidden">What happened</th>
            <th className="py-1 pl-4 text-right max-desk:pl-2 font-medium">
              As it was
              <PolicyName policies={policies} which="before" />
            </th>
            {after && (
              <th className="py-1 pl-4 text-right max-desk:pl-2 font-medium">
                With the change
                <PolicyName policies={policies} which="after" />
              </th>
            )}
            <th className="py-1 pl-4 text-right max-desk:pl-2 font-medium max-desk:hidden">Eight of ten times</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, words, range, say]) => (
            <tr key={name} className="border-t border-line">
              <td className="py-1.5 whitespace-normal">{name}</td>
              <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-2 max-desk:hidden">{words(real)}</td>
              <td className="py-1.5 pl-4 text-right max-desk:pl-2">{words(before.figures)}</td>
              {after && <td className="py-1.5 pl-4 text-right max-desk:pl-2 font-semibold">{words(after.figures)}</td>}
              <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-3 max-desk:hidden">
                {range ? `${say(range.low)} – ${say(range.high)}` : ''}
              </td>
            </tr>
          ))}
          <tr className="border-t border-line">
            <td className="py-1.5 whitespace-normal">Time on cases</td>
            <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-3 max-desk:hidden">not known</td>
            <td className="py-1.5 pl-4 text-right max-desk:pl-2">{shareWords(before.utilisation)}</td>
            {after && (
              <td className="py-1.5 pl-4 text-right max-desk:pl-2 font-semibold">{shareWords(after.utilisation)}</td>
            )}
            <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-3 max-desk:hidden">
              {shareWords(ranges.utilisation.low)} – {shareWords(ranges.utilisation.high)}
            </td>
          </tr>
          <tr className="border-t border-line">
            <td className="py-1.5 whitespace-normal">Hours at work</td>
            <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-3 max-desk:hidden">not known</td>
            <td className="py-1.5 pl-4 text-right max-desk:pl-2">{Math.round(before.hours)}</td>
            {after && <td className="py-1.5 pl-4 text-right max-desk:pl-2 font-semibold">{Math.round(after.hours)}</td>}
            <td className="py-1.5 pl-4 text-right max-desk:pl-2 text-text-3 max-desk:hidden">as planned</td>
          </tr>
        </tbody>
      </table>
    </div>
  )
}

/** Which version routed, where they are two. */
function PolicyName({ policies, which }: { policies: SimulationResult['policies']; which: 'before' | 'after' }) {
  if (!policies || policies.before === policies.after) return null
  const version = policies[which]
  return (
    <span className="block font-normal" data-policy={version}>
      {version === 0 ? 'policy as shipped' : `policy version ${version}`}
    </span>
  )
}

function BasisNote({ result: { basis, policies } }: { result: SimulationResult }) {
  const { arrivals, closed, handled, patience, patienceMinutes, acceptMinutes, byShift, bySight } = basis
  return (
    <WhyNote about="what is played">
      <p>
        {arrivals} came to people{closed > 0 && `, ${closed} more while everything was closed, who are left out`}. Of{' '}
        {handled} it is known how long they took; the others are drawn like them.
      </p>
      <p className="mt-2">
        {patience === 'endless'
          ? 'Too few left to learn how patient people are: nobody leaves but those who did.'
          : `Patience ${minutesWords(patienceMinutes ?? 0)} in the mean, ${patience === 'learned' ? 'learned from those who left and those who did not' : 'as it was given'}.`}{' '}
        An offer is accepted after {minutesWords(acceptMinutes)}.
      </p>
      <p className="mt-2">
        {byShift} people by their shifts{bySight > 0 && `, ${bySight} without one from their first case to their last`}.
        Skills, teams and room are today’s
        {policies && `, and ${versionWords(policies.before)} routes, which was live when it was played`}.
      </p>
    </WhyNote>
  )
}
