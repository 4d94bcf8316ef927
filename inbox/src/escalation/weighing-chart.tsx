import type { Outcome, Weighing } from '@baton/engine'
import { classes } from '../ui/classes.ts'
import { minutesWords, outcomeNames, standingOut } from './weighing-words.ts'

const order: readonly Outcome[] = ['go-on', 'ask', 'offer', 'hand-off']

/** What each choice was expected to cost, to scale; what was done is marked. Beneath, what stood out in the reading. */
export function WeighingChart({ weighing }: { weighing: Weighing }) {
  const rows = order.flatMap((outcome) => {
    const cost = weighing.costs[outcome]
    return cost === null || cost === undefined ? [] : [{ outcome, cost }]
  })
  const most = Math.max(...rows.map(({ cost }) => cost), 0.1)
  const standing = standingOut(weighing)
  return (
    <div className="mt-3 flex flex-col gap-3">
      <figure>
        <figcaption className="mb-1 text-11 text-text-3">Expected cost, in minutes of an agent’s work</figcaption>
        <ul className="flex flex-col gap-1">
          {rows.map(({ outcome, cost }) => (
            <Row
              key={outcome}
              name={outcomeNames[outcome]}
              share={cost / most}
              figure={minutesWords(cost)}
              chosen={outcome === weighing.outcome}
            />
          ))}
        </ul>
      </figure>
      {standing.length > 0 && (
        <figure>
          <figcaption className="mb-1 text-11 text-text-3">What stood out, from 0 to 1</figcaption>
          <ul className="flex flex-col gap-1">
            {standing.map(({ name, value }) => (
              <Row key={name} name={name} share={value} figure={value.toFixed(2)} />
            ))}
          </ul>
        </figure>
      )}
    </div>
  )
}

function Row({ name, share, figure, chosen }: { name: string; share: number; figure: string; chosen?: boolean }) {
  return (
    <li className="grid grid-cols-[minmax(0,9.5rem)_minmax(0,1fr)_3.5rem] items-center gap-2">
      <span className={classes('truncate', chosen ? 'font-medium' : 'text-text-2')} title={name}>
        {name}
        {chosen && <span className="sr-only">, chosen</span>}
      </span>
      <span aria-hidden className="h-2 rounded-full bg-sunken">
        <span
          className={classes('block h-2 rounded-full', chosen ? 'bg-accent' : 'bg-line-strong')}
          style={{ width: `${Math.max(2, Math.min(100, share * 100))}%` }}
        />
      </span>
      <span className={classes('text-right tabular-nums', chosen ? 'font-medium' : 'text-text-2')}>{figure}</span>
    </li>
  )
}
