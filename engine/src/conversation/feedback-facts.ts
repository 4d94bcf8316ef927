/** What it was to be helped here, from 1, very bad, to 5, very good. The share of 4 and 5 is what others call CSAT. */
export type SatisfactionMark = 1 | 2 | 3 | 4 | 5

/** "Did you have to repeat yourself?" */
export type Repeated = 'no' | 'a-little' | 'yes'

/** What the customer is asked about: how a person took it, where one did, otherwise what the assistant said. */
export type FeedbackAbout =
  | {
      kind: 'handoff'
      /** Null where somebody took it over unasked. */
      handoffId: string | null
      /** Who had it last. */
      agentId: string
      team: string | null
    }
  | { kind: 'assistant' }

/**
 * What the customer said of how it went, as it stands with this fact: a later one of the same closing takes its place. `closing` is the number of
 * the fact `Resolved` that asked.
 */
export interface FeedbackFact {
  type: 'FeedbackGiven'
  closing: number
  about: FeedbackAbout
  satisfaction: SatisfactionMark | null
  repeated: Repeated | null
  textId: string | null
  via: 'chat' | 'email'
}

/** What the customer may say of the closing that stands. ms UTC. */
export interface Feedback {
  closing: number
  askedAt: number
  about: FeedbackAbout
  satisfaction: SatisfactionMark | null
  repeated: Repeated | null
  textId: string | null
  /** When something was said first: it can be changed for a while. */
  firstAt: number | null
}
