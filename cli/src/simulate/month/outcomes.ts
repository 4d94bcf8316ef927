import type { Script } from './customer.ts'
import { hourMs, minuteMs } from './world.ts'

/** What an agent may say of the moment of a handoff, when they resolve it. */
export type TimingMark = 'right' | 'could-have-been-assistant' | 'should-have-come-earlier'

/** What the desk hears of a conversation. Most is late, much never comes, and some is wrong. */
export type Heard = { conversation: number; at: number } & (
  | { kind: 'customer-said-yes' | 'customer-said-no' | 'gave-up' | 'asked-for-person' | 'came-back' | 'silence' }
  | { kind: 'mark'; mark: TimingMark }
)

const answersYes = 0.45
const answersYesWrongly = 0.3
const saysNo = 0.2
const isSeenToGiveUp = 0.7
const comesBack = { resolved: 0.03, 'believed-it': 0.65, 'gave-up': 0.45 }
const agentMarks = 0.3
/** How often an agent sees that the assistant could have done it; and says so of what it could not. */
const seesItCould = 0.6
const saysItCouldWrongly = 0.08
const seesItWasLate = 0.6

/** Everything that will be heard, of one that was handed off (`stop`) or ran to its end. Silence after two days is unknown. */
export function outcomesOf(
  script: Script,
  stop: { turn: number; by: 'policy' | 'customer'; wait: number; at: number } | null,
): Heard[] {
  const { number: conversation, ending } = script
  if (stop) {
    const heard: Heard[] = []
    if (stop.by === 'customer') heard.push({ conversation, at: stop.at, kind: 'asked-for-person' })
    if (script.marks < agentMarks) {
      const at = stop.at + (stop.wait + script.handleMin) * minuteMs
      heard.push({ conversation, at, kind: 'mark', mark: markOf(script, script.turns[stop.turn]!.unhelped) })
    }
    return heard
  }
  const end = script.at + (script.turns.at(-1)!.minutes + 1) * minuteMs
  const heard: Heard[] = []
  if (ending === 'resolved' && script.says < answersYes)
    heard.push({ conversation, at: end, kind: 'customer-said-yes' })
  if (ending === 'believed-it' && script.says < answersYesWrongly)
    heard.push({ conversation, at: end, kind: 'customer-said-yes' })
  if (ending === 'gave-up' && script.says < saysNo) heard.push({ conversation, at: end, kind: 'customer-said-no' })
  if (ending === 'gave-up' && script.judges < isSeenToGiveUp)
    heard.push({ conversation, at: end + 15 * minuteMs, kind: 'gave-up' })
  if (ending !== 'asked-for-person' && script.returns < comesBack[ending])
    heard.push({ conversation, at: end + script.returnsAfterMs, kind: 'came-back' })
  heard.push({ conversation, at: end + 48 * hourMs, kind: 'silence' })
  return heard
}

function markOf({ can, judges }: Script, unhelped: number): TimingMark {
  if (can) return judges < seesItCould ? 'could-have-been-assistant' : 'right'
  if (judges < saysItCouldWrongly) return 'could-have-been-assistant'
  return unhelped >= 2 && judges < saysItCouldWrongly + seesItWasLate ? 'should-have-come-earlier' : 'right'
}
