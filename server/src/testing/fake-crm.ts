import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server'
import * as z from 'zod'

/** A workspace's own system, faked: customers by id over HTTP at `/customers/{id}` and as the MCP tool `get_account` at `/mcp`. */
export interface FakeCrm {
  origin: string
  /** What it knows; changed by tests as they go. */
  customers: Map<string, object>
  /** How it behaves from now on. `hang`: takes the request and never answers; `slow`: answers when it is told to. */
  mood: 'well' | 'hang' | 'slow' | 'error' | 'garbage' | 'huge'
  /** Answers what waits. */
  answer(): void
  /** Requests that came, with their credentials. */
  asked: { path: string; authorization: string | undefined; key: string | undefined }[]
  /** How many requests are open. */
  open(): number
  end(): Promise<void>
}

export async function startFakeCrm(): Promise<FakeCrm> {
  let open = 0
  const waiting: (() => void)[] = []
  const crm: FakeCrm = {
    origin: '',
    customers: new Map(),
    mood: 'well',
    asked: [],
    open: () => open,
    answer: () => waiting.splice(0).forEach((run) => run()),
    end: () => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  }
  const mcp = createMcpHandler(() => {
    const it = new McpServer({ name: 'crm', version: '1' })
    it.registerTool(
      'get_account',
      { description: 'One customer', inputSchema: z.object({ externalId: z.string() }) },
      async ({ externalId }) => {
        const found = crm.customers.get(externalId)
        if (!found) return { isError: true, content: [{ type: 'text', text: 'no such customer' }] }
        return { content: [{ type: 'text', text: JSON.stringify(found) }] }
      },
    )
    return it
  })
  const server = http.createServer((request, response) => {
    open += 1
    response.on('close', () => (open -= 1))
    const { url = '/', headers } = request
    const key = headers['x-crm-key']
    crm.asked.push({
      path: url,
      authorization: headers.authorization,
      key: typeof key === 'string' ? key : undefined,
    })
    if (crm.mood === 'hang') return
    if (crm.mood === 'error') return void response.writeHead(500).end()
    if (crm.mood === 'garbage') return void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>Hello')
    if (crm.mood === 'huge')
      return void response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ name: 'x'.repeat(400_000) }))
    if (url.startsWith('/mcp')) return void serveMcp(request, response)
    const found = crm.customers.get(decodeURIComponent(url.replace('/customers/', '')))
    if (!found) return void response.writeHead(404).end()
    const answer = () => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(found))
    if (crm.mood === 'slow') waiting.push(answer)
    else answer()
  })

  async function serveMcp(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value)
    const { method = 'GET', url = '/' } = request
    const body = method === 'POST' ? Buffer.concat(chunks) : undefined
    const answer = await mcp.fetch(new Request(`${crm.origin}${url}`, { method, headers, ...(body ? { body } : {}) }))
    response.writeHead(answer.status, Object.fromEntries(answer.headers))
    if (answer.body) for await (const part of answer.body) response.write(part)
    response.end()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  crm.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return crm
}
