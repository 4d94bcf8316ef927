import { presets, type Costs } from '@baton/engine'
import type { PolicyDocument } from '@baton/protocol'
import { useState } from 'react'
import { SettingField } from '../settings/setting-field.tsx'
import { costFields, costOf, readCost, withCost } from './policy-words.ts'

/** What things cost; each begins with what the preset says. */
export function CostFields({
  document,
  onChange,
  onBroken,
}: {
  document: PolicyDocument
  onChange: (document: PolicyDocument) => void
  onBroken: (names: ReadonlySet<string>) => void
}) {
  const [typed, setTyped] = useState<Partial<Record<keyof Costs, string>>>({})
  const type = (name: keyof Costs, text: string) => {
    const next = { ...typed, [name]: text }
    setTyped(next)
    onBroken(new Set(costFields.filter((each) => isBroken(next[each.name], each.name)).map((each) => each.name)))
    const value = readCost(text, name)
    if (value !== null) onChange(withCost(document, name, value))
  }
  return (
    <fieldset>
      <legend className="mb-2 text-11 font-semibold text-text-3">What things cost</legend>
      <div className="grid gap-x-6 gap-y-4 desk:grid-cols-2">
        {costFields.map(({ name, label, about, unit }) => {
          const usual = presets[document.preset][name]
          return (
            <SettingField
              key={name}
              label={label}
              about={costOf(document, name) === usual ? about : `${about} The preset says ${usual}.`}
              error={isBroken(typed[name], name) ? 'Give a number of minutes.' : undefined}
              unit={unit}
              value={typed[name] ?? String(costOf(document, name))}
              onChange={(text) => type(name, text)}
              narrow
            />
          )
        })}
      </div>
    </fieldset>
  )
}

const isBroken = (text: string | undefined, name: keyof Costs) => text !== undefined && readCost(text, name) === null
