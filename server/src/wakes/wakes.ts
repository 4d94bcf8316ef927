import { readBatch, toBatches, type Wake } from './wake.ts'

/** A way between nodes: whatever is published reaches the others that listen, mostly. */
export interface Carrier {
  readonly name: string
  /** Bytes that one batch may have. */
  readonly bytes: number
  /** Whether anybody would hear it now. What is not sent then is found by looking. */
  worthwhile(): boolean
  publish(batch: string): void
  close(): Promise<void>
}

export interface WakesParts {
  /** This node, so that it does not wake itself. */
  owner: string
  /** Opens the way; what comes over it is given to `take`. */
  open(take: (batch: string) => void): Carrier
  onWake(wake: Wake): void
  log: (message: string, detail: object) => void
  /** Wakes of this long together travel as one. Milliseconds. */
  gatherMs?: number
}

export interface Wakes {
  tell(wake: Wake): void
  close(): Promise<void>
}

/** Where there is one node, nobody is to be woken. */
export const noWakes: Wakes = { tell() {}, close: () => Promise.resolve() }

/** Tells the other nodes where to look, in batches. Of several commits of a conversation the newest is told. */
export function createWakes({ owner, open, onWake, log, gatherMs = 5 }: WakesParts): Wakes {
  const waiting = new Map<string, Wake>()
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const carrier = open((text) => {
    const batch = readBatch(text)
    if (!batch || batch.from === owner || closed) return
    for (const wake of batch.wakes) {
      try {
        onWake(wake)
      } catch (error) {
        log('a wake-up came to nothing; what it told of is found by looking', { wake: wake.kind, error: String(error) })
      }
    }
  })

  function send(): void {
    timer = undefined
    const wakes = [...waiting.values()]
    waiting.clear()
    if (!carrier.worthwhile()) return
    for (const batch of toBatches(owner, wakes, carrier.bytes)) carrier.publish(batch)
  }

  return {
    tell(wake) {
      if (closed) return
      // Put at the end, so that typing which stopped after a message does not come before it.
      const key = keyOf(wake)
      waiting.delete(key)
      waiting.set(key, wake)
      timer ??= setTimeout(send, gatherMs)
    },
    async close() {
      clearTimeout(timer)
      if (!closed && waiting.size > 0) send()
      closed = true
      await carrier.close()
    },
  }
}

function keyOf(wake: Wake): string {
  if (wake.kind === 'people') return `people ${wake.workspace}`
  const more =
    wake.kind === 'typing'
      ? ` ${wake.by} ${wake.agentId ?? ''}`
      : wake.kind === 'page-live'
        ? ` ${wake.id} ${wake.n}`
        : ''
  return `${wake.kind} ${wake.workspace} ${wake.conversation}${more}`
}
