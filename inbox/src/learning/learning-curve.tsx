import { Panel } from '../ui/panel.tsx'
import { WhyNote } from '../ui/why-note.tsx'
import { countOf, type Learning } from './words.ts'

type Point = Learning['curve'][number]
const [width, height, edge] = [360, 130, 6] as const
const lines = [
  {
    of: 'shipped',
    name: 'what ships',
    look: 'stroke-line-strong',
    dash: '2 3',
    swatch: 'border-dotted border-line-strong',
  },
  { of: 'live', name: 'what was live', look: 'stroke-text-3', dash: '6 4', swatch: 'border-dashed border-text-3' },
  {
    of: 'learned',
    name: 'what is learned',
    look: 'stroke-accent',
    dash: undefined,
    swatch: 'border-solid border-accent',
  },
] as const

/** How wrong it was on conversations before it had learned from them: it should go down. */
export function LearningCurve({ curve }: { curve: readonly Point[] }) {
  const [first] = curve
  const last = curve.at(-1)
  const all = curve.flatMap(({ learned, live, shipped }) => [learned, live, shipped])
  const [low, high] = [Math.min(...all), Math.max(...all)]
  const x = (place: number) => edge + (place / Math.max(1, curve.length - 1)) * (width - 2 * edge)
  const y = (loss: number) => edge + ((high - loss) / (high - low || 1)) * (height - 2 * edge)
  return (
    <Panel
      title="Does it learn?"
      aside={
        <WhyNote about="Does it learn?">
          <p>
            The mean log-loss of the chances, each on conversations that it had not learned from. Lower is better; 0.69
            is a coin.
          </p>
        </WhyNote>
      }
    >
      {!first || !last || curve.length < 2 ? (
        <p className="text-text-2">It shows once it has been learned from more than once.</p>
      ) : (
        <figure>
          <svg viewBox={`0 0 ${width} ${height}`} className="w-full overflow-visible" aria-hidden>
            <line x1={edge} x2={width - edge} y1={height - edge} y2={height - edge} className="stroke-line" />
            {lines.map(({ of, look, dash }) => (
              <polyline
                key={of}
                points={curve.map((point, place) => `${x(place).toFixed(1)},${y(point[of]).toFixed(1)}`).join(' ')}
                className={`fill-none ${look}`}
                strokeWidth={2}
                strokeDasharray={dash}
                strokeLinejoin="round"
              />
            ))}
          </svg>
          <p className="flex justify-between text-11 text-text-3 tabular-nums" aria-hidden>
            <span>{countOf(first.labels, 'conversation')}</span>
            <span>{last.labels.toLocaleString('en')}</span>
          </p>
          <figcaption className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-11 text-text-2 tabular-nums">
            {lines.map(({ of, name, swatch }) => (
              <span key={of} className="flex items-center gap-1.5">
                <span aria-hidden className={`w-4 border-t-2 ${swatch}`} /> {name} {last[of].toFixed(3)}
              </span>
            ))}
          </figcaption>
          <div className="sr-only">
            <table>
              <caption>Log-loss by conversations that taught something</caption>
              <tbody>
                {curve.map((point) => (
                  <tr key={point.labels}>
                    <th>{point.labels}</th>
                    {lines.map(({ of, name }) => (
                      <td key={of}>
                        {name} {point[of].toFixed(3)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </figure>
      )}
    </Panel>
  )
}
