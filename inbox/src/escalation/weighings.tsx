import { useState } from 'react'
import type { WeighingView } from '../handoff/case-view.ts'
import { classes } from '../ui/classes.ts'
import { timeWords } from '../ui/clock-words.ts'
import { WeighingChart } from './weighing-chart.tsx'
import { outcomeNames, percentWords, tipSentence, weighingSentence } from './weighing-words.ts'

/** The decisions of an episode, a column for each turn; the one that is chosen, at first the newest, stands beneath with its numbers. */
export function Weighings({ weighings }: { weighings: readonly WeighingView[] }) {
  const [chosen, setChosen] = useState<number | null>(null)
  const shown = weighings.find(({ seq }) => seq === chosen) ?? weighings.at(-1)
  if (!shown) return null
  const tip = tipSentence(shown.weighing)
  return (
    <div>
      {weighings.length > 1 && <Turns weighings={weighings} chosen={shown.seq} onChoose={setChosen} />}
      <p>{weighingSentence(shown.weighing, shown.heldBack)}</p>
      <WeighingChart weighing={shown.weighing} />
      {tip && <p className="mt-3 text-text-2">{tip}</p>}
      {shown.shadow && (
        <p className="mt-1 text-text-2">
          Policy {shown.shadow.policy}, in shadow, would have chosen “
          {(outcomeNames[shown.shadow.outcome] ?? shown.shadow.outcome).toLowerCase()}”.
        </p>
      )}
      <p className="mt-2 text-11 text-text-3">
        Policy {shown.weighing.policy} · estimator {shown.weighing.model}
      </p>
    </div>
  )
}

/** The chance that the assistant resolves it alone, turn by turn. */
function Turns({
  weighings,
  chosen,
  onChoose,
}: {
  weighings: readonly WeighingView[]
  chosen: number
  onChoose: (seq: number) => void
}) {
  return (
    <fieldset aria-label="Turns" className="mb-3 min-w-0">
      <div className="flex h-14 items-end gap-1 overflow-x-auto">
        {weighings.map(({ seq, at, weighing, heldBack }, place) => {
          const about = `Turn ${place + 1}, ${timeWords(Date.parse(at))}: ${heldBack ? 'held back' : (outcomeNames[weighing.outcome]?.toLowerCase() ?? weighing.outcome)}, chance ${percentWords(weighing.resolves)}`
          return (
            <button
              key={seq}
              type="button"
              aria-label={about}
              aria-pressed={seq === chosen}
              title={about}
              onClick={() => onChoose(seq)}
              className="flex h-full w-8 shrink-0 items-end rounded-control bg-sunken hover:bg-hover"
            >
              <span
                className={classes(
                  'block w-full rounded-control',
                  seq === chosen ? 'bg-accent' : weighing.outcome === 'hand-off' ? 'bg-amber' : 'bg-line-strong',
                )}
                style={{ height: `${Math.max(4, weighing.resolves * 100)}%` }}
              />
            </button>
          )
        })}
      </div>
      <p className="mt-1 text-11 text-text-3">The chance that the assistant resolves it alone, turn by turn</p>
    </fieldset>
  )
}
