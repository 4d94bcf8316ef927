import * as z from 'zod'
import { misfitOf, type Conversation, type Turn } from './conversation.ts'

const Message = z.object({
  role: z.enum(['system', 'user', 'assistant', 'tool']),
  content: z.string().nullish(),
  tool_calls: z.array(z.object({ function: z.object({ name: z.string() }) })).nullish(),
})
const Run = z.object({
  task_id: z.union([z.number(), z.string()]),
  trial: z.union([z.number(), z.string()]).optional(),
  reward: z.number().optional(),
  traj: z.array(Message),
})

/** Whether a value looks like a run of tau-bench, whole or broken. */
export function isTau(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'traj' in value
}

/**
 * A run of tau-bench: what the customer and the assistant said. The assistant's instructions and what its tools answered are not
 * conversation; the names of the tools stay as a label of the words that follow, and a transfer to a person as `handoff: 1`.
 * Throws an Error that says what does not fit.
 */
export function fromTau(value: unknown): Conversation {
  const parsed = Run.safeParse(value)
  if (!parsed.success) throw new Error(misfitOf(parsed.error))
  const { task_id, trial = 0, reward, traj } = parsed.data
  const turns: Turn[] = []
  let tools: string[] = []
  for (const { role, content, tool_calls } of traj) {
    tools.push(...(tool_calls ?? []).map((call) => call.function.name))
    if (role !== 'user' && role !== 'assistant') continue
    const text = withoutControl(content ?? '')
    if (text === '') continue
    turns.push({
      role: role === 'user' ? 'customer' : 'assistant',
      text,
      ...(role === 'assistant' && tools.length > 0 ? { tools, ...(transfers(tools) ? { handoff: 1 } : {}) } : {}),
    })
    if (role === 'assistant') tools = []
  }
  // A transfer is often the last thing that happens, with no words after it.
  const last = turns.findLast(({ role }) => role === 'assistant')
  if (last && transfers(tools))
    Object.assign(last, { tools: [...((last['tools'] as string[]) ?? []), ...tools], handoff: 1 })
  if (turns.length === 0) throw new Error('nobody says anything')
  return {
    id: `tau-${task_id}-${trial}`,
    language: 'en',
    ...(reward === undefined ? {} : { outcome: reward >= 1 ? 'solved' : 'not-solved' }),
    turns,
  }
}

const transfers = (tools: readonly string[]) => tools.some((name) => name.startsWith('transfer_to_human'))

/** The simulated customer ends its part with `###STOP###`. */
function withoutControl(text: string): string {
  return text.replaceAll(/###[A-Z_]+###/g, '').trim()
}
