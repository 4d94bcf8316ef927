import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSave } from '../people/use-save.ts'
import { LoadError, PanelsLoading } from '../places/load-state.tsx'
import { budgetsQuery, type Budgets } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { classes } from '../ui/classes.ts'
import { Choices } from '../ui/form.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { amountWords, readLimit, shareOf, type Measure } from './budget-words.ts'
import { modelWords } from './words.ts'

const periods = [
  { key: 'conversation', name: 'A conversation', used: 'dearest', about: 'The dearest of today' },
  { key: 'day', name: 'A day', used: 'day', about: 'Today, in UTC' },
  { key: 'month', name: 'A month', used: 'month', about: 'This month, in UTC' },
] as const
const measures: readonly { key: Measure; name: string; unit: string }[] = [
  { key: 'turns', name: 'Turns', unit: 'turns' },
  { key: 'tokens', name: 'Tokens', unit: 'tokens' },
  { key: 'dollars', name: 'Dollars', unit: 'US$' },
]

/** What models may cost here, what they have cost, and what happens beyond it. */
export function BudgetsPanel({ mayChange }: { mayChange: boolean }) {
  const budgets = useQuery(budgetsQuery)
  if (budgets.isPending) return <PanelsLoading label="Loading the budgets" heights={[320]} />
  if (budgets.isError)
    return (
      <LoadError what="The budgets could not be loaded" error={budgets.error} onAgain={() => void budgets.refetch()} />
    )
  return <Form budgets={budgets.data} mayChange={mayChange} />
}

type Draft = Record<string, string>
const keyOf = (period: string, measure: string) => `${period}.${measure}`

function draftOf(budgets: Budgets): Draft {
  return Object.fromEntries(
    periods.flatMap(({ key }) =>
      measures.map((each) => [keyOf(key, each.key), budgets[key][each.key]?.toString() ?? '']),
    ),
  )
}

function Form({ budgets, mayChange }: { budgets: Budgets; mayChange: boolean }) {
  const { busy, save } = useSave(['assistants'])
  const [draft, setDraft] = useState<Draft>(() => draftOf(budgets))
  const [whenSpent, setWhenSpent] = useState(budgets.whenSpent)
  const bad = Object.entries(draft).filter(([key, text]) => readLimit(text, key.endsWith('dollars')) === 'bad')
  async function put() {
    const limits = (period: string) => ({
      turns: limit(period, 'turns'),
      tokens: limit(period, 'tokens'),
      dollars: limit(period, 'dollars'),
    })
    const limit = (period: string, measure: string) => {
      const read = readLimit(draft[keyOf(period, measure)] ?? '', measure === 'dollars')
      return read === 'bad' ? null : read
    }
    const body = { conversation: limits('conversation'), day: limits('day'), month: limits('month'), whenSpent }
    if (await save('The budgets are as they were', () => callApi('putModelBudgets', { body })))
      toast('plain', 'The budgets are saved', 'They hold from the next call of the model on.')
  }
  return (
    <Panel
      title="Budgets"
      about={
        budgets.model
          ? `${modelWords(budgets.model)} answers. Empty is no limit.`
          : 'No model is set up: the built-in assistant answers, and costs nothing. What you set here holds once there is one.'
      }
      aside={<State budgets={budgets} />}
    >
      <div className="flex flex-col gap-5">
        <div className="grid gap-5 desk:grid-cols-3">
          {periods.map(({ key, name, used, about }) => (
            <fieldset key={key} disabled={!mayChange} className="min-w-0">
              <legend className="font-medium">{name}</legend>
              <p className="mb-2 text-11 text-text-3">{about}</p>
              <div className="flex flex-col gap-3">
                {measures.map((measure) => (
                  <Limit
                    key={measure.key}
                    label={`${name}: ${measure.name}`}
                    unit={measure.unit}
                    used={budgets.used[used][measure.key]}
                    measure={measure.key}
                    off={measure.key === 'dollars' && !budgets.priced}
                    text={draft[keyOf(key, measure.key)] ?? ''}
                    onChange={(text) => setDraft((before) => ({ ...before, [keyOf(key, measure.key)]: text }))}
                  />
                ))}
              </div>
            </fieldset>
          ))}
        </div>
        {!budgets.priced && budgets.model && (
          <p className="text-text-2">The model has no price (BATON_MODEL_PRICES): nothing is counted in dollars.</p>
        )}
        <fieldset disabled={!mayChange}>
          <Choices
            label="When one is used up"
            value={whenSpent}
            choices={[
              { value: 'hand-off', name: 'People answer', about: 'with the reason that the budget is used up' },
              { value: 'built-in', name: 'The built-in assistant answers', about: 'from articles and playbooks' },
            ]}
            onChange={setWhenSpent}
          />
        </fieldset>
        {mayChange && (
          <div className="flex justify-end">
            <Button look="primary" disabled={busy || bad.length > 0} onClick={() => void put()}>
              Save the budgets
            </Button>
          </div>
        )}
      </div>
    </Panel>
  )
}

function State({ budgets }: { budgets: Budgets }) {
  if (budgets.state === 'used-up') return <Chip tone="red">used up</Chip>
  if (budgets.state === 'near') return <Chip tone="amber">over 80 %</Chip>
  return <Chip tone="green">within limits</Chip>
}

function Limit(props: {
  label: string
  unit: string
  used: number
  measure: Measure
  off: boolean
  text: string
  onChange: (text: string) => void
}) {
  const { label, unit, used, measure, off, text, onChange } = props
  const read = readLimit(text, measure === 'dollars')
  const share = read === 'bad' ? null : shareOf(used, read)
  return (
    <div>
      <span className="flex items-center gap-2">
        <input
          aria-label={label}
          inputMode="decimal"
          value={text}
          placeholder="no limit"
          disabled={off}
          aria-invalid={read === 'bad'}
          onChange={(event) => onChange(event.target.value)}
          className="block h-8 w-28 rounded-control border border-line-strong bg-surface px-2 text-right tabular-nums aria-invalid:border-red disabled:bg-sunken pointer-coarse:text-[16px]"
        />
        <span className="text-text-3">{unit}</span>
      </span>
      <span className="mt-1 flex items-center gap-2 text-11 text-text-3">
        {share !== null && (
          <span aria-hidden className="h-1 w-16 overflow-hidden rounded-full bg-sunken">
            <span
              className={classes('block h-full', share >= 1 ? 'bg-red' : share >= 0.8 ? 'bg-amber' : 'bg-text-3')}
              style={{ width: `${Math.min(100, share * 100)}%` }}
            />
          </span>
        )}
        {read === 'bad' ? (
          <span className="text-red-text">A number above 0, or nothing.</span>
        ) : (
          <span className="tabular-nums">
            {amountWords(used, measure)} used{share !== null && ` · ${Math.round(share * 100)} %`}
          </span>
        )}
      </span>
    </div>
  )
}
