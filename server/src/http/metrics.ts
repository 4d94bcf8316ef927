import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { warmthOf } from '@baton/engine'
import type { Door } from '../handle.ts'
import { isWarm } from '../health/warm-health.ts'

export interface Metrics {
  registry: Registry
  sockets: Gauge
  requests: Histogram
}

export interface MetricsParts {
  door: Door
  subscribers: () => number
  running: () => number
  /** Due work that nobody has begun for a minute. */
  overdue: () => Promise<number>
  /** Customers who wait and whom nothing will reach; the number is 0. */
  stranded: () => Promise<number>
  /** Work of conversations that failed again and again and is set aside. */
  quarantined: () => Promise<number>
  /** Customers who wait for a person. */
  waiting: () => Promise<number>
  /** Deliveries to webhooks by how they stand. */
  deliveries: () => Promise<{ waiting: number; dead: number }>
  /** Updates that incidents promised and that have not come. */
  overduePromises: () => Promise<number>
  /** What came of searching by meaning, by outcome; absent where no model is configured for it. */
  meaning?: (() => Readonly<Record<string, number>>) | undefined
}

/** From at once to a day. Seconds. */
const waitBuckets = [1, 5, 15, 30, 60, 120, 300, 600, 1800, 3600, 4 * 3600, 24 * 3600]

/** What Prometheus reads at `/metrics`. Names of facts and outcomes only: no ids, no words. */
export function createMetrics({
  door,
  subscribers,
  running,
  overdue,
  stranded,
  quarantined,
  waiting,
  deliveries,
  overduePromises,
  meaning,
}: MetricsParts): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry, prefix: 'baton_' })
  const registers = [registry]
  const facts = new Counter({
    name: 'baton_facts_total',
    help: 'Facts committed by this node',
    labelNames: ['type'],
    registers,
  })
  const handoffs = new Counter({
    name: 'baton_handoffs_total',
    help: 'Handoffs by reason',
    labelNames: ['reason'],
    registers,
  })
  const outcomes = new Counter({
    name: 'baton_handoff_outcomes_total',
    help: 'Where handoffs went',
    labelNames: ['outcome'],
    registers,
  })
  const heldBack = new Counter({
    name: 'baton_handoffs_held_back_total',
    help: 'Handoffs that wait for an incident',
    registers,
  })
  const withheld = new Counter({
    name: 'baton_replies_withheld_total',
    help: 'What the assistant was kept from saying',
    labelNames: ['because'],
    registers,
  })
  const taken = new Counter({
    name: 'baton_handoffs_taken_total',
    help: 'Handoffs that a person took: warm (to somebody available, with the skills, and the card there before) or cold',
    labelNames: ['arrival'],
    registers,
  })
  const waits = new Histogram({
    name: 'baton_handoff_wait_seconds',
    help: 'From the handoff until a person has it',
    buckets: waitBuckets,
    registers,
  })
  const firstResponses = new Histogram({
    name: 'baton_first_response_seconds',
    help: 'From the handoff until a person’s first message',
    buckets: waitBuckets,
    registers,
  })
  const askedAgain = new Counter({
    name: 'baton_asked_again_total',
    help: 'Times that somebody asked for what the customer had said',
    registers,
  })
  new Gauge({
    name: 'baton_waiting',
    help: 'Customers who wait for a person, on all nodes',
    registers,
    async collect() {
      this.set(await waiting())
    },
  })
  new Gauge({
    name: 'baton_webhook_deliveries',
    help: 'Events that are on their way to webhooks, on all nodes, and those that were given up in the last day',
    labelNames: ['status'],
    registers,
    async collect() {
      for (const [status, count] of Object.entries(await deliveries())) this.set({ status }, count)
    },
  })
  new Gauge({
    name: 'baton_subscriptions',
    help: 'Conversations read live on this node',
    registers,
    collect() {
      this.set(subscribers())
    },
  })
  new Gauge({
    name: 'baton_due_running',
    help: 'Due work running on this node',
    registers,
    collect() {
      this.set(running())
    },
  })
  new Gauge({
    name: 'baton_overdue',
    help: 'Due work that nobody has begun for a minute',
    registers,
    async collect() {
      this.set(await overdue())
    },
  })
  new Gauge({
    name: 'baton_stranded',
    help: 'Customers who wait and whom nothing will reach: nothing is due, or has been for a minute and nobody has begun it',
    registers,
    async collect() {
      this.set(await stranded())
    },
  })
  new Gauge({
    name: 'baton_quarantined',
    help: 'Work of conversations that failed five times and is set aside',
    registers,
    async collect() {
      this.set(await quarantined())
    },
  })
  new Gauge({
    name: 'baton_incident_promises_overdue',
    help: 'Updates that incidents promised, that have not come and were put off by nobody',
    registers,
    async collect() {
      this.set(await overduePromises())
    },
  })
  if (meaning)
    new Counter({
      name: 'baton_meaning_searches_total',
      help: 'Searches of knowledge on this node that were to mix words and meaning, by outcome: mixed, or why words alone were searched',
      labelNames: ['outcome'],
      registers,
      collect() {
        this.reset()
        for (const [outcome, count] of Object.entries(meaning())) this.inc({ outcome }, count)
      },
    })
  door.onCommitted(({ records, before, after }) => {
    for (const { fact } of records) {
      facts.inc({ type: fact.type })
      if (fact.type === 'Escalated') handoffs.inc({ reason: fact.reason.kind })
      if (fact.type === 'HandoffHeldBack') heldBack.inc()
      if (fact.type === 'AskedAgain') askedAgain.inc()
      if (fact.type === 'ReplyWithheld') withheld.inc({ because: fact.because })
      if (fact.type === 'Offered' || fact.type === 'Queued' || fact.type === 'Scheduled')
        outcomes.inc({ outcome: fact.type.toLowerCase() })
    }
    const { handoff } = after.state
    const was = handoff && before.handoff?.id === handoff.id ? before.handoff : null
    if (!handoff) return
    const warmth = warmthOf(handoff)
    if (warmth && (was?.acceptedAt ?? null) === null && handoff.acceptedAt !== null) {
      taken.inc({ arrival: isWarm(warmth) ? 'warm' : 'cold' })
      waits.observe((handoff.acceptedAt - handoff.requestedAt) / 1000)
    }
    if (handoff.firstResponseAt !== null && (was?.firstResponseAt ?? null) === null)
      firstResponses.observe((handoff.firstResponseAt - handoff.requestedAt) / 1000)
  })
  return {
    registry,
    sockets: new Gauge({ name: 'baton_sockets', help: 'Live connections on this node', registers }),
    requests: new Histogram({
      name: 'baton_request_seconds',
      help: 'Time to answer an API request',
      labelNames: ['operation', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
      registers,
    }),
  }
}
