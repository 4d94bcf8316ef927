import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { Choose } from '../people/choose.tsx'
import { useSave } from '../people/use-save.ts'
import type { Assistants, Rule } from '../sync/assistant-queries.ts'
import { callApi } from '../sync/call-api.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Panel } from '../ui/panel.tsx'
import { toast } from '../ui/toaster.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { ruleWords } from './words.ts'

const moved = <T,>(list: readonly T[], from: number, to: number): T[] => {
  const next = [...list]
  const [it] = next.splice(from, 1)
  if (it !== undefined) next.splice(to, 0, it)
  return next
}

/** The rules in their order, and who answers where none fits. */
export function DeskPanel({ assistants, mayChange }: { assistants: Assistants; mayChange: boolean }) {
  const { desk } = assistants
  const { busy, save } = useSave(['assistants'])
  const [rules, setRules] = useState<readonly Rule[]>(desk.rules)
  const [defaultId, setDefaultId] = useState(desk.defaultId)
  const [editing, setEditing] = useState<number | 'new' | null>(null)
  const live = assistants.assistants.filter(({ liveVersion }) => liveVersion !== null)
  const nameOf = (id: string) => assistants.assistants.find((each) => each.id === id)?.name ?? id
  const changed = defaultId !== desk.defaultId || JSON.stringify(rules) !== JSON.stringify(desk.rules)
  async function put() {
    const body = { defaultId, rules: [...rules], revision: desk.revision }
    if (await save('Nothing was changed', () => callApi('putAssistantDesk', { body })))
      toast('plain', 'Saved', 'It holds for conversations that begin from now on.')
  }
  return (
    <Panel
      title="Who answers where"
      about="The first rule that fits chooses. Whoever is chosen has the conversation until a person has had it."
      flush
      aside={
        mayChange && (
          <Button look={changed ? 'primary' : 'plain'} disabled={busy || !changed} onClick={() => void put()}>
            Save
          </Button>
        )
      }
    >
      <ol>
        {rules.map((rule, i) => (
          <li key={i} className="flex flex-wrap items-center gap-x-2 gap-y-1 border-t border-line px-4 py-2">
            <span className="w-5 text-text-3 tabular-nums">{i + 1}</span>
            <div className="min-w-40 flex-1">
              <p className="font-medium">{nameOf(rule.assistantId)}</p>
              <p className="text-text-2 wrap-anywhere">{ruleWords(rule)}</p>
            </div>
            {mayChange && (
              <span className="flex items-center">
                <IconButton
                  label={`Move rule ${i + 1} up`}
                  disabled={i === 0}
                  onClick={() => setRules(moved(rules, i, i - 1))}
                >
                  <ArrowUp size={16} aria-hidden />
                </IconButton>
                <IconButton
                  label={`Move rule ${i + 1} down`}
                  disabled={i === rules.length - 1}
                  onClick={() => setRules(moved(rules, i, i + 1))}
                >
                  <ArrowDown size={16} aria-hidden />
                </IconButton>
                <Button look="ghost" onClick={() => setEditing(i)}>
                  <span>
                    Edit<span className="sr-only"> rule {i + 1}</span>
                  </span>
                </Button>
                <Button look="ghost" onClick={() => setRules(rules.filter((_, at) => at !== i))}>
                  <span>
                    Remove<span className="sr-only"> rule {i + 1}</span>
                  </span>
                </Button>
              </span>
            )}
          </li>
        ))}
        {mayChange && (
          <li className="border-t border-line px-4 py-2">
            <Button onClick={() => setEditing('new')}>Add a rule</Button>
          </li>
        )}
        <li className="border-t border-line px-4 py-3">
          {mayChange ? (
            <div className="max-w-90">
              <Choose
                label="Where no rule fits"
                value={defaultId}
                none="Choose an assistant"
                choices={live}
                onChange={(id) => id && setDefaultId(id)}
              />
            </div>
          ) : (
            <p>Where no rule fits: {nameOf(defaultId)}</p>
          )}
        </li>
      </ol>
      {editing !== null && (
        <RuleDialog
          rule={editing === 'new' ? null : (rules[editing] ?? null)}
          assistants={live}
          onClose={() => setEditing(null)}
          onDone={(rule) => {
            setRules(editing === 'new' ? [...rules, rule] : rules.map((each, at) => (at === editing ? rule : each)))
            setEditing(null)
          }}
        />
      )}
    </Panel>
  )
}
