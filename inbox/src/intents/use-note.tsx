import { Button } from '../ui/button.tsx'
import type { Draft, Intents } from './draft.ts'

/** What the choice means, what saving it would take away, and where to begin where there is nothing yet. */
export function UseNote({
  saved,
  draft,
  mayEdit,
  onAdd,
  onBegin,
}: {
  saved: Intents
  draft: Draft
  mayEdit: boolean
  onAdd: () => void
  onBegin: () => void
}) {
  const lost = saved.source === 'own' && draft.use !== 'own' ? saved.intents.length : 0
  if (lost > 0)
    return (
      <p role="alert" className="rounded-control bg-amber-tint px-3 py-2 text-amber-text">
        Saved like that, your {lost} intents and their examples are gone. Export them before.
      </p>
    )
  if (draft.use === 'off')
    return (
      <p className="text-text-2">
        {saved.source === 'off'
          ? 'No message is read for what it is about'
          : 'No message will be read for what it is about'}
        : handoffs say that it was not recognised, and the decision to hand off goes by the rest.
      </p>
    )
  if (draft.use === 'starter')
    return (
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-60 flex-1 text-text-2">
          Thirty-three intents come along, in five languages. Your own do better: they are in your customers’ words.
        </p>
        {mayEdit && <Button onClick={onBegin}>Begin yours with them</Button>}
      </div>
    )
  if (draft.intents.length > 0)
    return mayEdit ? null : <p className="text-text-2">They are this workspace’s own. An admin may change them.</p>
  return (
    <div className="flex flex-col gap-2">
      <p className="text-text-2">
        There are none of your own yet. Two are needed, each with three examples at least; write them as your customers
        write, or import a file.
      </p>
      {mayEdit && (
        <div className="flex flex-wrap gap-2">
          <Button look="primary" onClick={onAdd}>
            Add an intent
          </Button>
          <Button onClick={onBegin}>Begin with those that ship</Button>
        </div>
      )}
    </div>
  )
}
