import type { EstimatedWait, EstimateFigures } from '@baton/protocol'

/** So many of ten waits should fall within the range that is told, and how far from it nobody need worry. */
export const aim = { coverage: 0.8, from: 0.75, to: 0.85, bias: 0.1 } as const

/** Of fewer waits a share says little. */
export const fewest = 20

/** "12 % too long": what was told against what was waited. */
export function biasWords(bias: number | null): string {
  if (bias === null) return '–'
  const share = Math.round(Math.abs(bias) * 100)
  return share === 0 ? 'neither' : `${share}\u00a0% too ${bias > 0 ? 'long' : 'short'}`
}

/** What the share within the range means, and what is to be thought of it. */
export function coverageVerdict({ count, coverage }: EstimateFigures): string {
  if (coverage === null) return 'Nobody who was told a wait has been reached yet.'
  if (count < fewest) return `Of ${count} ${count === 1 ? 'wait' : 'waits'} too little can be said.`
  if (coverage < aim.from) return 'Too sure: more waits than meant fell outside of what was told.'
  if (coverage > aim.to) return 'Too careful: the ranges could be narrower.'
  return 'As it should be: eight of ten fall within what was told.'
}

export const biasVerdict = ({ count, bias }: EstimateFigures): string =>
  bias === null || count < fewest
    ? ''
    : Math.abs(bias) <= aim.bias
      ? 'Within the tenth that is meant.'
      : bias > 0
        ? 'People come sooner than is told.'
        : 'People come later than is told.'

/** "3–6 min": a range that was told, in the unit that suits it. */
export function rangeWords({ fromSeconds, toSeconds }: Pick<EstimatedWait, 'fromSeconds' | 'toSeconds'>): string {
  if (toSeconds < 60) return `${Math.round(fromSeconds)}–${Math.round(toSeconds)}\u00a0s`
  const unit = toSeconds < 90 * 60 ? 60 : 3600
  const figure = (seconds: number) => {
    const amount = seconds / unit
    return amount >= 10 || Number.isInteger(amount) ? String(Math.round(amount)) : amount.toFixed(1).replace(/\.0$/, '')
  }
  const [from, to] = [figure(fromSeconds), figure(toSeconds)]
  const name = unit === 60 ? 'min' : 'h'
  return from === to ? `${to}\u00a0${name}` : `${from}–${to}\u00a0${name}`
}

/** How it came out, in a word: with a shape beside it, never a colour alone. */
export function outcomeOf({ waitedSeconds, fromSeconds, toSeconds }: EstimatedWait): Outcome {
  if (waitedSeconds === null) return 'nobody'
  if (waitedSeconds > toSeconds) return 'longer'
  return waitedSeconds < fromSeconds ? 'shorter' : 'within'
}

export type Outcome = 'within' | 'longer' | 'shorter' | 'nobody'

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  within: 'as told',
  longer: 'longer than told',
  shorter: 'shorter than told',
  nobody: 'nobody has come',
}

/** The top of a scale in seconds that has round steps, so that nearly all is on it. One wait of hours does not press the others flat. */
export function scaleOf(waits: readonly EstimatedWait[]): { top: number; step: number } {
  const ends = waits.flatMap(({ toSeconds, waitedSeconds }) => [toSeconds, waitedSeconds ?? 0]).sort((a, b) => a - b)
  const most = Math.max(60, ends[Math.floor(ends.length * 0.95)] ?? 0)
  const steps = [15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600]
  const step = steps.find((each) => most / each <= 5) ?? 28_800
  return { top: Math.ceil(most / step) * step, step }
}
