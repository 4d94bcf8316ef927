import { chooseAssistant, type Conversation, type TurnBy } from '@baton/engine'
import { AssistantSettings, type AssistantDesk, type AssistantRule } from '@baton/protocol'
import { openings } from '../calendar.ts'
import type { Database } from '../db/database.ts'
import { shippedDesk, shippedId, shippedSettings } from './shipped.ts'

/** Who takes a turn, in which version, and by which rule. */
export interface OnDuty {
  id: string
  version: number
  settings: AssistantSettings
  rule: TurnBy['rule']
}

export interface OnDutyDesk {
  /** Whose turn it is in a conversation on that page: whoever has this episode already, else whom the rules choose. */
  forTurn(
    workspace: string,
    state: Pick<Conversation, 'assistant' | 'episode' | 'channel' | 'language'>,
    page: { url: string; feature?: string | undefined } | null,
  ): Promise<OnDuty>
  /** An assistant, or who answers where, was changed here. */
  changed(workspace: string): void
}

interface Live {
  desk: AssistantDesk
  assistants: ReadonlyMap<string, { version: number; settings: AssistantSettings }>
}

const freshFor = 10_000
const mostKept = 2000

export function createOnDuty({ db, now }: { db: Database; now: () => number }): OnDutyDesk {
  const kept = new Map<string, { value: Promise<Live>; until: number }>()

  function of(workspace: string): Promise<Live> {
    const known = kept.get(workspace)
    if (known && known.until > now()) return known.value
    if (kept.size >= mostKept) kept.clear()
    const value = readLive(db, workspace)
    kept.set(workspace, { value, until: now() + freshFor })
    value.catch(() => kept.delete(workspace))
    return value
  }

  return {
    async forTurn(workspace, state, page) {
      const { desk, assistants } = await of(workspace)
      const before = state.assistant?.episode === state.episode ? state.assistant : null
      const same = before && assistants.get(before.assistantId)
      if (before && same) return { id: before.assistantId, ...same, rule: ruleOf(desk, before.assistantId) }
      const rules = desk.rules.map(({ hours, ...rule }) => ({ ...rule, open: isOpen(hours, now()) }))
      const { channel, language } = state
      const chosen = chooseAssistant(rules, desk.defaultId, { channel, language, page })
      const live = assistants.get(chosen.assistantId) ?? { version: 1, settings: shippedSettings }
      return { id: chosen.assistantId, ...live, rule: chosen.rule }
    },
    changed: (workspace) => void kept.delete(workspace),
  }
}

/** The first rule that names it: once chosen it stays, whatever page the customer goes to. */
function ruleOf({ rules }: AssistantDesk, id: string): number | null {
  const rule = rules.findIndex(({ assistantId }) => assistantId === id)
  return rule < 0 ? null : rule
}

export function isOpen(hours: AssistantRule['hours'], now: number): boolean {
  return hours === null || openings(hours, now).some(({ from, to }) => from <= now && now < to)
}

async function readLive(db: Database, workspace: string): Promise<Live> {
  const rows = await db.scoped<{ desk: AssistantDesk; id: string; version: number; settings: unknown }>(
    workspace,
    `select jsonb_build_object('defaultId', d.default_id, 'rules', d.rules, 'revision', d.revision) as desk, a.id, v.version, v.settings
      from baton.assistant_desks d
      join baton.assistants a on a.workspace_id = d.workspace_id and a.retired_at is null
      join baton.assistant_versions v on v.workspace_id = a.workspace_id and v.assistant_id = a.id and v.version = a.live_version
      where d.workspace_id = $1`,
    [workspace],
  )
  if (rows.length === 0)
    return { desk: shippedDesk, assistants: new Map([[shippedId, { version: 1, settings: shippedSettings }]]) }
  return {
    desk: rows[0]?.desk ?? shippedDesk,
    assistants: new Map(
      rows.map(({ id, version, settings }) => [id, { version, settings: AssistantSettings.parse(settings) }]),
    ),
  }
}
