import type { Assistants } from '../sync/assistant-queries.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { AssistantMark } from './assistant-mark.tsx'
import { modelWords } from './words.ts'

/** The assistants, each with its version, what words its answers, and whether it answers anywhere. */
export function AssistantList({ assistants, onOpen }: { assistants: Assistants; onOpen: (id: string) => void }) {
  return (
    <ul className="flex flex-col gap-3">
      {assistants.assistants.map(({ id, name, mark, goal, model, liveVersion, isDefault, rules, changed }) => (
        <li
          key={id}
          className="flex flex-wrap items-start gap-x-3 gap-y-2 rounded-card border border-line bg-surface px-4 py-3"
        >
          <AssistantMark mark={mark} />
          <div className="min-w-0 flex-1">
            <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <h3 className="font-semibold">{name}</h3>
              {liveVersion === null ? (
                <Chip tone="amber">never published</Chip>
              ) : (
                <span className="text-text-2 tabular-nums">
                  v{liveVersion} · {modelWords(model === 'built-in' ? 'built-in' : assistants.model)}
                </span>
              )}
              {isDefault && <Chip tone="accent">default</Chip>}
              {liveVersion !== null && changed && <Chip tone="amber">draft differs</Chip>}
            </div>
            <p className="mt-0.5 text-text-2" dir="auto">
              {goal || 'No goal yet.'}
            </p>
            <p className="mt-1 text-11 text-text-3">{whereWords(isDefault, rules)}</p>
          </div>
          <Button onClick={() => onOpen(id)}>
            <span>
              Open<span className="sr-only"> {name}</span>
            </span>
          </Button>
        </li>
      ))}
    </ul>
  )
}

function whereWords(isDefault: boolean, rules: number): string {
  const named = rules === 0 ? '' : rules === 1 ? 'One rule chooses it' : `${rules} rules choose it`
  if (isDefault) return named ? `${named}, and it answers where no rule fits.` : 'Answers where no rule fits.'
  return named ? `${named}.` : 'No rule chooses it: nobody gets it yet.'
}
