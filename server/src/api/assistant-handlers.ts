import type { AssistantOnList, AssistantWhole } from '@baton/protocol'
import {
  createAssistant,
  draftAssistant,
  publishAssistant,
  putDesk,
  readAssistants,
  readVersions,
  retireAssistant,
  rollBackAssistant,
  type AssistantRow,
} from '../assistants/assistant-rows.ts'
import { putBudgets, readBudgets, type BudgetParts } from '../assistants/budgets.ts'
import { changedFields } from '../assistants/changed-fields.ts'
import { countAssistants } from '../assistants/counts.ts'
import { doerOf } from '../identity/audit.ts'
import type { Caller } from '../identity/caller.ts'
import type { NewId } from '../ids.ts'
import { iso } from '../live/rows.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'
import { spanOf } from './span-of.ts'

export interface AssistantHandlersParts extends BudgetParts {
  newId: NewId
  /** The name of what answers where a version asks for the configured model. */
  configured: string
  /** Who answers where is other than before. */
  changed(workspace: string): void
}

type Ids =
  | 'listAssistants'
  | 'createAssistant'
  | 'getAssistant'
  | 'draftAssistant'
  | 'publishAssistant'
  | 'rollBackAssistant'
  | 'retireAssistant'
  | 'putAssistantDesk'
  | 'getModelBudgets'
  | 'putModelBudgets'
  | 'countAssistants'

export function assistantHandlers(parts: AssistantHandlersParts): Pick<Handlers, Ids> {
  const { db, now, newId, configured, changed } = parts
  const audited = (caller: Caller) => ({ by: doerOf(caller), newId })

  async function whole(workspace: string, id: string): Promise<AssistantWhole> {
    const { assistants, desk } = await readAssistants(parts, workspace)
    const row = assistants.find((each) => each.id === id)
    if (!row) throw new ProblemError('assistant_not_found')
    const versions = await readVersions(db, workspace, id)
    return {
      ...onList(row, desk),
      draft: row.draft,
      revision: row.revision,
      versions: versions.map((version) => ({ ...version, createdAt: iso(version.createdAt) })),
    }
  }

  return {
    async listAssistants({ caller }) {
      const { assistants, desk } = await readAssistants(parts, caller.workspace)
      return { assistants: assistants.map((row) => onList(row, desk)), desk, model: configured }
    },

    async createAssistant({ caller, body }) {
      return whole(caller.workspace, await createAssistant(parts, caller.workspace, body.settings, audited(caller)))
    },

    getAssistant: ({ caller, params }) => whole(caller.workspace, params.id),

    async draftAssistant({ caller, params, body }) {
      await draftAssistant(parts, caller.workspace, { ...params, ...body }, audited(caller))
      return whole(caller.workspace, params.id)
    },

    async publishAssistant({ caller, params, body }) {
      await publishAssistant(parts, caller.workspace, { ...params, ...body }, audited(caller))
      changed(caller.workspace)
      return whole(caller.workspace, params.id)
    },

    async rollBackAssistant({ caller, params, body }) {
      await rollBackAssistant(parts, caller.workspace, { ...params, ...body }, audited(caller))
      changed(caller.workspace)
      return whole(caller.workspace, params.id)
    },

    async retireAssistant({ caller, params }) {
      await retireAssistant(parts, caller.workspace, params.id, audited(caller))
      changed(caller.workspace)
    },

    async putAssistantDesk({ caller, body }) {
      const desk = await putDesk(parts, caller.workspace, body, audited(caller))
      changed(caller.workspace)
      return desk
    },

    getModelBudgets: ({ caller }) => readBudgets(parts, caller.workspace),

    async putModelBudgets({ caller, body }) {
      await putBudgets(parts, caller.workspace, body, audited(caller))
      return readBudgets(parts, caller.workspace)
    },

    async countAssistants({ caller, query }) {
      const span = spanOf(query, now())
      return { from: iso(span.from), to: iso(span.to), versions: await countAssistants(db, caller.workspace, span) }
    },
  }
}

function onList(row: AssistantRow, desk: Awaited<ReturnType<typeof readAssistants>>['desk']): AssistantOnList {
  const { name, mark, goal, model } = row.live ?? row.draft
  return {
    id: row.id,
    name,
    mark,
    goal,
    model,
    liveVersion: row.liveVersion,
    isDefault: desk.defaultId === row.id,
    rules: desk.rules.filter(({ assistantId }) => assistantId === row.id).length,
    changed: row.live === null || changedFields(row.live, row.draft).length > 0,
    updatedAt: iso(row.updatedAt),
  }
}
