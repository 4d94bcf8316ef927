import type { Database } from '../db/database.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { mentionsOf, readMentions } from '../people/mentions.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

type Ids = 'listMentions' | 'readMentions'

export function mentionHandlers({ db, now }: { db: Database; now: () => number }): Pick<Handlers, Ids> {
  return {
    listMentions: async ({ caller }) => ({ mentions: await mentionsOf(db, caller.workspace, meOf(caller), now()) }),
    readMentions: ({ caller, body }) => readMentions(db, caller.workspace, { agentId: meOf(caller), ...body }, now()),
  }
}

function meOf(caller: KnownCaller): string {
  if (caller.kind !== 'agent') throw new ProblemError('forbidden')
  return caller.agentId
}
