/** A queue by its rates. `arrivals` and `perPerson` are cases an hour; `people` work at the same time, one case each. */
export interface QueueRates {
  arrivals: number
  perPerson: number
  people: number
}

/** What a formula says of a queue that has gone on long enough. Waits in minutes. */
export interface QueueForecast {
  /** The share of customers who wait at all, 0..1. */
  waits: number
  /** Mean wait of all who are served. Infinite where more comes than can be served and nobody leaves. */
  meanWait: number
  /** The share who leave before they are served, 0..1. */
  leaves: number
  /** How much of their time people work on cases, 0..1. */
  busy: number
  /** The share answered within so many minutes. */
  within: (minutes: number) => number
}

/**
 * Erlang C: nobody leaves. By the recursion over Erlang B, which never overflows.
 * Source: A. K. Erlang, "Solution of some problems in the theory of probabilities of significance in automatic telephone exchanges" (1917).
 */
export function erlangC({ arrivals, perPerson, people }: QueueRates): QueueForecast {
  const load = arrivals / perPerson
  const busy = people > 0 ? Math.min(1, load / people) : 1
  if (people <= load || people === 0)
    return arrivals === 0
      ? { waits: 0, meanWait: 0, leaves: 0, busy: 0, within: () => 1 }
      : { waits: 1, meanWait: Infinity, leaves: 0, busy: 1, within: () => 0 }
  let blocked = 1
  for (let n = 1; n <= people; n++) blocked = (load * blocked) / (n + load * blocked)
  const waits = blocked / (1 - busy * (1 - blocked))
  const spare = perPerson * people - arrivals
  return {
    waits,
    meanWait: (60 * waits) / spare,
    leaves: 0,
    busy,
    within: (minutes) => 1 - waits * Math.exp((-spare * minutes) / 60),
  }
}

/**
 * Erlang A: customers leave after a patience that is exponential with this mean, in minutes. Stationary probabilities of the birth-death chain, summed
 * until what is left is under a billionth. `meanWait` is of everybody, those who left included, as `leaves = meanWait / patience` has it.
 * Sources: C. Palm (1957); O. Garnett, A. Mandelbaum, M. Reiman, "Designing a call center with impatient customers" (2002).
 */
export function erlangA(rates: QueueRates, patience: number): QueueForecast {
  const { arrivals, perPerson, people } = rates
  if (arrivals === 0) return { waits: 0, meanWait: 0, leaves: 0, busy: 0, within: () => 1 }
  const impatience = 60 / patience
  // Weights relative to the state in which all work, so that thousands of people neither overflow nor vanish; a flood is scaled down as it goes.
  let below = 0
  let working = 0
  let weight = 1
  for (let n = people; n > 0 && weight > 1e-12; n--) {
    weight *= (n * perPerson) / arrivals
    below += weight
    working += weight * (n - 1)
  }
  let queue: number[] = [1]
  let above = 1
  let waiting = 0
  for (let n = 1; ; n++) {
    const next = (queue[n - 1]! * arrivals) / (people * perPerson + n * impatience)
    queue.push(next)
    above += next
    waiting += next * n
    if (above > 1e100) {
      const whole = above
      queue = queue.map((each) => each / whole)
      below /= whole
      working /= whole
      waiting /= whole
      above = 1
    }
    if (next < 1e-12 * above && arrivals < people * perPerson + n * impatience) break
  }
  const all = below + above
  const meanWait = (60 * (waiting / all)) / arrivals
  return {
    waits: above / all,
    meanWait,
    leaves: Math.min(1, meanWait / patience),
    busy: people === 0 ? 1 : (working + people * above) / all / people,
    within: (minutes) => withinWith(rates, impatience, { queue, all, below }, minutes),
  }
}

/**
 * The share of all who are served within so many minutes. Who finds n waiting is served once n + 1 have gone ahead or given up, each stage exponential
 * with its own rate, against their own patience: stepped through by uniformisation.
 */
function withinWith(
  { perPerson, people }: QueueRates,
  impatience: number,
  { queue, all, below }: { queue: readonly number[]; all: number; below: number },
  minutes: number,
): number {
  const hours = minutes / 60
  if (hours <= 0) return below / all
  const deepest = queue.length
  const fastest = people * perPerson + (deepest + 1) * impatience
  // state[n]: the mass that has n ahead of it in the queue still and waits; it leaves by its own impatience, or moves one ahead.
  let state = queue.map((weight) => weight / all)
  let served = below / all
  const steps = Math.ceil(fastest * hours + 6 * Math.sqrt(fastest * hours) + 10)
  // Poisson weights of the number of steps, from the log so that many do not underflow.
  let log = -fastest * hours
  let tail = 1
  let sum = 0
  let doneBefore = 0
  for (let k = 0; k <= steps; k++) {
    const chance = Math.exp(log)
    sum += chance * doneBefore
    tail -= chance
    const next = Array.from({ length: deepest }, () => 0)
    for (let n = 0; n < deepest; n++) {
      const mass = state[n]!
      if (mass === 0) continue
      const ahead = (people * perPerson + n * impatience) / fastest
      if (n === 0) doneBefore += mass * ((people * perPerson) / fastest)
      else next[n - 1] = next[n - 1]! + mass * ahead
      const stays = 1 - (n === 0 ? (people * perPerson) / fastest : ahead) - impatience / fastest
      next[n] = next[n]! + mass * stays
    }
    state = next
    log += Math.log(fastest * hours) - Math.log(k + 1)
  }
  served += sum + Math.max(0, tail) * doneBefore
  return Math.min(1, served)
}
