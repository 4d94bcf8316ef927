import { ModelFailure } from './model-failure.ts'

/** The turn is over for somebody else's reason: a person took over, or the customer wrote again. */
export class Interrupted extends Error {}

/** A turn's time. It runs on while what was said is committed, and reads the machine's steady clock. */
export interface TurnClock {
  /** Ends what the turn waits for: aborted with the turn's signal and with its time. */
  readonly signal: AbortSignal
  readonly ms: number
  /**
   * Waits for something until `until` (milliseconds of this clock) at most, and never beyond the turn.
   * @throws {ModelFailure} `timeout` when it took longer than that, `too-slow` when the whole turn did
   * @throws {Interrupted}
   */
  wait<T>(promise: Promise<T>, until?: number): Promise<T>
  /** Nothing is waited for any more. */
  stop(): void
}

export function startClock(turnMs: number, interrupt: AbortSignal): TurnClock {
  const began = performance.now()
  const controller = new AbortController()
  const ms = () => performance.now() - began
  const timer = setTimeout(
    () => controller.abort(new ModelFailure('too-slow', `the turn took longer than ${turnMs} ms`)),
    turnMs,
  )
  const onInterrupt = () => controller.abort(new Interrupted('the turn is over'))
  if (interrupt.aborted) onInterrupt()
  else interrupt.addEventListener('abort', onInterrupt, { once: true })

  return {
    signal: controller.signal,
    get ms() {
      return ms()
    },
    wait(promise, until = Infinity) {
      return new Promise((resolve, reject) => {
        const left = Math.max(0, Math.min(until, turnMs + 1000) - ms())
        const settle = (act: () => void) => {
          clearTimeout(late)
          controller.signal.removeEventListener('abort', onAbort)
          act()
        }
        const onAbort = () => settle(() => reject(controller.signal.reason as Error))
        const late = setTimeout(
          () => settle(() => reject(new ModelFailure('timeout', `nothing came for ${Math.round(left)} ms`))),
          left,
        )
        controller.signal.addEventListener('abort', onAbort, { once: true })
        promise.then(
          (value) => settle(() => resolve(value)),
          (error: Error) => settle(() => reject(error)),
        )
        if (controller.signal.aborted) onAbort()
      })
    },
    stop() {
      clearTimeout(timer)
      interrupt.removeEventListener('abort', onInterrupt)
      controller.abort(new Interrupted('the turn is over'))
    },
  }
}
