import type { AssistantSettings } from '@baton/protocol'
import { ProblemError } from '../api/problem-error.ts'
import type { Query } from '../db/database.ts'

/** Places that articles come from beside help centres. */
export const namedSources = ['articles', 'documents'] as const

/** What an assistant may use is there: a name that is nobody's would be an assistant that can do nothing, and says so to nobody. */
export async function assertParts(query: Query, workspace: string, settings: AssistantSettings): Promise<void> {
  const playbooks = settings.playbooks ?? []
  const guidance = settings.guidance ?? []
  const tools = settings.tools ?? []
  const sources = (settings.knowledge?.sources ?? []).filter((id) => !namedSources.some((each) => each === id))
  const [found] = await query<{ playbooks: string[]; guidance: string[]; sources: string[]; tools: string[] }>(
    `select coalesce((select array_agg(id) from baton.playbooks where workspace_id = $1 and id = any($2)), '{}') as playbooks,
      coalesce((select array_agg(id) from baton.knowledge_sources where workspace_id = $1 and id = any($3)), '{}') as sources,
      coalesce((select array_agg(id) from baton.guidance where workspace_id = $1 and id = any($4)), '{}') as guidance,
      coalesce((select array_agg(server_id || ':' || tool) from baton.actions where workspace_id = $1 and server_id || ':' || tool = any($5)), '{}') as tools`,
    [workspace, playbooks, sources, guidance, tools],
  )
  const errors = [
    ...playbooks
      .filter((id) => !found?.playbooks.includes(id))
      .map((id) => ({ path: 'settings.playbooks', message: `there is no playbook ${id}` })),
    ...tools
      .filter((name) => !found?.tools.includes(name))
      .map((name) => ({ path: 'settings.tools', message: `there is no tool ${name}` })),
    ...guidance
      .filter((id) => !found?.guidance.includes(id))
      .map((id) => ({ path: 'settings.guidance', message: `there is no guidance ${id}` })),
    ...sources
      .filter((id) => !found?.sources.includes(id))
      .map((id) => ({ path: 'settings.knowledge.sources', message: `there is no source ${id}` })),
  ]
  if (errors.length > 0) throw new ProblemError('unknown_part', { errors: errors.slice(0, 50) })
}
