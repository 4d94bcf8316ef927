import { doerOf } from '../identity/audit.ts'
import type { KnownCaller } from '../identity/caller.ts'
import { importSnippets } from '../snippets/import-snippets.ts'
import { deleteSnippet, listSnippets, putSnippet, type Owner, type SnippetsParts } from '../snippets/snippets.ts'
import type { Handlers } from './operation.ts'
import { ProblemError } from './problem-error.ts'

type Ids = 'listSnippets' | 'putSnippet' | 'deleteSnippet' | 'importSnippets'

export function snippetHandlers({ now, ...deps }: SnippetsParts & { now: () => number }): Pick<Handlers, Ids> {
  return {
    listSnippets: async ({ caller }) => ({ snippets: await listSnippets(deps.db, caller.workspace, meOf(caller)) }),

    putSnippet({ caller, params, body: { scope, ...words } }) {
      const given = { workspace: caller.workspace, id: params.id, owner: ownerOf(caller, scope), by: doerOf(caller) }
      return putSnippet(deps, { ...given, ...words }, now())
    },

    deleteSnippet({ caller, params }) {
      const given = { workspace: caller.workspace, id: params.id, by: doerOf(caller) }
      return deleteSnippet(deps, { ...given, me: meOf(caller), mayShared: mayChangeShared(caller) }, now())
    },

    importSnippets({ caller, body: { scope, ...table } }) {
      const given = { workspace: caller.workspace, owner: ownerOf(caller, scope), by: doerOf(caller) }
      return importSnippets(deps, { ...given, ...table }, now())
    },
  }
}

const meOf = (caller: KnownCaller): Owner => (caller.kind === 'agent' ? caller.agentId : null)
const mayChangeShared = (caller: KnownCaller) =>
  caller.kind === 'key' || (caller.kind === 'agent' && caller.role !== 'agent')

/** Whose it becomes. A key is nobody, and has none of its own. */
function ownerOf(caller: KnownCaller, scope: 'workspace' | 'personal'): Owner {
  if (scope === 'workspace') {
    if (!mayChangeShared(caller))
      throw new ProblemError('actor_not_allowed', { detail: 'leads and admins change those of the workspace' })
    return null
  }
  const me = meOf(caller)
  if (me === null) throw new ProblemError('actor_not_allowed', { detail: 'an API key has no snippets of its own' })
  return me
}
