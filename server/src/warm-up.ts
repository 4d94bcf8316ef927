import { decide, defaultPolicy, evolve, nothingYet, type Command, type Conversation, type Given } from '@baton/engine'
import type { Database } from './db/database.ts'
import { append, load } from './log/log.ts'
import { columnsOf } from './log/row-of.ts'

/** Something of each that a message is read for. */
const said = [
  'Hello, my name is Ann Reiter, the parcel of order number NX-48213 came on 12 May and the reader is broken: error E-204. I restarted it.',
  'Mein Passwort ist geheim, die Karte 4111 1111 1111 1111, token: x. Ich möchte mit einem Menschen sprechen, das ist wirklich ärgerlich!',
]
/** Patterns become machine code when they are used for the second time. */
const times = 2
const nowhere = 'warm-up'

/**
 * Does what a message needs once, before anybody waits for it: the patterns that read it take a tenth of a second to compile, and so do the
 * database's functions where it is embedded. Writes nothing: the conversation is not there.
 */
export async function warmUp(db: Database, workspace: string): Promise<void> {
  const writing = tryToWrite(db, workspace)
  for (let n = 0; n < times; n++) readMessages()
  await writing
}

function readMessages(): void {
  let state: Conversation = nothingYet
  let made = 0
  const given: Given = {
    now: 0,
    newId: (kind) => `${kind}-${++made}`,
    policy: defaultPolicy,
    people: { name: () => '' },
    roster: null,
    account: null,
  }
  const commands: Command[] = [
    { type: 'OpenConversation', channel: 'widget', locale: 'en', visitorId: nowhere, customerId: null, page: null },
    ...said.map((text): Command => ({ type: 'ReceiveMessage', messageId: text, clientId: text, text, page: null })),
  ]
  for (const command of commands) {
    const decision = decide(state, command, given)
    if (decision.kind !== 'facts') continue
    for (const fact of decision.facts)
      state = evolve(state, { seq: state.version + 1, at: 0, actor: { kind: 'system' }, fact })
  }
}

async function tryToWrite(db: Database, workspace: string): Promise<void> {
  const { state, opener, last } = await load(db, workspace, nowhere)
  await append(db, {
    workspace,
    conversation: nowhere,
    expected: 1,
    clientId: nowhere,
    bodyHash: nowhere,
    at: 0,
    actor: { kind: 'system' },
    facts: [{ type: 'NoteAdded', messageId: nowhere, clientId: nowhere, textId: nowhere }],
    texts: [{ id: nowhere, kind: 'note', body: nowhere }],
    columns: columnsOf(state, opener, last, defaultPolicy),
    onlyLine: true,
    handoffs: [],
    reserve: null,
    released: null,
  })
}
