import type { FactRecord } from '@baton/engine'
import type { Database } from '../db/database.ts'
import { change, guidanceById, listGuidance, propose, versionsOf } from '../guidance/guidance.ts'
import type { Meaning } from '../embedding/meaning.ts'
import { tryGuidance } from '../guidance/try-guidance.ts'
import { doerOf } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import type { Door } from '../handle.ts'
import type { NewId } from '../ids.ts'
import { readFacts, readTexts } from '../log/log.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface GuidanceHandlersParts {
  db: Database
  door: Pick<Door, 'current'>
  newId: NewId
  now: () => number
  /** What finds articles in other words; absent where words alone are searched. */
  meaning?: Meaning | undefined
}

type Ids = 'listGuidance' | 'getGuidance' | 'proposeGuidance' | 'changeGuidance' | 'tryGuidance'

/** As far back as a message may be that is corrected. Facts. */
const farBack = 2000

export function guidanceHandlers({ db, door, newId, now, meaning }: GuidanceHandlersParts): Pick<Handlers, Ids> {
  const audited = (caller: Caller) => ({ by: doerOf(caller), newId })
  return {
    listGuidance: async ({ caller, query }) => ({ guidance: await listGuidance(db, caller.workspace, query.status) }),

    async getGuidance({ caller: { workspace }, params: { id } }) {
      return { ...(await guidanceById(db, workspace, id)), versions: await versionsOf(db, workspace, id) }
    },

    async proposeGuidance({ caller, params, body }) {
      const { workspace } = caller
      const where = { workspace, conversation: params.id }
      const { state } = await door.current(where)
      if (state.version === 0) throw new ProblemError('conversation_not_found')
      const records = await readFacts(db, workspace, params.id, Math.max(0, state.version - farBack), farBack)
      const found = corrected(records, body.messageId)
      if (!found)
        throw new ProblemError('guidance_unfit', { detail: 'it names no message of the assistant and no whisper here' })
      const texts = await readTexts(db, workspace, params.id, [...found.said, ...found.asked])
      const words = (ids: readonly string[]) =>
        ids
          .flatMap((id) => texts.get(id) ?? [])
          .join('\n')
          .slice(0, 4000)
      const question = body.question?.trim() || words(found.asked)
      if (question.trim() === '')
        throw new ProblemError('guidance_unfit', { detail: 'the customer had asked nothing before: say the question' })
      const { messageId, scope, said, why } = body
      const wrong = words(found.said)
      const proposal = {
        conversation: params.id,
        customerId: state.customerId,
        messageId,
        scope,
        question,
        wrong,
        why,
        said,
      }
      return propose(db, workspace, proposal, audited(caller), now())
    },

    changeGuidance: ({ caller, params, body }) => change(db, caller.workspace, params.id, body, audited(caller), now()),

    tryGuidance: ({ caller, params, body }) => tryGuidance({ db, meaning }, caller.workspace, params.id, body.question),
  }
}

/** What was said in the message that is corrected, and what the customer had asked before it: ids of texts. Null where there is no such message. */
function corrected(records: readonly FactRecord[], messageId: string): { said: string[]; asked: string[] } | null {
  const at = records.findIndex(
    ({ fact }) =>
      (fact.type === 'AssistantSaid' && fact.messageId === messageId) ||
      (fact.type === 'Whispered' && fact.whisperId === messageId),
  )
  if (at < 0) return null
  const said = records.flatMap(({ fact }) =>
    fact.type === 'AssistantSaid' && fact.messageId === messageId ? [fact.textId] : [],
  )
  const asked = records.slice(0, at).findLast(({ fact }) => fact.type === 'MessageReceived')?.fact
  return { said, asked: asked?.type === 'MessageReceived' ? [asked.textId] : [] }
}
