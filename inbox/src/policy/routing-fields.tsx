import type { PolicyDocument } from '@baton/protocol'
import { useId, useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import {
  readMinutes,
  ringNames,
  ringsOf,
  routingFields,
  routingOf,
  withRing,
  withRouting,
  withSpeed,
} from './routing-words.ts'

/** Who takes it: how far the search goes after which wait, what knowing the customer is worth, and whether speed counts. */
export function RoutingFields({
  document,
  onChange,
  onBroken,
}: {
  document: PolicyDocument
  onChange: (document: PolicyDocument) => void
  onBroken: (names: ReadonlySet<string>) => void
}) {
  const id = useId()
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const rings = ringsOf(document)
  const fields = [
    ...rings.map(({ widen, afterMinutes }, n) => ({
      key: `ring-${n}`,
      label: ringNames[widen],
      about: 'After so long a wait, where nobody nearer can.',
      range: [rings[n - 1]?.afterMinutes ?? 0, rings[n + 1]?.afterMinutes ?? 1440] as [number, number],
      value: afterMinutes,
      change: (value: number) => onChange(withRing(document, n, value)),
    })),
    ...routingFields.map(({ name, ...field }) => ({
      ...field,
      key: name as string,
      value: routingOf(document, name),
      change: (value: number) => onChange(withRouting(document, name, value)),
    })),
  ]
  const type = (key: string, text: string) => {
    const next = { ...typed, [key]: text }
    setTyped(next)
    onBroken(new Set(fields.filter((each) => isBroken(next[each.key], each.range)).map((each) => each.key)))
    const field = fields.find((each) => each.key === key)
    const value = field ? readMinutes(text, field.range) : null
    if (value !== null) field?.change(value)
  }
  return (
    <fieldset>
      <legend className="mb-2 text-11 font-semibold text-text-3">Who takes it</legend>
      <div className="grid gap-x-6 gap-y-4 desk:grid-cols-2">
        {fields.map(({ key, label, about, range, value }) => (
          <SettingField
            key={key}
            label={label}
            about={about}
            error={isBroken(typed[key], range) ? `Give minutes from ${range[0]} to ${range[1]}.` : undefined}
            unit="min"
            value={typed[key] ?? String(value)}
            onChange={(text) => type(key, text)}
            narrow
          />
        ))}
      </div>
      <label className="mt-4 flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          checked={document.routing.bySpeed === true}
          aria-describedby={`${id}-speed`}
          onChange={({ target }) => onChange(withSpeed(document, target.checked))}
          className="size-3.5 accent-accent"
        />
        <span className="font-medium">How fast somebody is counts</span>
      </label>
      <p id={`${id}-speed`} className="pl-[22px] text-text-2">
        Waits get shorter. It watches people, and the quick ones carry more.
      </p>
    </fieldset>
  )
}

const isBroken = (text: string | undefined, range: [number, number]) =>
  text !== undefined && readMinutes(text, range) === null
