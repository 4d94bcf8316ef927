/** A server of our own in this process, in memory, whose assistant says what it is told to say. */
export interface ScriptedNode {
  url: string
  key: string
  workspace: string
  /** By the API key, or as whoever has this token. Throws where the answer is none. */
  call(method: string, path: string, body?: unknown, token?: string): Promise<any> // oxlint-disable-line typescript/no-explicit-any
  /** What the assistant says in this conversation, one sentence after the other. */
  assistantSays(conversation: string, sentences: readonly string[]): void
  /** The cookie's value of a session of this agent. */
  sessionOf(agentId: string): Promise<string>
  /** The token of a visitor for whom the site has signed. */
  visitorOf(externalId: string): Promise<string>
  stop(): Promise<void>
}

export function openScriptedNode(): Promise<ScriptedNode>

/** The HTML of mails in which these texts are said, and of one that invites somebody by the first of them. */
export function mailsOf(texts: readonly string[]): string[]
