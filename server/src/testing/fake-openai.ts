import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { problem, says, type ChatMessage, type ChatRequest, type Piece, type Script } from './chat-scripts.ts'

export interface FakeOpenAi {
  /** With `/v1`, as a base URL. */
  readonly url: string
  readonly key: string
  readonly model: string
  /** Every request for a completion that had the right key, oldest first. */
  readonly requests: readonly ChatRequest[]
  /** Streams whose client went away before they ended. */
  readonly abandoned: number
  /** What the model does from now on. */
  play(script: Script): void
  /** Scripts for the next requests, one each; then what `play` said. */
  next(...scripts: Script[]): void
  /** Forgets requests and scripts. */
  reset(): void
  close(): Promise<void>
}

export interface FakeOpenAiOptions {
  key?: string
  model?: string
  /** 0 for any free one. */
  port?: number
}

/**
 * A server that speaks OpenAI's chat completions over real HTTP on loopback: streamed and whole, tool calls, usage, errors, `/models`.
 * It refuses what the real one refuses: a wrong key, an unknown model, answers of tools that nobody called.
 */
export async function startFakeOpenAi({
  key = 'sk-fake',
  model = 'fake-1',
  port = 0,
}: FakeOpenAiOptions = {}): Promise<FakeOpenAi> {
  const requests: ChatRequest[] = []
  let queue: Script[] = []
  let script: Script = says('Hello.')
  let abandoned = 0

  const server = createServer((request, response) => {
    void answer(request, response).catch(() => response.destroy())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    if (request.headers.authorization !== `Bearer ${key}`) {
      return json(response, 401, problem('Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key'))
    }
    if (request.method === 'GET' && request.url === '/v1/models') {
      return json(response, 200, { object: 'list', data: [{ id: model, object: 'model', owned_by: 'fake' }] })
    }
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') {
      return json(response, 404, problem('Unknown request URL', 'invalid_request_error', null))
    }
    let body: ChatRequest
    try {
      body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ChatRequest
    } catch {
      return json(
        response,
        400,
        problem('We could not parse the JSON body of your request.', 'invalid_request_error', null),
      )
    }
    if (body.model !== model) {
      return json(
        response,
        404,
        problem(`The model ${body.model} does not exist`, 'invalid_request_error', 'model_not_found'),
      )
    }
    const wrong = whatIsWrong(body)
    if (wrong) return json(response, 400, problem(wrong, 'invalid_request_error', null))
    requests.push(body)
    const next = queue.shift() ?? script
    const nth = requests.length
    if (body.stream) await stream(response, body, next(body, nth), nth)
    else await whole(response, body, next(body, nth), nth)
  }

  async function stream(
    response: ServerResponse,
    body: ChatRequest,
    pieces: ReturnType<Script>,
    nth: number,
  ): Promise<void> {
    const base = { id: `chatcmpl-${nth}`, object: 'chat.completion.chunk', created: 1_700_000_000, model }
    const write = async (chunk: object) => {
      if (!response.write(`data: ${JSON.stringify({ ...base, ...chunk })}\n\n`)) await drained(response)
    }
    const choice = (delta: object, finish_reason: string | null = null) => ({
      choices: [{ index: 0, delta, finish_reason }],
    })
    let output = ''
    let called = 0
    let finish = 'stop'
    let begun = false
    response.on('close', () => {
      if (!response.writableFinished) abandoned++
    })
    for await (const piece of pieces) {
      if ('status' in piece) return refuse(response, piece)
      if ('hang' in piece) return void (await once(response, 'close'))
      if (!begun) {
        response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' })
        response.flushHeaders()
        begun = true
        await write(choice({ role: 'assistant', content: '' }))
      }
      if (response.destroyed) return
      if ('wait' in piece) await pause(piece.wait, response)
      else if ('raw' in piece) response.write(piece.raw)
      else if ('cut' in piece) return cut(response)
      else if ('finish' in piece) finish = piece.finish
      else if ('text' in piece) {
        output += piece.text
        await write(choice({ content: piece.text }))
        // A loop without an end must leave others room.
        await new Promise(setImmediate)
      } else {
        const index = called++
        const text = argumentsOf(piece)
        output += text
        await write(
          choice({
            tool_calls: [
              { index, id: `call_${nth}_${index}`, type: 'function', function: { name: piece.call, arguments: '' } },
            ],
          }),
        )
        for (const part of halves(text)) await write(choice({ tool_calls: [{ index, function: { arguments: part } }] }))
        finish = 'tool_calls'
      }
    }
    if (!begun) {
      response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' })
      await write(choice({ role: 'assistant', content: '' }))
    }
    await write(choice({}, finish))
    if (body.stream_options?.include_usage) await write({ choices: [], usage: usageOf(body, output) })
    response.end('data: [DONE]\n\n')
  }

  async function whole(
    response: ServerResponse,
    body: ChatRequest,
    pieces: ReturnType<Script>,
    nth: number,
  ): Promise<void> {
    let content = ''
    const tool_calls: object[] = []
    let finish = 'stop'
    for await (const piece of pieces) {
      if ('status' in piece) return refuse(response, piece)
      if ('wait' in piece) await pause(piece.wait, response)
      else if ('cut' in piece) return cut(response)
      else if ('hang' in piece) return void (await once(response, 'close'))
      else if ('finish' in piece) finish = piece.finish
      else if ('text' in piece) content += piece.text
      else if ('call' in piece) {
        tool_calls.push({
          id: `call_${nth}_${tool_calls.length}`,
          type: 'function',
          function: { name: piece.call, arguments: argumentsOf(piece) },
        })
        finish = 'tool_calls'
      }
      if (response.destroyed || content.length > 1_000_000) break
    }
    const message = { role: 'assistant', content: content || null, ...(tool_calls.length > 0 && { tool_calls }) }
    json(response, 200, {
      id: `chatcmpl-${nth}`,
      object: 'chat.completion',
      created: 1_700_000_000,
      model,
      choices: [{ index: 0, message, finish_reason: finish }],
      usage: usageOf(body, content + JSON.stringify(tool_calls)),
    })
  }

  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    key,
    model,
    requests,
    get abandoned() {
      return abandoned
    },
    play(next) {
      script = next
    },
    next(...scripts) {
      queue.push(...scripts)
    },
    reset() {
      requests.length = 0
      queue = []
      abandoned = 0
      script = says('Hello.')
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

/** What the real one says no to; null for a request that is well made. */
function whatIsWrong({ messages, tools }: ChatRequest): string | null {
  if (!Array.isArray(messages) || messages.length === 0) return "'messages' is too short"
  const open = new Set<string>()
  for (const message of messages as readonly ChatMessage[]) {
    if (message.role === 'tool') {
      if (!message.tool_call_id || !open.delete(message.tool_call_id)) {
        return "messages with role 'tool' must be a response to a preceding message with 'tool_calls'"
      }
    } else if (open.size > 0) {
      return "an assistant message with 'tool_calls' must be followed by tool messages responding to each 'tool_call_id'"
    }
    for (const call of message.tool_calls ?? []) open.add(call.id)
  }
  if (tools?.some((tool) => tool.type !== 'function' || !/^[\w-]{1,64}$/.test(tool.function.name)))
    return "Invalid 'tools'"
  return open.size > 0 ? 'tool_calls without an answer' : null
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

function refuse(response: ServerResponse, { status, headers, body = '' }: Extract<Piece, { status: number }>): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text)
}

/** Breaks the connection once what was written has left. */
function cut(response: ServerResponse): void {
  setTimeout(() => response.socket?.destroy(), 20)
}

async function pause(ms: number, response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      response.off('close', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    response.on('close', done)
  })
}

async function drained(response: ServerResponse): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
    if (response.destroyed) done()
  })
}

function argumentsOf({ arguments: given }: Extract<Piece, { call: string }>): string {
  return typeof given === 'string' ? given : JSON.stringify(given)
}

function halves(text: string): string[] {
  const middle = Math.ceil(text.length / 2)
  return [text.slice(0, middle), text.slice(middle)]
}

/** About four characters a token, as a rule of thumb has it. */
function usageOf({ messages }: ChatRequest, output: string) {
  const prompt_tokens = Math.ceil(JSON.stringify(messages).length / 4)
  const completion_tokens = Math.ceil(output.length / 4)
  return {
    prompt_tokens,
    completion_tokens,
    total_tokens: prompt_tokens + completion_tokens,
    prompt_tokens_details: { cached_tokens: 0 },
  }
}
