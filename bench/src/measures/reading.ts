import {
  decide,
  defaultPolicy,
  evolve,
  intentReader,
  nothingAround,
  nothingYet,
  starterAreas,
  starterExamples,
  trainIntents,
  type Around,
  type Command,
  type Conversation,
  type Given,
  type Lately,
} from '@baton/engine'
import { assistantSays, customerSays, patient } from '../lab/conversation.ts'
import { logLogSlope, quantile, round } from '../lab/statistics.ts'

/**
 * What the engine does in a turn of the customer, alone: reading the message (with the intents that ship), deciding before the draft, deciding
 * with the draft and checking it. No database, no model. `cpu` is the time of this process, its helpers for garbage and compiling too, without what others took from it; `wall` is the clock's.
 */
export interface ReadingCost {
  /** Milliseconds of the processor a turn, by the turns before it. */
  cpuMs: Record<string, { p50: number; p99: number }>
  wallMs: Record<string, { p50: number; p99: number }>
  /** On log-log axes over the lengths: of the medians, of the processor's time. */
  slope: number
  /** Of all turns at all lengths. */
  all: { cpuP50: number; cpuP99: number; wallP99: number }
  /** A message of 2,000 characters, where reading ends. */
  long: { cpuP50: number; cpuP99: number }
  /** What anybody does with a message: fold it and count its words. As many times, each beside a turn: its p99 is the machine's noise. */
  floorMs: { p50: number; p99: number; wallP99: number }
  samples: number
}

const at = Date.UTC(2026, 0, 5, 10)
const lines = [
  'Hello, the parcel of order number NX-48213 came this morning and the corner of the reader is dented.',
  'Meine Karte wurde heute schon wieder abgelehnt, und ich muss die Gehälter bis morgen zahlen!',
  'It does not turn on any more, and I have restarted it twice already. This is ridiculous!!',
  '¿Dónde está mi pedido? Llevo dos semanas esperando y nadie me contesta.',
  "Bonjour, je n'arrive plus à me connecter à mon compte depuis hier, pouvez-vous m'aider ?",
  "I'm so sorry to bother you, but the card was declined twice and my payroll run is in two hours.",
  'Vocês podem me dizer quando chega o reembolso? Já faz dez dias.',
  'ok',
  'I bought it on 12 May for 129,90 € and my address is ann.reiter@mail.example. What else is there to try?',
]
const lineAt = (n: number): string => `${lines[n % lines.length]} (${n * 7919})`
const longAt = (n: number): string =>
  Array.from({ length: 24 }, (_, i) => lineAt(n + i))
    .join(' ')
    .slice(0, 2_000)

export async function readingCost({ lengths = [10, 100, 1_000, 10_000], samples = 600 } = {}): Promise<ReadingCost> {
  const readIntent = shippedReader()
  const threads = lengths.map((length) => played(length, readIntent))
  const took = lengths.map(() => noTimes())
  const [long, floor] = [noTimes(), noTimes()]
  // As many again before it counts: what is compiled on the way is not a turn's cost.
  for (let i = -samples; i < samples; i++) {
    const n = i + samples
    for (const [k, thread] of threads.entries()) {
      keep(took[k]!, i, () => thread.turn(lineAt(n), n))
      keep(floor, i, () => countWords(lineAt(n)))
    }
    if (i % 4 === 0) keep(long, i, () => threads[0]!.turn(longAt(n), n))
  }
  const all = { cpu: took.flatMap(({ cpu }) => cpu), wall: took.flatMap(({ wall }) => wall) }
  const byLength = (of: 'cpu' | 'wall') =>
    Object.fromEntries(lengths.map((length, k) => [length, quantiles(took[k]![of])]))
  return {
    cpuMs: byLength('cpu'),
    wallMs: byLength('wall'),
    slope: round(logLogSlope(lengths.map((size, k) => ({ size, cost: mean(took[k]!.cpu) })))),
    all: {
      cpuP50: round(quantile(all.cpu, 0.5)),
      cpuP99: round(quantile(all.cpu, 0.99)),
      wallP99: round(quantile(all.wall, 0.99)),
    },
    long: { cpuP50: round(quantile(long.cpu, 0.5)), cpuP99: round(quantile(long.cpu, 0.99)) },
    floorMs: { ...quantiles(floor.cpu), wallP99: round(quantile(floor.wall, 0.99)) },
    samples,
  }
}

interface Times {
  cpu: number[]
  wall: number[]
}
const noTimes = (): Times => ({ cpu: [], wall: [] })

/** Both clocks in milliseconds; kept from the first sample that counts. */
function keep(times: Times, sample: number, work: () => unknown): void {
  const before = process.cpuUsage()
  const began = performance.now()
  work()
  const wall = performance.now() - began
  const { user, system } = process.cpuUsage(before)
  if (sample < 0) return
  times.cpu.push((user + system) / 1000)
  times.wall.push(wall)
}

/** A conversation of so many turns, from which each turn is decided anew: what comes of one is dropped. */
function played(turns: number, readIntent: Given['readIntent']) {
  let state: Conversation = nothingYet
  let made = 0
  const given = (): Given => ({
    now: at + state.version * 1000,
    newId: (kind) => `${kind}-${++made}`,
    policy: { ...defaultPolicy, decision: patient },
    people: { name: () => 'Mara' },
    roster: null,
    account: null,
    around,
    readIntent,
  })
  function after(from: Conversation, command: Command): Conversation {
    const decision = decide(from, command, given())
    if (decision.kind !== 'facts') throw new Error(`${command.type} became ${JSON.stringify(decision)}`)
    return decision.facts.reduce(
      (next, fact) =>
        evolve(next, { seq: next.version + 1, at: at + next.version * 1000, actor: { kind: 'system' }, fact }),
      from,
    )
  }
  state = after(state, {
    type: 'OpenConversation',
    channel: 'widget',
    locale: 'en',
    visitorId: 'v',
    customerId: null,
    page: null,
  })
  for (let n = 0; n < turns; n++) {
    state = after(state, customerSays(n, lineAt(n)))
    state = after(state, assistantSays(state, n))
  }
  return {
    turn(text: string, n: number): void {
      const received = after(state, customerSays(turns + n, text))
      const basedOn = received.lastCustomer?.messageId ?? ''
      const considered = after(received, { type: 'ConsiderTurn', turnId: `trn_${turns + n}`, basedOn })
      const answered = after(considered, assistantSays(considered, turns + n + 1))
      if (answered.weighed?.turnId !== `trn_${turns + n + 1}`) throw new Error('the turn was not decided')
    },
  }
}

/** A desk of as many intents as ship, and a customer who came often. */
const around: Around = {
  ...nothingAround,
  tier: 'enterprise',
  known: true,
  contacts48h: 2,
  waitMin: 3,
  lately: {
    of: Object.fromEntries(
      [...Object.keys(starterAreas), '-'].map((intent, i) => [
        intent,
        { seen: 20 + i, alone: 8, notAlone: 4, ended: 18, messages: 120 },
      ]),
    ),
  } satisfies Lately,
  earlier: { intents: Array.from({ length: 20 }, () => 'track_order'), areas: ['delivery'] },
}

function shippedReader(): Given['readIntent'] {
  const read = intentReader(trainIntents(starterExamples(), { seed: 1, areas: starterAreas }))
  return (text) => {
    const { intents, refused, areas } = read(text)
    const [likeliest] = intents
    return refused || !likeliest ? null : { name: likeliest.name, confidence: likeliest.probability, areas, version: 0 }
  }
}

function countWords(text: string): number {
  const counts = new Map<string, number>()
  for (const word of text
    .normalize('NFD')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [])
    counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts.size
}

const quantiles = (samples: readonly number[]) => ({
  p50: round(quantile(samples, 0.5)),
  p99: round(quantile(samples, 0.99)),
})
/** Of what lies below the p99: one pause is not the thread's length. */
function mean(samples: readonly number[]): number {
  const most = quantile(samples, 0.99)
  const kept = samples.filter((each) => each <= most)
  return kept.reduce((sum, each) => sum + each, 0) / kept.length
}
