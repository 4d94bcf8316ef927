import * as z from 'zod'

const where = { workspace: z.string(), conversation: z.string() }

/**
 * What one node tells the others: where to look, and not what is there, except where it is kept nowhere. Losing any of it costs time, or what is
 * over in a moment anyway.
 */
export const Wake = z.discriminatedUnion('kind', [
  /** Facts up to `seq` were committed; `trace` is the W3C traceparent of what committed them, where somebody traces. */
  z.object({ kind: z.literal('facts'), ...where, seq: z.int(), trace: z.string().max(64).optional() }),
  /** Presence, names or teams of the workspace's people changed, or its settings. */
  z.object({ kind: z.literal('people'), workspace: z.string() }),
  /** A side got or saw more. */
  z.object({ kind: z.literal('receipts'), ...where }),
  /** Somebody types, or no longer does. `agentId` says which agent. */
  z.object({
    kind: z.literal('typing'),
    ...where,
    by: z.enum(['customer', 'agent', 'assistant']),
    agentId: z.string().nullable(),
    on: z.boolean(),
  }),
  /** Part `n` of `of` of a page that this agent follows live: gzipped JSON in base64. */
  z.object({
    kind: z.literal('page-live'),
    ...where,
    agentId: z.string(),
    id: z.string().max(40),
    n: z.int().min(0).max(199),
    of: z.int().min(1).max(200),
    data: z.string().max(7900),
  }),
])
export type Wake = z.infer<typeof Wake>

const Batch = z.object({ from: z.string(), wakes: z.array(Wake) })
export type Batch = z.infer<typeof Batch>

/** One batch as it travels. Null for what another version, or anybody else, sent under our name. */
export function readBatch(text: string): Batch | null {
  try {
    return Batch.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}

/** As few batches as hold all of them in so many bytes each. */
export function toBatches(from: string, wakes: readonly Wake[], bytes: number): string[] {
  const batches: string[] = []
  const empty = JSON.stringify({ from, wakes: [] }).length
  let parts: string[] = []
  let size = empty
  const close = () => {
    if (parts.length > 0) batches.push(`{"from":${JSON.stringify(from)},"wakes":[${parts.join(',')}]}`)
    parts = []
    size = empty
  }
  for (const wake of wakes) {
    const part = JSON.stringify(wake)
    const needs = Buffer.byteLength(part) + 1
    if (size + needs > bytes) close()
    parts.push(part)
    size += needs
  }
  close()
  return batches
}
