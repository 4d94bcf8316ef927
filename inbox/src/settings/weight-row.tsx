import type { PackagePart } from '@baton/engine'
import { useId, useState } from 'react'
import { partWords } from '../handoff/missing-words.ts'
import { shareWords } from '../insights/words.ts'
import { Chip } from '../ui/chip.tsx'
import { Slider } from '../ui/slider.tsx'
import { readWeight } from './reweigh.ts'

/** One part's weight: to drag, or to type. What is no weight is not taken, and the field says so. */
export function WeightRow({
  part,
  value,
  usual,
  total,
  ofMinimum,
  onChange,
}: {
  part: PackagePart
  value: number
  usual: number
  total: number
  ofMinimum: boolean
  onChange: (value: number) => void
}) {
  const id = useId()
  // What is typed and no weight stands in the field until it is one, or the field is left.
  const [typed, setTyped] = useState<string | null>(null)
  const wrong = typed !== null && readWeight(typed) === null
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_72px] items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2 first:border-t-0 desk:grid-cols-[210px_minmax(0,1fr)_72px_64px]">
      <label htmlFor={id} className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
        <span className="font-medium">{partWords(part)}</span>
        {ofMinimum && <Chip>minimum</Chip>}
      </label>
      <Slider
        label={`${partWords(part)}, weight`}
        min={0}
        max={100}
        value={value}
        onChange={(next) => {
          setTyped(null)
          onChange(next)
        }}
        className="max-desk:order-3"
      />
      <input
        id={id}
        inputMode="numeric"
        value={typed ?? String(value)}
        aria-invalid={wrong}
        aria-describedby={`${id}-about`}
        onChange={(event) => {
          const weight = readWeight(event.target.value)
          setTyped(event.target.value)
          if (weight !== null) onChange(weight)
        }}
        onBlur={() => setTyped(null)}
        className="h-8 w-full rounded-control border border-line-strong bg-surface px-2 text-right tabular-nums aria-invalid:border-red pointer-coarse:text-[16px]"
      />
      <span className="text-right text-text-2 tabular-nums max-desk:order-4" title="Of the whole score">
        {shareWords(total === 0 ? 0 : value / total)}
      </span>
      <span id={`${id}-about`} className="col-span-full text-11 text-text-3 empty:hidden">
        {wrong ? (
          <span className="text-red-text">A whole number of 0 to 100.</span>
        ) : value === usual ? null : (
          <>
            default {usual} ·{' '}
            <button
              type="button"
              onClick={() => onChange(usual)}
              className="rounded-control text-accent-text underline underline-offset-2"
            >
              go back to it
            </button>
          </>
        )}
      </span>
    </li>
  )
}
