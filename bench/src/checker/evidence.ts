/** A fact as the checker needs it: its number, and the words of it where it is a message. Words are unique: they name what was sent. */
export interface Line {
  seq: number
  text: string | null
}

/** One message from the side of who sent it. Each writer sends its next only when the last was acknowledged. */
export interface Sent {
  writer: string
  conversation: string
  text: string
  /** The number that the acknowledgement named; null while there was none. */
  seq: number | null
}

/** What one reader was shown, in the order in which it was shown, over all its connections. */
export interface Reading {
  reader: string
  conversation: string
  lines: readonly Line[]
}

/** What three parties say of the same run: what each client was told was stored, what each reader saw, what the database holds. */
export interface Evidence {
  sent: readonly Sent[]
  readings: readonly Reading[]
  /** By conversation, in the order of the database. */
  held: Readonly<Record<string, readonly Line[]>>
}
