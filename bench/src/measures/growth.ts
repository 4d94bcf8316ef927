import type { Stage } from '../lab/stage.ts'
import { logLogSlope, median, round } from '../lab/statistics.ts'
import { candidatePaths, type Path, type Paths } from '../lab/wire.ts'

export interface Growth {
  /** The exponent of a message's cost in the length of its conversation. */
  slope: number
  samples: number
  medianMs: Record<string, number>
}

/** What a message costs in conversations of these lengths, one of each in turn. A conversation is used until it is half as long again. */
export async function growth(stage: Stage, { lengths = [10, 100, 1000, 10_000], samples = 400 } = {}): Promise<Growth> {
  const paths = await Promise.all(lengths.map((length) => pathsOfLength(stage, length, samples)))
  const took = lengths.map((): number[] => [])
  for (let n = 0; n < samples; n++) {
    for (const [i, { each, of }] of paths.entries()) {
      const path = of.each[Math.floor(n / each)] as Path
      const began = performance.now()
      await path.deliver(`g${i}-${n}`)
      took[i]?.push(performance.now() - began)
    }
  }
  await Promise.all(paths.map(({ of }) => of.close()))
  const medians = took.map((values) => median(values))
  return {
    slope: round(logLogSlope(lengths.map((size, i) => ({ size, cost: medians[i] ?? NaN })))),
    samples,
    medianMs: Object.fromEntries(lengths.map((length, i) => [length, round(medians[i] ?? NaN)])),
  }
}

/** As many conversations of a length as these samples need, when each takes `each` of them. */
async function pathsOfLength(stage: Stage, length: number, samples: number): Promise<{ each: number; of: Paths }> {
  const each = Math.ceil(length / 2)
  const held = []
  for (let n = 0; n < samples; n += each) {
    const made = await stage.heldConversation()
    await fill(stage, made.conversation, length)
    held.push(made)
  }
  return { each, of: await candidatePaths(stage, held) }
}

async function fill(stage: Stage, conversation: string, length: number): Promise<void> {
  const where = { workspace: stage.workspace, conversation }
  const { state } = await stage.node.door.current(where)
  for (let n = state.version; n < length; n++) {
    const clientId = `f${n}`
    const message = { messageId: stage.newId('message'), clientId, text: `Line ${n} of a long story.` }
    await stage.node.door.handle(
      where,
      { kind: 'customer', id: state.visitorId ?? '' },
      { type: 'ReceiveMessage', page: null, ...message },
      { clientId, body: message.text },
    )
  }
}
