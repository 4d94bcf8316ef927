import { backOff, type Clock } from './clock.ts'
import { readWait, type Wait } from '../thread/wait.ts'
import { readEvents } from './frames.ts'
import type { Rest } from './rest.ts'
import type { Trouble } from './trouble.ts'

export interface PollingDeps {
  rest: Rest
  clock: Clock
  random(): number
  token(): string | null
  conversationId(): string | null
  cursor(): number
  heard(events: ReturnType<typeof readEvents>): void
  /** Whether the customer waits for a person: then it is asked now and then how long it will be. */
  waits(): boolean
  waited(wait: Wait): void
  /** The way has opened or closed. */
  turned(on: boolean): void
  trouble(trouble: Trouble): void
}

/** Asks for what is new every few seconds, for networks that let no socket through. The live link goes on trying meanwhile. */
export interface Polling {
  start(): void
  stop(): void
  isOn(): boolean
}

const every = 2_500
/** How long it will be is asked with each so-many'th round. */
const waitEvery = 6

export function createPolling(deps: PollingDeps): Polling {
  const { rest, clock } = deps
  let round = 0
  let running = false
  let on = false
  let fails = 0
  let rounds = 0
  let cancel = () => {}

  async function ask(present: number) {
    const id = deps.conversationId()
    if (id === null) return
    const answer = await rest('GET', `/v1/conversations/${id}/events?after=${deps.cursor()}`, { token: deps.token() })
    if (present !== round) return
    let wait = every
    if (answer.ok) {
      fails = 0
      const events = readEvents(answer.value)
      deps.heard(events)
      turn(true)
      if (!events.caughtUp) wait = 0
      else if (rounds++ % waitEvery === 0) await askWait(id)
      if (present !== round) return
    } else {
      turn(false)
      deps.trouble(answer.trouble)
      wait = Math.max(every, backOff(fails++, deps.random()))
    }
    if (present === round) cancel = clock.after(wait, () => void ask(present))
  }

  async function askWait(id: string) {
    if (!deps.waits()) return
    const answer = await rest('GET', `/v1/conversations/${id}`, { token: deps.token() })
    const wait = answer.ok ? readWait(answer.value['wait']) : null
    if (wait && id === deps.conversationId()) deps.waited(wait)
  }

  function turn(next: boolean) {
    if (on === next) return
    on = next
    deps.turned(on)
  }

  return {
    start() {
      if (running) return
      running = true
      fails = 0
      void ask(++round)
    },
    stop() {
      cancel()
      round++
      running = on = false
    },
    isOn: () => on,
  }
}
