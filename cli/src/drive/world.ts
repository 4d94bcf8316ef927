import type { CallApi } from '../api/call-api.ts'
import type { ConversationRecord } from './run-record.ts'
import type { Pace } from './pace.ts'
import type { Scene } from './scene.ts'

/** What customers and people of one run share. */
export interface World {
  url: string
  key: string
  workspace: string
  /** Names what this run makes, so that two runs on one server do not meet. */
  run: string
  /** The API with the key. */
  call: CallApi
  pace: Pace
  /** Longest time that anybody waits for anything. Milliseconds. */
  patienceMs: number
  scenes: Map<string, Scene>
  records: Map<string, ConversationRecord>
  counts: Counts
  /** Something to tell whoever watches. */
  say(line: string): void
}

/** What the run itself did, for the table. */
export interface Counts {
  customerMessages: number
  agentMessages: number
  turns: number
  drops: number
  reconnects: number
  repeats: number
  presses: number
  declines: number
  expiries: number
  bargedIn: number
  handedBack: number
  /** A customer wrote on without an answer, because none came in time. */
  impatient: number
  /** Calls that the server asked to make later. */
  slowedDown: number
  refused: number
}

export const noCounts = (): Counts => ({
  customerMessages: 0,
  agentMessages: 0,
  turns: 0,
  drops: 0,
  reconnects: 0,
  repeats: 0,
  presses: 0,
  declines: 0,
  expiries: 0,
  bargedIn: 0,
  handedBack: 0,
  impatient: 0,
  slowedDown: 0,
  refused: 0,
})
