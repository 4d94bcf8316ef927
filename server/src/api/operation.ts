import type { endpoints, OperationId } from '@baton/protocol'
import type { Readable } from 'node:stream'
import type * as z from 'zod'
import type { Caller, KnownCaller } from '../identity/caller.ts'

type Endpoints = typeof endpoints
type Parsed<E, K extends string> = E extends Record<K, infer S extends z.ZodType> ? z.output<S> : undefined
type CallerOf<E> = E extends { callers: readonly (infer C)[] } ? ('anybody' extends C ? Caller : KnownCaller) : never

/** What a handler of an operation gets: everything parsed, the caller known and admitted. */
export interface Call<K extends OperationId> {
  caller: CallerOf<Endpoints[K]>
  params: Parsed<Endpoints[K], 'params'>
  query: Parsed<Endpoints[K], 'query'>
  body: Parsed<Endpoints[K], 'body'>
  /** The bearer token that the caller came with. */
  token: string | undefined
  /** The body, where it is bytes: nothing of it was read yet. */
  upload: Readable | undefined
  request: { ip: string; origin: string | undefined; host: string | undefined }
  reply: {
    setCookie(value: string): void
    /** Lets a page of that origin read the answer. */
    allowOrigin(origin: string): void
  }
}

/** An answer that is bytes. */
export interface BytesOut {
  headers: Readonly<Record<string, string>>
  stream: Readable
}

type AnswerOf<E> = E extends { bytes: 'out' }
  ? BytesOut
  : E extends { answer: infer S extends z.ZodType }
    ? z.input<S>
    : void

/** One function for each operation of the protocol; missing one does not compile. */
export type Handlers = { [K in OperationId]: (call: Call<K>) => Promise<AnswerOf<Endpoints[K]>> }
