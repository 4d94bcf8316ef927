import { context, propagation, trace } from '@opentelemetry/api'
import { setTracing } from './traced.ts'

/**
 * Sends spans to an OpenTelemetry collector by OTLP over HTTP. What does it is loaded only then. Its headers and time-outs are the
 * variables of OpenTelemetry itself (OTEL_EXPORTER_OTLP_HEADERS, …). Gives what sends the rest and ends it.
 */
export async function startTracing(
  version: string,
  { service, share }: { service: string; share: number },
): Promise<() => Promise<void>> {
  const [
    { TracerProvider, BatchSpanProcessor, ParentBasedSampler, TraceIdRatioBasedSampler },
    { OTLPTraceExporter },
    { resourceFromAttributes },
  ] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ])
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    sampler: new ParentBasedSampler({ root: new TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new BatchSpanProcessor({ exporter: new OTLPTraceExporter() })],
  })
  await register(provider)
  return async () => {
    unregister()
    await provider.shutdown()
  }
}

/** Makes this provider the one that takes the spans of this process. */
export async function register(provider: Parameters<typeof trace.setGlobalTracerProvider>[0]): Promise<void> {
  const [{ AsyncLocalStorageContextManager }, { W3CTraceContextPropagator }] = await Promise.all([
    import('@opentelemetry/context-async-hooks'),
    import('@opentelemetry/core'),
  ])
  trace.setGlobalTracerProvider(provider)
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  propagation.setGlobalPropagator(new W3CTraceContextPropagator())
  setTracing(true)
}

export function unregister(): void {
  setTracing(false)
  trace.disable()
  context.disable()
  propagation.disable()
}
