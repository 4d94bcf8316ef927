import type { PracticeTurn } from '@baton/protocol'
import { readAssistants, readVersions } from '../assistants/assistant-rows.ts'
import type { OnDutyDesk } from '../assistants/on-duty.ts'
import { keepPractice, putQuestions, readPractice, readQuestions } from '../assistants/practice-rows.ts'
import { practise, type PracticeLog, type PractiseParts } from '../assistants/practise.ts'
import type { Assistant } from '../assistant/assistant.ts'
import type { Database } from '../db/database.ts'
import { doerOf } from '../identity/audit.ts'
import { iso } from '../live/rows.ts'
import { presentEvent } from '../live/present-event.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

export interface PracticeHandlersParts extends PractiseParts {
  db: Database
  onDuty: Pick<OnDutyDesk, 'forTurn'>
  /** What answers where a version asks for the configured model, and where it asks none. */
  assistant: Assistant
  builtIn: Assistant
}

type Ids = 'practise' | 'getPracticeQuestions' | 'putPracticeQuestions'

const nothing: PracticeLog = { records: [], texts: [] }

export function practiceHandlers(parts: PracticeHandlersParts): Pick<Handlers, Ids> {
  const { db, now, newId, onDuty, assistant, builtIn } = parts

  async function settingsOf(workspace: string, id: string, version: number | null) {
    const { assistants } = await readAssistants(parts, workspace)
    const row = assistants.find((each) => each.id === id)
    if (!row) throw new ProblemError('assistant_not_found')
    if (version === null) return row.draft
    const found = (await readVersions(db, workspace, id)).find((each) => each.version === version)
    if (!found) throw new ProblemError('version_not_found')
    return found.settings
  }

  async function shownQuestions(workspace: string) {
    const { questions, revision, updatedAt } = await readQuestions(db, workspace)
    return { questions, revision, updatedAt: updatedAt === null ? null : iso(updatedAt) }
  }

  return {
    async practise({ caller, params, body }): Promise<PracticeTurn> {
      const { workspace } = caller
      const { version, session: begun, ...message } = body
      const settings = await settingsOf(workspace, params.id, version)
      const runner = settings.model === 'built-in' ? builtIn : assistant
      const assistantId = params.id
      const before = begun ? await readPractice(db, workspace, { id: begun, assistantId, now: now() }) : nothing
      const session = begun ?? newId('practice')
      const practised = { assistantId, version, settings, runner }
      const log = await practise(parts, workspace, practised, { ...before, session }, message)
      await keepPractice(db, workspace, { id: session, assistantId, now: now(), log })
      const language = log.language === 'other' ? message.locale : log.language
      const place = { assistant: null, episode: 1, channel: message.channel, language }
      const { id, rule } = await onDuty.forTurn(workspace, place, message.page)
      const texts = new Map(log.texts.map((text) => [text.id, text.body]))
      const resolved = {
        text: (it: string) => texts.get(it),
        agentName: () => undefined,
        agentPicture: () => undefined,
        conversation: session,
      }
      return {
        session,
        version,
        model: runner.name,
        chosen: { assistantId: id, rule },
        events: log.records
          .slice(before.records.length)
          .flatMap((record) => presentEvent(record, 'team', resolved) ?? []),
        seen: log.seen.map((each) =>
          each.kind === 'called'
            ? each
            : {
                ...each,
                found: each.found.map(({ articleId, title, url, score }) => ({ articleId, title, url, score })),
              },
        ),
        ms: log.ms,
      }
    },

    getPracticeQuestions: ({ caller }) => shownQuestions(caller.workspace),

    async putPracticeQuestions({ caller, body }) {
      await putQuestions(db, caller.workspace, body, { by: doerOf(caller), newId }, now())
      return shownQuestions(caller.workspace)
    },
  }
}
