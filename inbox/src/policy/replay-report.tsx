import type { PolicyReplay } from '@baton/protocol'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { customerName } from '../conversation/customer-name.ts'
import { useDeskState } from '../sync/use-desk.ts'
import { Segments } from '../ui/segments.tsx'
import { CostCurve } from './cost-curve.tsx'
import { exampleWords, minutes } from './policy-words.ts'

/** Which conversations it would have changed, and what all of it would have cost. */
export function ReplayReport({ report }: { report: PolicyReplay }) {
  const { conversations, cost, agentMinutes, handedOff, unknown } = report
  const change = cost.before === 0 ? 0 : (cost.after - cost.before) / cost.before
  const moved = [
    ['Earlier', report.earlier],
    ['Later', report.later],
    ['Not at all', report.notAtAll],
    ['Newly', report.newly],
  ] as const
  return (
    <>
      <div>
        <p className="text-24 font-semibold tabular-nums">
          {Math.abs(change) < 0.005 ? 'No change' : `${change < 0 ? '−' : '+'}${Math.round(Math.abs(change) * 100)} %`}
        </p>
        <p className="text-text-2">
          in expected cost over {conversations} conversations: {minutes(cost.before)} now, {minutes(cost.after)} then.
        </p>
      </div>
      <dl className="grid grid-cols-4 gap-2">
        {moved.map(([name, count]) => (
          <div key={name}>
            <dt className="text-11 text-text-3">{name}</dt>
            <dd className="text-18 font-semibold tabular-nums">{count}</dd>
          </div>
        ))}
      </dl>
      <dl className="flex flex-col gap-1">
        <Row name="Go to a person" now={String(handedOff.before)} then={String(handedOff.after)} />
        <Row name="Work of people" now={minutes(agentMinutes.before)} then={minutes(agentMinutes.after)} />
      </dl>
      {unknown > 0 && (
        <p className="text-text-2">
          Of {unknown} nobody said how they ended: they count by expectation, and not as solved.
        </p>
      )}
      <CostCurve curve={report.curve} />
      <Groups report={report} />
      <Examples examples={report.examples} />
    </>
  )
}

function Row({ name, now, then }: { name: string; now: string; then: string }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="min-w-0 flex-1 text-text-2">{name}</dt>
      <dd className="tabular-nums">
        <span className="text-text-2">{now} → </span>
        <span className="font-medium">{then}</span>
      </dd>
    </div>
  )
}

function Groups({ report }: { report: PolicyReplay }) {
  const [by, setBy] = useState<'byTier' | 'byIntent'>('byTier')
  const groups = report[by].slice(0, 8)
  return (
    <div>
      <Segments
        label="Cost by"
        value={by}
        choices={[
          { value: 'byTier', name: 'By tier' },
          { value: 'byIntent', name: 'By intent' },
        ]}
        onChange={setBy}
      />
      {groups.length === 0 ? (
        <p className="mt-2 text-text-2">Nothing is known of it yet.</p>
      ) : (
        <table className="mt-2 w-full text-left tabular-nums">
          <thead className="text-11 text-text-3">
            <tr>
              <th className="py-1 font-medium">{by === 'byTier' ? 'Tier' : 'Intent'}</th>
              <th className="py-1 text-right font-medium">To a person</th>
              <th className="py-1 text-right font-medium">Cost, min</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ name, conversations, handedOff, cost }) => (
              <tr key={name} className="border-t border-line">
                <td className="max-w-32 truncate py-1.5" title={`${name}, ${conversations} conversations`}>
                  {name}
                </td>
                <td className="py-1.5 text-right">
                  {handedOff.before} → {handedOff.after}
                </td>
                <td className="py-1.5 text-right">
                  {Math.round(cost.before)} → {Math.round(cost.after)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

function Examples({ examples }: { examples: PolicyReplay['examples'] }) {
  const rows = useDeskState((state) => state.conversations)
  if (examples.length === 0) return <p className="text-text-2">No conversation would have gone otherwise.</p>
  return (
    <div>
      <h4 className="mb-1 text-11 font-semibold text-text-3">To read</h4>
      <ul>
        {examples.slice(0, 8).map(({ id, what, turn, actual, reason }) => {
          const row = rows.get(id)
          return (
            <li key={id} className="border-t border-line first:border-t-0">
              <Link
                to="/c/$conversationId"
                params={{ conversationId: id }}
                className="-mx-1 flex min-h-9 items-baseline gap-2 rounded-control px-1 py-1.5 hover:bg-hover"
              >
                <span className="w-20 shrink-0 font-medium">{exampleWords[what]}</span>
                <span className="min-w-0 flex-1 truncate">{row ? (row.problem ?? customerName(row)) : id}</span>
                <span className="shrink-0 text-text-2 tabular-nums" title={reason?.replaceAll('-', ' ')}>
                  {place(actual)} → {place(turn)}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

const place = (turn: number | null) => (turn === null ? 'never' : `message ${turn + 1}`)
