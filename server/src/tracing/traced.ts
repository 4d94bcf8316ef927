import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanStatusCode,
  trace,
  type Attributes,
  type Context,
  type Span,
} from '@opentelemetry/api'

/** The places of a message's way that are traced, from where it comes in to where it goes out. */
export type SpanName = 'receive' | 'decide' | 'append' | 'push' | 'wake'

let on = false

/** Tracing begins, or ends: whoever calls this has registered what takes the spans. */
export function setTracing(to: boolean): void {
  on = to
}

/** Does it in a span of its own; where nobody traces, it does it and nothing else. Attributes are ids, names and numbers: never words. */
export function traced<T>(name: SpanName, attributes: Attributes, work: () => T): T {
  return on ? inSpan(name, attributes, context.active(), work) : work()
}

/** The same as the continuation of what another node, or a client, began: `carried` is a W3C `traceparent`. */
export function tracedFrom<T>(carried: string | undefined, name: SpanName, attributes: Attributes, work: () => T): T {
  if (!on) return work()
  const from = carried === undefined ? context.active() : propagation.extract(ROOT_CONTEXT, { traceparent: carried })
  return inSpan(name, attributes, from, work)
}

/** What another node needs to go on with this trace; undefined where there is none. */
export function carriedTrace(): string | undefined {
  if (!on) return undefined
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

function inSpan<T>(name: SpanName, attributes: Attributes, from: Context, work: () => T): T {
  return trace.getTracer('baton').startActiveSpan(name, { attributes }, from, (span) => {
    let result: T
    try {
      result = work()
    } catch (error) {
      failed(span, error)
      throw error
    }
    if (!(result instanceof Promise)) {
      span.end()
      return result
    }
    return result.then(
      (value: unknown) => {
        span.end()
        return value
      },
      (error: unknown) => {
        failed(span, error)
        throw error
      },
    ) as T
  })
}

/** The kind of the error and nothing of its message: it may quote somebody. */
function failed(span: Span, error: unknown): void {
  span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.name : 'error' })
  span.end()
}
