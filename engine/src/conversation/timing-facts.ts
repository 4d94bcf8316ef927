/** What an agent says of the moment of a handoff, when they resolve it: one click that the decision to hand off learns from. */
export type TimingMark = 'right' | 'could-have-been-assistant' | 'should-have-come-earlier'

export type TimingFact = { type: 'HandoffTimed'; handoffId: string; mark: TimingMark; agentId: string | null }
