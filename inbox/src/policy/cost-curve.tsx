import type { PolicyReplay } from '@baton/protocol'
import { minutes } from './policy-words.ts'

type Curve = PolicyReplay['curve']
const [width, height, edge] = [360, 96, 6] as const

/** It costs less; of those that cost the same the one that asks for least. */
const isBetter = (a: Curve[number], b: Curve[number]) =>
  a.cost < b.cost || (a.cost === b.cost && Math.abs(a.margin) < Math.abs(b.margin))

/** What other margins would have cost: the lowest point is where the past says that it should stand. */
export function CostCurve({ curve }: { curve: Curve }) {
  const [first] = curve
  if (!first || curve.length < 2) return null
  const best = curve.reduce((least, each) => (isBetter(each, least) ? each : least), first)
  const [low, high] = [best.cost, Math.max(...curve.map(({ cost }) => cost))]
  const [left, right] = [first.margin, curve.at(-1)?.margin ?? first.margin]
  const x = ({ margin }: Curve[number]) => edge + ((margin - left) / (right - left || 1)) * (width - 2 * edge)
  const y = ({ cost }: Curve[number]) => height - edge - ((cost - low) / (high - low || 1)) * (height - 2 * edge)
  return (
    <figure>
      <figcaption className="mb-1 text-11 text-text-3">
        Expected cost by “cheaper by at least”: least at {minutes(best.margin)}, with {best.handedOff} to a person
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} className="w-full overflow-visible" aria-hidden>
        <line x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} className="stroke-line" />
        <polyline
          points={curve.map((each) => `${x(each).toFixed(1)},${y(each).toFixed(1)}`).join(' ')}
          className="fill-none stroke-accent"
          strokeWidth={2}
          strokeLinejoin="round"
        />
        <circle cx={x(best)} cy={y(best)} r={4} className="fill-accent" />
      </svg>
      <p className="flex justify-between text-11 text-text-3 tabular-nums" aria-hidden>
        <span>{minutes(left)}</span>
        <span>{minutes(right)}</span>
      </p>
      <table className="sr-only">
        <tbody>
          {curve.map(({ margin, cost, handedOff }) => (
            <tr key={margin}>
              <th>{minutes(margin)}</th>
              <td>{minutes(cost)}</td>
              <td>{handedOff} to a person</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
