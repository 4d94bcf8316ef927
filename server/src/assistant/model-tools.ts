import type { Database } from '../db/database.ts'
import { mayOfferToGo } from '../identity/origins.ts'
import { guidanceFor } from '../guidance/guidance-for.ts'
import type { Meaning } from '../embedding/meaning.ts'
import { search } from '../knowledge/knowledge.ts'
import { callAction, type CallAction } from '../playbooks/call-action.ts'
import { inLocale, type Playbook } from '../playbooks/playbook.ts'
import { readPlaybooks } from '../playbooks/playbooks.ts'
import { fill } from '../playbooks/template.ts'
import { workspaceById } from '../workspace/workspace.ts'
import type { ActionCalls } from './model/action-tools.ts'
import type { ModelTools } from './model/tools.ts'

export interface ModelToolsParts {
  db: Database
  allowedOrigins: () => readonly string[]
  baseUrl: () => string
  /** What makes the calls of actions, where it is not the usual one. */
  call?: CallAction | undefined
  /** What may be done in other systems; in a drill nothing. */
  calls?: ActionCalls | undefined
  /** What finds articles in other words; absent where words alone are searched. */
  meaning?: Meaning | undefined
}

/**
 * What a model may do beside talking: search, and the first action of each playbook where nothing guards it. What moves money, and what a
 * playbook does only under a condition, is not in a model's reach: that way it takes a person, or the playbook itself.
 */
export function createModelTools({
  db,
  allowedOrigins,
  baseUrl,
  call = callAction,
  calls,
  meaning,
}: ModelToolsParts): ModelTools {
  return {
    calls,
    guidance: (wanted) => guidanceFor(db, wanted),
    search: ({ workspace, conversationId, query, locale, scope }) =>
      search(db, workspace, { q: query, locale, scope, conversationId, limit: 5 }, meaning),

    async mayGoTo(workspace, href) {
      const sites = (await workspaceById(db, workspace))?.sites ?? []
      return mayOfferToGo(href, sites, [originOf(baseUrl())])
    },

    async listActions(workspace) {
      const playbooks = await readPlaybooks(db, workspace)
      return playbooks.filter(actionOf).map(({ id, title, inputs }) => ({
        playbookId: id,
        title: inLocale(title, 'en'),
        description: inLocale(title, 'en'),
        inputs: inputs.map(({ name, ask }) => ({ name, description: inLocale(ask, 'en'), required: true })),
      }))
    },

    async runAction({ workspace, conversationId, playbookId, inputs }) {
      const playbook = (await readPlaybooks(db, workspace)).find(({ id }) => id === playbookId)
      const action = playbook && actionOf(playbook)
      if (!playbook || !action)
        return { outcome: 'action-failed', evidence: { fault: 'not-allowed' }, text: 'There is no such action.' }
      const values = readInputs(playbook, inputs)
      const valueOf = ([name = '']: readonly string[]) => (name === 'baseUrl' ? baseUrl() : values[name])
      const done = await call({
        method: action.method,
        url: fill(action.url.replaceAll('{{baseUrl}}', baseUrl()), valueOf, encodeURIComponent),
        body: filledBody(action.body, valueOf),
        timeoutMs: action.timeoutMs,
        key: `${conversationId}.${playbookId}`,
        allowedOrigins: allowedOrigins(),
      })
      return done.done
        ? { outcome: 'action-done', evidence: done.evidence, text: JSON.stringify(done.answer) }
        : { outcome: 'action-failed', evidence: done.evidence, text: `The action failed: ${done.evidence.fault}.` }
    },
  }
}

function actionOf(playbook: Playbook) {
  const first = playbook.steps.find((step) => step.kind === 'action')
  return first?.kind === 'action' && first.if === null && !first.action.moneyPath ? first.action : undefined
}

/** A value counts only as far as it fits the playbook's own pattern: a model does not widen what may be asked for. */
function readInputs(playbook: Playbook, given: Readonly<Record<string, string>>): Record<string, string> {
  const found = playbook.inputs.flatMap(({ name, pattern }) => {
    const match = new RegExp(pattern, 'iu').exec((given[name] ?? '').slice(0, 2000))
    return match ? [[name, match[0]] as const] : []
  })
  return Object.fromEntries(found)
}

function filledBody(body: unknown, valueOf: (path: readonly string[]) => unknown): unknown {
  if (typeof body === 'string') return fill(body, valueOf)
  if (Array.isArray(body)) return body.map((each) => filledBody(each, valueOf))
  if (typeof body !== 'object' || body === null) return body ?? undefined
  return Object.fromEntries(Object.entries(body).map(([key, each]) => [key, filledBody(each, valueOf)]))
}

const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : '')
