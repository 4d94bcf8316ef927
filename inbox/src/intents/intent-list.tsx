import { useState } from 'react'
import { byArea, type Draft, type Fault, type Intents } from './draft.ts'
import { ExampleLines } from './example-lines.tsx'
import { IntentRow } from './intent-row.tsx'

/** The intents by product area, and what is about none of them. */
export function IntentList({
  draft,
  faults,
  measured,
  mayEdit,
  open,
  onOpen,
  onChange,
}: {
  draft: Draft
  faults: readonly Fault[]
  measured: Intents['model']['measured']
  mayEdit: boolean
  open: string | null
  onOpen: (id: string | null) => void
  onChange: (next: Draft, mark: string) => void
}) {
  // An intent stays where it is while its areas are written.
  const [groups, setGroups] = useState(() =>
    byArea(draft.intents).map(([area, some]) => [area, some.map(({ id }) => id)] as const),
  )
  const known = new Set(groups.flatMap(([, ids]) => ids))
  const news = draft.intents.filter(({ id }) => !known.has(id))
  if (draft.intents.length === 0) return null
  const shown = [...(news.length > 0 ? [['new', news.map(({ id }) => id)] as const] : []), ...groups]
  const move = (id: string, isOpen: boolean) => {
    onOpen(isOpen ? id : null)
    // Closed, it goes where it belongs.
    if (!isOpen) setGroups(byArea(draft.intents).map(([area, some]) => [area, some.map((each) => each.id)] as const))
  }
  return (
    <>
      {shown.map(([area, ids]) => {
        const some = draft.intents.filter(({ id }) => ids.includes(id))
        if (some.length === 0) return null
        return (
          <section key={area ?? ''} aria-label={area ?? 'No product area'}>
            <h4 className="border-t border-line bg-canvas px-4 py-1.5 text-11 font-semibold text-text-2">
              {area ?? 'no product area'} <span className="font-normal tabular-nums">{some.length}</span>
            </h4>
            <ul>
              {some.map((intent) => (
                <IntentRow
                  key={intent.id}
                  intent={intent}
                  faults={faults.filter(({ of }) => of === intent.id)}
                  count={measured?.intents.find(({ name }) => name === intent.name) ?? null}
                  isOpen={open === intent.id}
                  mayEdit={mayEdit}
                  onOpen={(isOpen) => move(intent.id, isOpen)}
                  onChange={(next, part) =>
                    onChange(
                      { ...draft, intents: draft.intents.map((each) => (each.id === next.id ? next : each)) },
                      `${part} ${next.id}`,
                    )
                  }
                  onRemove={() => {
                    onChange(
                      { ...draft, intents: draft.intents.filter(({ id }) => id !== intent.id) },
                      `remove ${intent.id}`,
                    )
                    onOpen(null)
                  }}
                />
              ))}
            </ul>
          </section>
        )
      })}
      <section aria-label="About none of them" className="border-t border-line px-4 py-3">
        {mayEdit ? (
          <ExampleLines
            label="About none of them"
            examples={draft.nothing}
            faults={faults.filter(({ of }) => of === 'nothing')}
            hint="Greetings, thanks, other matters. What is like them is refused."
            onChange={(nothing) => onChange({ ...draft, nothing }, 'nothing')}
          />
        ) : (
          <p className="text-text-2 tabular-nums">
            {draft.nothing.length} messages are about none of them: greetings, thanks, other matters.
          </p>
        )}
      </section>
    </>
  )
}
