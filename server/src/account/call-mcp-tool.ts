import { onMcpServer, type McpReach } from '../mcp/on-mcp-server.ts'
import type { Answered } from './ask-account.ts'

export interface McpCall extends McpReach {
  tool: string
  arguments: Record<string, string>
}

/**
 * Calls one tool of an MCP server: greeting, call and answer within `timeoutMs`. The answer is the tool's structured content, or its text read
 * as JSON. Never throws.
 */
export async function callMcpTool(call: McpCall): Promise<Answered> {
  const visited = await onMcpServer(call, (client, options) =>
    client.callTool({ name: call.tool, arguments: call.arguments }, options),
  )
  const { ms, httpStatus } = visited
  if (!visited.ok) return { ok: false, fault: visited.fault, ms, httpStatus }
  if (visited.value.isError) return { ok: false, fault: 'tool-error', ms, httpStatus: null }
  const answer = answerOf(visited.value)
  return answer === undefined
    ? { ok: false, fault: 'bad-answer', ms, httpStatus: null }
    : { ok: true, answer, ms, httpStatus }
}

function answerOf(result: { structuredContent?: unknown; content?: readonly unknown[] }): unknown {
  if (result.structuredContent !== undefined) return result.structuredContent
  for (const block of result.content ?? []) {
    if (typeof block !== 'object' || block === null || !('text' in block) || typeof block.text !== 'string') continue
    try {
      return JSON.parse(block.text) as unknown
    } catch {
      continue
    }
  }
  return undefined
}
