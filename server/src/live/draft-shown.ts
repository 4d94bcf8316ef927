import type { Conversation } from '@baton/engine'
import { firstReply } from '@baton/protocol'
import type { Database } from '../db/database.ts'
import type { Where } from '../handle.ts'
import { readTexts } from '../log/log.ts'
import { textIdsOf } from '../log/text-ids.ts'
import { presentPackage } from './present-package.ts'

/** The first reply that stood before an agent as they wrote theirs: made of the same package in the same way. Null where there was none. */
export async function draftShown(
  db: Database,
  { workspace, conversation }: Where,
  { handoff, slots }: Conversation,
  agentName: string,
): Promise<string | null> {
  const pkg = handoff?.package
  if (!pkg || handoff.endedAt !== null || handoff.firstResponseAt !== null) return null
  const texts = await readTexts(db, workspace, conversation, textIdsOf(pkg))
  const whole = presentPackage(pkg, conversation, { text: (id) => texts.get(id) })
  const known = slots.filter(({ supersededAt }) => supersededAt === null).map(({ name }) => name)
  return firstReply(whole, agentName, known)?.text ?? null
}
