/** Why a part of the package is not there. A silent hole is the failure that we exist to end. */
export type MissingCause =
  | 'never-asked'
  | 'customer-declined'
  | 'lookup-timed-out'
  | 'lookup-failed'
  /** Asked for a moment before, and not answered yet. */
  | 'lookup-pending'
  | 'capture-refused'
  | 'capture-failed'
  | 'integration-sent-none'
  | 'redacted-for-role'
  | 'transcript-truncated'
  | 'nothing-tried'
  | 'not-identified'
  /** It was said, and the assistant did not know what it is about. */
  | 'not-recognised'
  | 'erased'

/** Who can mend it: whoever connected the site, whoever made the rules, or the assistant. */
export type GapOwner = 'integration' | 'rule' | 'assistant'

export type PackagePart =
  | 'transcript'
  | 'wanted'
  | 'attempts'
  | 'facts'
  | 'intent'
  | 'tone'
  | 'page'
  | 'capture'
  | 'account'
  | 'reason'

export interface Missing {
  part: PackagePart
  cause: MissingCause
  owner: GapOwner
  /** How long was waited, for a look-up. */
  ms?: number | undefined
  /** `count` of `of` are there, for a transcript. */
  count?: number | undefined
  of?: number | undefined
}

const owners: Record<MissingCause, GapOwner> = {
  'never-asked': 'assistant',
  'customer-declined': 'rule',
  'lookup-timed-out': 'integration',
  'lookup-failed': 'integration',
  'lookup-pending': 'integration',
  'capture-refused': 'rule',
  'capture-failed': 'integration',
  'integration-sent-none': 'integration',
  'redacted-for-role': 'rule',
  'transcript-truncated': 'integration',
  'nothing-tried': 'assistant',
  'not-identified': 'integration',
  'not-recognised': 'assistant',
  erased: 'rule',
}

export function missing(
  part: PackagePart,
  cause: MissingCause,
  more: Omit<Missing, 'part' | 'cause' | 'owner'> = {},
): Missing {
  return { part, cause, owner: owners[cause], ...more }
}
