import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { countOf, shareWords, versionName, type Learning } from './words.ts'

type Calibration = NonNullable<Learning['calibration']>
const [side, left, bottom] = [200, 34, 22] as const
const x = (share: number) => left + share * (side - left - 8)
const y = (share: number) => 8 + (1 - share) * (side - bottom - 8)

/** Whether “70 %” comes true seven times of ten: what was said beside what came, for the live version and the one in shadow. */
export function CalibrationPlot({ live, shadow }: { live: Calibration | null; shadow: Calibration | null }) {
  const shown = [live, shadow].filter((each) => each !== null)
  return (
    <Panel
      title="Does it come true?"
      aside={
        <WhyNote about="Does it come true?">
          <p>
            Decisions whose outcome is known, in bands of the chance that was said, and none that the version had
            learned from. On the line, 70 % comes true seven times of ten; below it, it promises too much. The larger,
            the more decisions.
          </p>
        </WhyNote>
      }
    >
      {shown.length === 0 ? (
        <p className="text-text-2">It shows once outcomes are known.</p>
      ) : (
        <div className="flex flex-wrap items-start gap-x-6 gap-y-2">
          <svg viewBox={`0 0 ${side} ${side}`} className="w-full max-w-65 overflow-visible" aria-hidden>
            {[0, 0.5, 1].map((at) => (
              <g key={at} className="fill-text-3 text-[9px]">
                <line x1={x(0)} x2={x(1)} y1={y(at)} y2={y(at)} className="stroke-line" />
                <text x={x(0) - 4} y={y(at) + 3} textAnchor="end">
                  {at * 100} %
                </text>
                <text x={x(at)} y={side - 8} textAnchor="middle">
                  {at * 100} %
                </text>
              </g>
            ))}
            <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="stroke-line-strong" strokeDasharray="3 3" />
            {shown.map((each) => (
              <Points key={each.version} of={each} isLive={each === live} />
            ))}
          </svg>
          <ul className="flex flex-col gap-2 text-11 text-text-2 tabular-nums">
            {shown.map((each) => (
              <li key={each.version}>
                <p className="flex items-center gap-1.5 font-medium text-text">
                  <Mark isLive={each === live} /> {versionName(each.version)}
                  {each === live ? ', live' : ', in shadow'}
                </p>
                <p>{shareWords(each.ece)} off on average</p>
                <p>Brier {each.brier.toFixed(3)} (0.25 says nothing)</p>
                <p>{countOf(each.count, 'decision')}</p>
              </li>
            ))}
            <li className="text-text-3">across: said · up: came true</li>
          </ul>
          {shown.map((each) => (
            <div key={each.version} className="sr-only">
              <table>
                <caption>{versionName(each.version)}: what was said, and what came</caption>
                <tbody>
                  {each.bins.map(({ from, said, came, count }) => (
                    <tr key={from}>
                      <th>{shareWords(said)} said</th>
                      <td>{shareWords(came)} came true</td>
                      <td>{countOf(count, 'decision')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          ))}
        </div>
      )}
    </Panel>
  )
}

function Points({ of: { bins }, isLive }: { of: Calibration; isLive: boolean }) {
  const some = bins.filter(({ count }) => count > 0)
  const most = Math.max(1, ...some.map(({ count }) => count))
  const stroke = isLive ? 'stroke-text-3' : 'stroke-accent'
  return (
    <g className={`${stroke} ${isLive ? 'fill-surface' : 'fill-accent'}`}>
      <polyline
        points={some.map(({ said, came }) => `${x(said).toFixed(1)},${y(came).toFixed(1)}`).join(' ')}
        fill="none"
      />
      {some.map(({ from, said, came, count }) => (
        <circle key={from} cx={x(said)} cy={y(came)} r={2 + 4 * Math.sqrt(count / most)} strokeWidth={1.5} />
      ))}
    </g>
  )
}

const Mark = ({ isLive }: { isLive: boolean }) => (
  <span
    aria-hidden
    className={`size-2.5 rounded-full border-[1.5px] ${isLive ? 'border-text-3 bg-surface' : 'border-accent bg-accent'}`}
  />
)
