import { presets, type Costs, type GraveKind } from '@baton/engine'
import type { PolicyDocument } from '@baton/protocol'
import type { CallAnswer } from '../sync/call-api.ts'

export type Preset = PolicyDocument['preset']

export const presetNames: readonly { value: Preset; name: string; about: string }[] = [
  { value: 'careful', name: 'Careful', about: 'Customers should not have to struggle; people are there.' },
  { value: 'balanced', name: 'Balanced', about: 'A person when the assistant will more likely fail than not.' },
  { value: 'thrifty', name: 'Thrifty', about: 'People are scarce; the assistant tries longer.' },
]

export const costFields: readonly { name: keyof Costs; label: string; about: string; unit: string }[] = [
  {
    name: 'person',
    label: 'A person takes it',
    about: 'What a case costs somebody, from reading to solved.',
    unit: 'min',
  },
  {
    name: 'late',
    label: 'Handed off too late',
    about: 'The apology and the second look on top; up to double where it is urgent.',
    unit: 'min',
  },
  {
    name: 'churn',
    label: 'Patience lost',
    about: 'What a customer who gave up is worth. A tier may say otherwise.',
    unit: 'min',
  },
  { name: 'effort', label: 'A minute of the customer', about: 'What their own time counts.', unit: 'min' },
  { name: 'wait', label: 'A minute of waiting', about: 'For a person, in the queue.', unit: 'min' },
  {
    name: 'margin',
    label: 'Cheaper by at least',
    about: 'So much must something else save before it is done instead of going on.',
    unit: 'min',
  },
]

/** A cost as the document has it, or as its preset has it. */
export const costOf = ({ preset, costs }: PolicyDocument, name: keyof Costs): number =>
  costs[name] ?? presets[preset][name]

export const ruleNames: readonly { kind: GraveKind; name: string; about: string; fixed: boolean }[] = [
  { kind: 'safety', name: 'Danger', about: 'Somebody may be hurt.', fixed: true },
  { kind: 'self-harm', name: 'Self-harm', about: 'Somebody speaks of harming themselves.', fixed: true },
  { kind: 'fraud', name: 'Fraud', about: 'Money or an account was taken.', fixed: false },
  { kind: 'legal', name: 'Law', about: 'A lawyer, a court, an authority.', fixed: false },
  { kind: 'vulnerable', name: 'Somebody who needs care', about: 'Illness, bereavement, a child alone.', fixed: false },
]

/** A number as somebody types it; null where it is none that a cost can be. The comma of other languages counts. */
export function readCost(text: string, name: keyof Costs): number | null {
  const value = Number(text.trim().replace(',', '.'))
  if (text.trim() === '' || !Number.isFinite(value)) return null
  const [least, most] = name === 'margin' ? [-100, 100] : name === 'effort' || name === 'wait' ? [0, 10] : [0, 1000]
  return value >= least && value <= most ? value : null
}

/** The document with one cost changed; the preset's own value is left out of it. */
export function withCost(document: PolicyDocument, name: keyof Costs, value: number): PolicyDocument {
  const { [name]: _, ...others } = document.costs
  return { ...document, costs: value === presets[document.preset][name] ? others : { ...others, [name]: value } }
}

/** The document with a rule on or off. What it says of the rule otherwise stays. */
export function withRule(
  document: PolicyDocument,
  kind: 'fraud' | 'legal' | 'vulnerable',
  on: boolean,
): PolicyDocument {
  const { on: _, ...rest } = document.rules[kind] ?? {}
  const rule = on ? rest : { ...rest, on: false }
  const { [kind]: __, ...others } = document.rules
  return { ...document, rules: Object.keys(rule).length === 0 ? others : { ...others, [kind]: rule } }
}

export const stageWords = { draft: 'draft', shadow: 'in shadow', live: 'live', retired: 'retired' } as const
/** Who wrote a version. */
export function writerWords({ kind, name }: NonNullable<WrittenBy>): string {
  if (kind === 'system') return 'written by Baton'
  if (kind === 'key') return name === null ? 'written by a key' : `written by the key ${name}`
  return `written by ${name ?? 'somebody who left'}`
}
type WrittenBy = CallAnswer<'getEscalationPolicy'>['versions'][number]['writtenBy']
/** "3.5 min", "−2.0 min", "120 min". */
export const minutes = (value: number): string =>
  `${value < 0 ? '−' : ''}${Math.abs(value) < 10 ? Math.abs(value).toFixed(1) : Math.round(Math.abs(value))} min`
export const exampleWords = {
  earlier: 'Earlier',
  later: 'Later',
  'not-at-all': 'Not at all',
  newly: 'Newly',
} as const
