import { Check, X } from 'lucide-react'
import { causeWords, partWords } from '../handoff/missing-words.ts'
import { ScoreRing } from '../insights/score-ring.tsx'
import type { CallAnswer } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Panel } from '../ui/panel.tsx'
import { computedWords, gradeWords, isEqual } from './grades.ts'

/** What was computed beside what the person said, part by part. */
export function GradedResult({
  result: { score, graded, parts },
  onNext,
  onBack,
  onAgain,
}: {
  result: CallAnswer<'gradeHandoff'>
  onNext: (() => void) | null
  onBack: () => void
  onAgain: () => void
}) {
  const equal = parts.filter(({ computed, grade }) => isEqual(computed, grade)).length
  return (
    <Panel
      title={equal === parts.length ? 'You say what was computed' : `On ${equal} of ${parts.length} parts you agree`}
      about={sentence(score, graded)}
    >
      <div className="flex gap-8 py-2">
        {[
          ['Computed', score],
          ['From your grades', graded],
        ].map(([name, value]) => (
          <div key={name} className="flex items-center gap-2">
            <ScoreRing score={Number(value)} size="small" />
            <span>
              <span className="block text-18 font-semibold tabular-nums">{value}</span>
              <span className="block text-11 text-text-3">{name}</span>
            </span>
          </div>
        ))}
      </div>
      <table className="w-full text-left">
        <thead className="text-11 text-text-3">
          <tr>
            <th className="py-1 font-medium">Part</th>
            <th className="py-1 font-medium">Computed</th>
            <th className="py-1 font-medium">You</th>
            <th className="w-6">
              <span className="sr-only">Agree</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, computed, cause, grade }) => {
            const same = isEqual(computed, grade)
            const Icon = same ? Check : X
            return (
              <tr key={part} className="border-t border-line" data-graded={part}>
                <td className="py-1.5 pr-2 font-medium">{partWords(part)}</td>
                <td className="py-1.5 pr-2 text-text-2">
                  {computedWords(computed)}
                  {cause && <span className="text-text-3"> · {causeWords(cause, part)}</span>}
                </td>
                <td className="py-1.5 pr-2">{gradeWords(grade)}</td>
                <td className="py-1.5">
                  <Icon
                    size={14}
                    strokeWidth={2.5}
                    aria-label={same ? 'agree' : 'differ'}
                    className={same ? 'text-green-text' : 'text-amber-text'}
                  />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <div className="mt-4 flex flex-wrap gap-2">
        {/* The deed is done, and this is where it goes on. */}
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus */}
        <Button look="primary" autoFocus onClick={onNext ?? onBack}>
          {onNext ? 'Grade the next' : 'See the agreement'}
        </Button>
        <Button look="ghost" onClick={onAgain}>
          Change the grades
        </Button>
      </div>
    </Panel>
  )
}

function sentence(score: number, graded: number): string {
  if (score === graded) return `Both come to ${score} of 100.`
  const by = Math.abs(score - graded)
  return `The score is ${by} ${score > graded ? 'more' : 'less'} than what you found.`
}
