import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Door } from '../handle.ts'

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
  /** Updates that incidents promised and that have not come. */
  overduePromises: () => Promise<number>
}

/** What Prometheus reads at `/metrics`. Names of facts and outcomes only: no ids, no words. */
export function createMetrics({
  door,
  subscribers,
  running,
  overdue,
  stranded,
  overduePromises,
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
    name: 'baton_incident_promises_overdue',
    help: 'Updates that incidents promised, that have not come and were put off by nobody',
    registers,
    async collect() {
      this.set(await overduePromises())
    },
  })
  door.onCommitted(({ records }) => {
    for (const { fact } of records) {
      facts.inc({ type: fact.type })
      if (fact.type === 'Escalated') handoffs.inc({ reason: fact.reason.kind })
      if (fact.type === 'HandoffHeldBack') heldBack.inc()
      if (fact.type === 'ReplyWithheld') withheld.inc({ because: fact.because })
      if (fact.type === 'Offered' || fact.type === 'Queued' || fact.type === 'Scheduled')
        outcomes.inc({ outcome: fact.type.toLowerCase() })
    }
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
