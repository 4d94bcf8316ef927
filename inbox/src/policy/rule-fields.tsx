import type { PolicyDocument } from '@baton/protocol'
import { useId } from 'react'
import { ruleNames, withRule } from './policy-words.ts'

/** Rules that stand above every cost. Those of danger cannot be switched off. */
export function RuleFields({
  document,
  onChange,
}: {
  document: PolicyDocument
  onChange: (document: PolicyDocument) => void
}) {
  const id = useId()
  return (
    <fieldset>
      <legend className="mb-2 text-11 font-semibold text-text-3">A person at once, whatever it costs</legend>
      <ul className="grid gap-x-6 gap-y-1 desk:grid-cols-2">
        {ruleNames.map(({ kind, name, about, fixed }) => {
          const rule = kind === 'safety' || kind === 'self-harm' ? undefined : document.rules[kind]
          return (
            <li key={kind}>
              <label className="flex min-h-9 items-start gap-2 py-1">
                <input
                  type="checkbox"
                  checked={fixed || rule?.on !== false}
                  disabled={fixed}
                  aria-describedby={`${id}-${kind}`}
                  onChange={({ target }) =>
                    kind !== 'safety' && kind !== 'self-harm' && onChange(withRule(document, kind, target.checked))
                  }
                  className="mt-1 size-3.5 accent-accent"
                />
                <span className="min-w-0">
                  <span className="font-medium">{name}</span>
                  {fixed && <span className="text-text-3"> · always</span>}
                  <span id={`${id}-${kind}`} className="block text-text-2">
                    {about}
                  </span>
                </span>
              </label>
            </li>
          )
        })}
      </ul>
      <p className="mt-2 text-text-2">
        Whoever asks for a person gets one, and so does whoever is stuck: in a loop, after failed attempts, or where the
        assistant fails.
      </p>
    </fieldset>
  )
}
