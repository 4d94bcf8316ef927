/** One message as the chat completions call carries it. */
export interface ChatMessage {
  role: 'system' | 'developer' | 'user' | 'assistant' | 'tool'
  content?: string | null | readonly { type: string; text?: string }[]
  tool_calls?: readonly { id: string; type: 'function'; function: { name: string; arguments: string } }[]
  tool_call_id?: string
}

/** A request as it came in. */
export interface ChatRequest {
  model: string
  messages: readonly ChatMessage[]
  stream?: boolean
  stream_options?: { include_usage?: boolean }
  tools?: readonly { type: 'function'; function: { name: string; description?: string; parameters?: unknown } }[]
  [more: string]: unknown
}

/** What the model does next. `wait` is in milliseconds. */
export type Piece =
  | { text: string }
  /** `arguments` as an object, or as the text that a broken model writes. */
  | { call: string; arguments: object | string }
  | { wait: number }
  /** Bytes as they stand, between the events of the stream. */
  | { raw: string }
  | { finish: 'stop' | 'length' | 'content_filter' }
  /** The connection breaks. */
  | { cut: true }
  /** Nothing more comes, and the connection stays open. */
  | { hang: true }
  /** An answer of HTTP instead of a stream; only as the first piece. */
  | { status: number; headers?: Record<string, string>; body?: object | string }

/** What the model does with the `nth` request (from 1). Everything it knows is in the request, as with the real one. */
export type Script = (request: ChatRequest, nth: number) => Iterable<Piece> | AsyncIterable<Piece>

/** An error as the real one words it. */
export function problem(message: string, type: string, code: string | null) {
  return { error: { message, type, param: null, code } }
}

/** Says one text, in chunks of the given size, `everyMs` apart. */
export function says(text: string, { size = 12, everyMs = 0 } = {}): Script {
  return function* () {
    yield* inChunks(text, size, everyMs)
  }
}

/** Calls a tool in the first request of a turn, then does what `then` says. */
export function calls(tool: string, args: object | string, then: Script): Script {
  return (request, nth) => (answersOf(request).length === 0 ? [{ call: tool, arguments: args }] : then(request, nth))
}

/** Calls these tools one after the other, each in a request of its own, then does what `then` says. */
export function callsInTurn(tools: readonly (readonly [tool: string, args: object])[], then: Script): Script {
  return (request, nth) => {
    const next = tools[answersOf(request).length]
    return next ? [{ call: next[0], arguments: next[1] }] : then(request, nth)
  }
}

/** What the tools answered since the last message of the user. */
export function answersOf({ messages }: ChatRequest): string[] {
  const asked = messages.findLastIndex(({ role }) => role === 'user')
  return messages.slice(asked + 1).flatMap((message) => (message.role === 'tool' ? [contentOf(message)] : []))
}

/** The text of a message, whichever of the two forms it has. */
export function contentOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content
  return (content ?? []).map(({ text }) => text ?? '').join('')
}

function* inChunks(text: string, size: number, everyMs: number): Generator<Piece> {
  for (let i = 0; i < text.length; i += size) {
    if (everyMs > 0) yield { wait: everyMs }
    yield { text: text.slice(i, i + size) }
  }
}

/** The twelve ways in which a model fails, by name. Times in milliseconds. */
export const modelFaults = {
  /** Accepts the request and never answers. */
  timeout: () => () => [{ hang: true }],
  'rate-limited': () => () => [
    {
      status: 429,
      headers: { 'retry-after': '30' },
      body: problem('Rate limit reached', 'requests', 'rate_limit_exceeded'),
    },
  ],
  'server-error': () => () => [{ status: 500, body: problem('The server had an error', 'server_error', null) }],
  'cut-stream': () => () => [{ text: 'You can send the reader back within' }, { cut: true }],
  garbage: () => says('\uFFFD\uFFFDx8 <|im_start|>{"na\u0007me":"�� ;;;;\uFFFD. '),
  'endless-loop': () =>
    function* () {
      for (;;) yield { text: 'Please restart the reader. ' }
    },
  empty: () => () => [],
  'claimed-transfer': () => says('I am transferring you to a colleague now. Please wait a moment.'),
  'tool-error': () => (_request: ChatRequest, nth: number) =>
    nth % 2 === 1
      ? [{ call: 'search_knowledge', arguments: '{"query": "returns' }]
      : [{ call: 'delete_everything', arguments: { sure: true } }],
  huge: () =>
    function* () {
      for (let i = 0; i < 50_000; i++) yield { text: `${i}word${i % 97}and${i % 89}more${i % 83} ` }
    },
  'slow-drip': ({ everyMs = 1000 } = {}) =>
    says('Send it back within thirty days and we refund the price. '.repeat(40), { size: 1, everyMs }),
  'wrong-language': () =>
    says('Puede devolver el lector en un plazo de treinta días y le devolvemos el dinero a la tarjeta. '),
} satisfies Record<string, (options?: { everyMs?: number }) => Script>

export type ModelFaultName = keyof typeof modelFaults
